import { castAnswers, insertSurvey, moveSurvey } from '@gangmu/db/survey';
import { transact } from '@gangmu/db/transact';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, demoWorld, type World } from './world.ts';
import { answerSurvey } from '@gangmu/server/survey/answer-survey';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const refused = (reason: string) => expect.objectContaining({ cause: expect.objectContaining({ reason }) });
const questions = [{ text: '负担', choices: ['轻', '中', '重'] }];
const root = () => world.accounts.find((account) => account.username === 'gwa')?.unitId ?? '';

async function openOne() {
  const built = await (await world.as('gwa')).survey.build({
    key: uuidv7(),
    unitId: root(),
    title: '试验',
    closesOn: '2024-06-30',
    questions,
  });
  const opened = await (await world.as('gwl')).survey.open({
    key: uuidv7(),
    id: built.id,
    expectedVersion: built.version,
  });
  return opened;
}

test('P5: the builder cannot open; nobody answers twice; who is not a member is not asked', async () => {
  const staff = await world.as('gwa');
  const built = await staff.survey.build({
    key: uuidv7(),
    unitId: root(),
    title: '试验',
    closesOn: '2024-06-30',
    questions,
  });
  await expect(staff.survey.open({ key: uuidv7(), id: built.id, expectedVersion: 1 })).rejects.toEqual(
    refused('not-allowed'),
  );
  const { id, version } = await openOne();
  const member = await world.as('mb');
  expect((await member.survey.read({ id })).mayAnswer).toBe(true);
  await expect(member.survey.answer({ id, choices: [3] })).rejects.toEqual(refused('invalid'));
  await member.survey.answer({ id, choices: [2] });
  await expect(member.survey.answer({ id, choices: [0] })).rejects.toEqual(refused('already-exists'));
  expect(await member.survey.read({ id })).toMatchObject({
    mayAnswer: false,
    hasAnswered: true,
    results: null,
  });
  await expect(staff.survey.answer({ id, choices: [0] })).rejects.toEqual(refused('not-allowed'));
  const open = await staff.survey.read({ id });
  expect(open.results, 'nothing is counted while it is open').toBeNull();
  await staff.survey.close({ key: uuidv7(), id, expectedVersion: version });
  const left = await world.db
    .selectFrom('survey_token')
    .select('token')
    .where('survey_id', '=', id)
    .execute();
  expect(left, 'the tokens are destroyed').toEqual([]);
  await expect(member.survey.answer({ id, choices: [0] })).rejects.toEqual(refused('not-in-this-state'));
  await expect(member.survey.read({ id })).resolves.toMatchObject({ results: null });
});

test('P5: an answer has no person, no time, no branch; nine answers hide a department, four a cell and its fellow', async () => {
  const columns = await sql<{ c: string }>`select column_name as c from information_schema.columns
    where table_schema = database() and table_name in ('survey_answer', 'survey_token') order by 1`.execute(
    world.db,
  );
  expect(columns.rows.map(({ c }) => c)).toEqual([
    'choice',
    'id',
    'question',
    'survey_id',
    'survey_id',
    'token',
    'unit_id',
  ]);
  const member = await world.as('mb');
  const published = (await member.survey.list()).find(({ state }) => state === 'published');
  const { results, measuresTaken } = await member.survey.read({ id: published?.id ?? '' });
  const [first] = results ?? [];
  const nine = first?.groups.find(({ name }) => name === '文澜');
  const four = first?.groups.find(({ name }) => name === '山川');
  expect(nine?.size).toBeNull();
  expect(nine?.counts).toEqual([null, null, null]);
  expect(four?.counts[1]).toBeNull();
  expect((four?.counts ?? []).filter((figure) => figure === null).length).toBeGreaterThan(1);
  expect(measuresTaken).toContain('合并三类报表');
  const units = await world.db
    .selectFrom('survey_answer')
    .innerJoin('unit', 'unit.id', 'unit_id')
    .select('unit.kind')
    .distinct()
    .execute();
  expect(units).toEqual([{ kind: 'department' }]);
});

