import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

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

test('every step of a survey: who may not, whose it is not, what is stale, said twice, and what the audit keeps', async () => {
  const leader = await world.as('gwl');
  const office = await world.as('opa');
  const other = await world.as('opa2');
  const member = await world.as('mb');
  const department = world.accounts.find((account) => account.username === 'dpg')?.unitId ?? '';
  const asked = {
    key: uuidv7(),
    unitId: department,
    title: '部门调研',
    closesOn: '2024-06-30',
    questions,
  };
  await expect(leader.survey.build(asked)).rejects.toEqual(refused('not-allowed'));
  await expect(member.survey.build(asked)).rejects.toEqual(refused('not-allowed'));
  await expect(other.survey.build(asked)).rejects.toEqual(refused('not-found'));
  await expect(office.survey.build({ ...asked, key: uuidv7(), closesOn: '2024-06-20' })).rejects.toEqual(
    refused('invalid'),
  );
  const built = await office.survey.build(asked);
  expect(await office.survey.build(asked)).toEqual(built);
  await expect(office.survey.build({ ...asked, title: '另一个' })).rejects.toEqual(
    refused('key-used-for-something-else'),
  );
  const { id } = built;
  await expect(other.survey.read({ id })).rejects.toEqual(refused('not-found'));
  await expect(member.survey.read({ id }), 'a draft').rejects.toEqual(refused('not-found'));

  const say = (expectedVersion: number) => ({ key: uuidv7(), id, expectedVersion });
  const secretary = await world.as('ops');
  await expect(office.survey.open(say(1))).rejects.toEqual(refused('not-allowed'));
  await expect(secretary.survey.open(say(9))).rejects.toEqual(refused('changed-meanwhile'));
  const opening = say(1);
  const opened = await secretary.survey.open(opening);
  expect(await secretary.survey.open(opening)).toEqual(opened);
  await expect(secretary.survey.open(say(2))).rejects.toEqual(refused('not-in-this-state'));

  await expect(member.survey.answer({ id: uuidv7(), choices: [0] })).rejects.toEqual(refused('not-found'));
  await expect(member.survey.answer({ id, choices: [0, 0] })).rejects.toEqual(refused('invalid'));
  const elsewhere = await department2();
  await expect(member.survey.answer({ id: elsewhere, choices: [0] })).rejects.toEqual(refused('not-found'));
  await member.survey.answer({ id, choices: [0] });

  for (const verb of ['close', 'publish'] as const) {
    const more = verb === 'publish' ? { measuresTaken: '改。' } : {};
    const call = (who: Caller, given: ReturnType<typeof say>) =>
      who.survey[verb]({ ...given, ...more } as never); // the words go with publishing alone
    const version = (await office.survey.read({ id })).version;
    await expect(call(leader, say(version))).rejects.toEqual(refused('not-allowed'));
    await expect(call(other, say(version))).rejects.toEqual(refused('not-found'));
    await expect(call(office, say(version + 7))).rejects.toEqual(refused('changed-meanwhile'));
    const given = say(version);
    const done = await call(office, given);
    expect(await call(office, given)).toEqual(done);
  }
  const { id: measureId } = await world.db
    .selectFrom('measure')
    .select('id')
    .where('code', '=', '7.2')
    .where('state', '=', 'issued')
    .executeTakeFirstOrThrow();
  const facts = await (await world.as('gwa')).overview.facts({ measureId });
  expect(
    facts.newest.map(({ title }) => title),
    'what is published moves its measure',
  ).toContain('部门调研');
  expect(facts.records).toBeGreaterThanOrEqual(2);
  const rows = await world.db
    .selectFrom('audit')
    .select(['verb', 'outcome'])
    .where('subject_id', '=', id)
    .execute();
  const doneOf = (verb: string) => rows.filter((row) => row.verb === verb && row.outcome === 'done').length;
  expect(['build', 'open', 'close', 'publish', 'answer'].map((verb) => doneOf(`survey.${verb}`))).toEqual([
    1, 1, 1, 1, 0,
  ]);
  expect(
    rows.some(({ verb }) => verb === 'survey.answer'),
    'not even a refused one',
  ).toBe(false);
});

test('questions or choices of the same words are refused: they could not be told apart', async () => {
  const staff = await world.as('gwa');
  for (const wrong of [[...questions, ...questions], [{ text: '负担', choices: ['轻', '轻'] }]])
    await expect(
      staff.survey.build({
        key: uuidv7(),
        unitId: root(),
        title: '试验',
        closesOn: '2024-06-30',
        questions: wrong,
      }),
    ).rejects.toThrow();
});

test('a department of nine members is in no answer: it counts with all who were asked', async () => {
  const { id } = await openOne();
  const home = world.accounts.find((account) => account.username === 'mb')?.unitId ?? '';
  const { department_id: department } = await world.db
    .selectFrom('unit')
    .select('department_id')
    .where('id', '=', home)
    .executeTakeFirstOrThrow();
  const person = await world.db
    .selectFrom('auth_user')
    .select('personId')
    .where('username', '=', 'mb')
    .executeTakeFirstOrThrow();
  await sql`update membership set to_on = '2024-06-19' where to_on is null and person_id <> ${person.personId}
    and unit_id in (select id from unit where department_id = ${department})`.execute(world.db);
  await (await world.as('mb')).survey.answer({ id, choices: [0] });
  const rows = await world.db
    .selectFrom('survey_answer')
    .select('unit_id')
    .where('survey_id', '=', id)
    .execute();
  expect(rows).toEqual([{ unit_id: root() }]);
});

type Caller = Awaited<ReturnType<World['as']>>;

/** An open survey of another department. */
async function department2(): Promise<string> {
  const { id: unitId } = await world.db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', 'D02')
    .executeTakeFirstOrThrow();
  const built = await (await world.as('gwa')).survey.build({
    key: uuidv7(),
    unitId,
    title: '试验',
    closesOn: '2024-06-30',
    questions,
  });
  const opened = { key: uuidv7(), id: built.id, expectedVersion: 1 };
  return (await (await world.as('gwl')).survey.open(opened)).id;
}