/** Everything somebody with the whole database holds: each table as rows of text. */
async function dump(): Promise<Map<string, Record<string, string>[]>> {
  const tables = await sql<{
    t: string;
  }>`select table_name as t from information_schema.tables where table_schema = database()`.execute(world.db);
  const all = new Map<string, Record<string, string>[]>();
  for (const { t } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(t)} limit 20000`.execute(
      world.db,
    );
    all.set(
      t,
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            value instanceof Date ? value.toISOString() : String(value),
          ]),
        ),
      ),
    );
  }
  return all;
}

interface Voter {
  readonly userId: string;
  readonly personId: string;
  readonly choice: number;
}

/**
 * The attack: fifty known voters, in the order in which the access log shows their calls. A voter is linked where a row
 * of answers, or a row beside it, carries him (plain or hashed), or where the order of rows is the order of the calls.
 */
function attack(tables: Map<string, Record<string, string>[]>, surveyId: string, voters: readonly Voter[]) {
  const answers = (tables.get('survey_answer') ?? []).filter((row) => row['survey_id'] === surveyId);
  const traces = ['survey_answer', 'survey_token', 'audit', 'idempotency', 'content_read'].flatMap((name) =>
    (tables.get(name) ?? []).filter((row) => JSON.stringify(row).includes(surveyId)),
  );
  const byName = voters.filter(({ userId, personId }) => {
    const marks = [userId, personId].flatMap((mark) => [
      mark,
      ...[mark, `${surveyId}${mark}`, `survey/${surveyId}/${mark}`].map((text) =>
        createHash('sha256').update(text).digest('hex'),
      ),
    ]);
    return traces.some((row) => marks.some((mark) => JSON.stringify(row).includes(mark)));
  }).length;
  const timed = answers.filter((row) =>
    Object.values(row).some((value) => /\d{4}-\d\d-\d\d[T ]\d\d/.test(value)),
  ).length;
  const inOrder = [...answers].sort((a, b) => ((a['id'] ?? '') < (b['id'] ?? '') ? -1 : 1));
  const hits = voters.filter(({ choice }, at) => inOrder[at]?.['choice'] === String(choice)).length;
  return { byName, timed, hits };
}

async function listVoters(count: number): Promise<Voter[]> {
  const rows = await world.db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .innerJoin('unit as department', 'department.id', 'unit.department_id')
    .select('membership.person_id as personId')
    .where('department.code', '=', 'D01')
    .where('membership.status', '=', 'full')
    .where('membership.to_on', 'is', null)
    .orderBy('membership.person_id')
    .limit(count)
    .execute();
  // half say “light”, then half “heavy”: an order that shows at once if it is kept anywhere
  return rows.map(({ personId }, at) => ({ userId: uuidv7(), personId, choice: at < count / 2 ? 0 : 2 }));
}

test('S-40: with the whole database, the logs and fifty known voters nobody is linked to an answer', async () => {
  const { id } = await openOne();
  const voters = await listVoters(50);
  const base = await contextOf(world.db, 'mb');
  for (const { userId, personId, choice } of voters)
    await answerSurvey({ ...base, actor: { ...base.actor, userId, personId } }, { id, choices: [choice] });
  const found = attack(await dump(), id, voters);
  expect(found.byName).toBe(0);
  expect(found.timed).toBe(0);
  // by chance 25 of 50 fit; 40 would be six standard deviations away
  expect(found.hits).toBeLessThan(40);
  expect(found.hits).toBeGreaterThan(10);
});

test('S-40, the control: variants that leak an order, a name or a moment are caught by the same attack', async () => {
  const voters = await listVoters(50);
  const survey = {
    id: uuidv7(),
    unitId: root(),
    title: '漏',
    questions,
    closesOn: '2024-06-30',
    builtBy: uuidv7(),
  };
  await transact(world.db, null, async (tx) => {
    await insertSurvey(tx, survey);
    await moveSurvey(tx, survey.id, 1, { state: 'open' });
  });
  const d01 = await world.db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', 'D01')
    .executeTakeFirstOrThrow();
  for (const { personId } of voters)
    await castAnswers(world.db, {
      surveyId: survey.id,
      unitId: d01.id,
      token: createHash('sha256').update(`survey/${survey.id}/${personId}`).digest('hex'), // no secret in it
      choices: [0],
    });
  const tables = await dump();
  expect(attack(tables, survey.id, voters).byName, 'a token without a secret').toBe(50);
  const ordered = voters.map(({ choice }) => ({
    id: uuidv7(),
    survey_id: survey.id,
    choice: String(choice),
    at: '2024-06-20 10:00:00',
  }));
  const leaky = new Map(tables).set('survey_answer', ordered);
  expect(attack(leaky, survey.id, voters)).toMatchObject({ hits: 50, timed: 50 });
});
