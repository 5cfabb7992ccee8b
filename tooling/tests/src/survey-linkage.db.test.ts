import { insertUser, setPasswordHash } from '@gangmu/db/account';
import { connect } from '@gangmu/db/connect';
import type { Database } from '@gangmu/db/db';
import { insertGrant } from '@gangmu/db/grant';
import { insertBulk } from '@gangmu/db/insert-bulk';
import { hashPassword } from '@gangmu/db/password';
import { castAnswers } from '@gangmu/db/survey';
import { transact } from '@gangmu/db/transact';
import { appRouter } from '@gangmu/server/router';
import { createCaller } from '@gangmu/server/trpc';
import { testDatabase } from '@gangmu/vitest/database';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpTables } from './dump-tables.ts';
import { findLinks, listChanged, type Voter } from './find-links.ts';
import { freePort, signInAt } from './site.ts';
import { contextOf } from './world.ts';

/** What fifty answered, in their order: it is no order of any column but that of the calls. */
const choices = '20110212001221012021100212010221120012102021101220'.split('').map(Number);
/** Chance puts a third of fifty at their places; thirty are four standard deviations away. */
const chance = 30;

let db: Database;
let server: ChildProcess;
let portal: string;
let log = '';
let voters: Voter[];
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await testDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'gangmu-linkage-'));
  const ports = [await freePort(), await freePort()].map(String);
  portal = `http://127.0.0.1:${ports[0]}`;
  const site = path.join(import.meta.dirname, 'serve-site.ts');
  server = spawn(process.execPath, [site, database.url, dataDir, ...ports, 'info']);
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (part: Buffer) => {
      log += part.toString();
      if (log.includes('ready')) resolve();
    });
    server.once('exit', () => reject(new Error(`the site ended: ${log}`)));
  });
  db = connect(database.url, { poolSize: 4 });
  voters = await makeVoters();
  close = async () => {
    server.removeAllListeners('exit');
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
    await db.destroy();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
}, 180_000);
afterAll(() => close());

/** Fifty members of the first department with accounts of their own. */
async function makeVoters(): Promise<Voter[]> {
  const people = await db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .innerJoin('unit as department', 'department.id', 'unit.department_id')
    .leftJoin('auth_user', 'auth_user.personId', 'membership.person_id')
    .select(['membership.person_id as personId', 'unit.id as unitId'])
    .where('auth_user.id', 'is', null)
    .where('department.code', '=', 'D01')
    .where('membership.status', '=', 'full')
    .where('membership.to_on', 'is', null)
    .orderBy('membership.person_id')
    .limit(choices.length)
    .execute();
  const hash = await hashPassword('Gangmu-2024');
  const made = people.map((person, at) => ({
    ...person,
    userId: uuidv7(),
    username: `voter${at}.`,
    choice: choices[at] ?? 0,
  }));
  await transact(db, null, async (tx) => {
    for (const { userId, personId, unitId, username } of made) {
      await insertUser(tx, { id: userId, username, name: username, personId });
      await setPasswordHash(tx, userId, hash);
      const span = { from: '2024-01-01', to: null, grantedBy: null, adminOf: null };
      await insertGrant(tx, { id: uuidv7(), userId, role: 'member', unitId, ...span });
    }
  });
  return made;
}

async function openOne(): Promise<string> {
  const as = async (who: string) =>
    createCaller(appRouter)({ context: await contextOf(db, who), requestId: uuidv7() });
  const root = await db.selectFrom('unit').select('id').where('code', '=', 'GW').executeTakeFirstOrThrow();
  const built = await (await as('gwa')).survey.build({
    key: uuidv7(),
    unitId: root.id,
    title: '试验',
    closesOn: '2024-06-30',
    questions: [{ text: '负担', choices: ['轻', '中', '重'] }],
  });
  return (await (await as('gwl')).survey.open({ key: uuidv7(), id: built.id, expectedVersion: 1 })).id;
}

test('S-40: with the whole database, the logs and fifty known voters nobody is linked to an answer', async () => {
  const surveyId = await openOne();
  const cookies: string[] = [];
  for (const { username } of voters) cookies.push(await signInAt(portal, username));
  const before = await dumpTables(db);
  for (const [at, cookie] of cookies.entries()) {
    const response = await fetch(`${portal}/trpc/survey.answer`, {
      method: 'POST',
      headers: { cookie, origin: portal, 'content-type': 'application/json' },
      body: JSON.stringify({ id: surveyId, choices: [choices[at]] }),
    });
    expect(response.status, await response.text()).toBe(200);
  }
  await sleep(200); // the last lines of the log
  const dump = await dumpTables(db);
  const lines = log.split('\n');
  expect(lines.filter((line) => line.includes('survey.answer')).length, 'the log was caught').toBe(50);
  expect(dump.get('survey_answer')?.filter((row) => row['survey_id'] === surveyId)).toHaveLength(50);
  expect(
    listChanged(before, dump)
      // jobs go on, and the sealer catches up with what was audited before
      .filter((table) => !table.startsWith('job_') && table !== 'audit_seal')
      .sort(),
  ).toEqual(['survey_answer', 'survey_token']);
  const found = findLinks({ dump, log: lines, surveyId, voters });
  expect(found).toEqual({ named: 0, logged: 0, timed: 0, ordered: found.ordered });
  expect(found.ordered).toBeLessThan(chance);
});

test('the control: a token without a secret, ids of time, a moment, an audit row or a log line are each caught', async () => {
  const surveyId = await openOne();
  const { id: unitId } = await db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', 'D01')
    .executeTakeFirstOrThrow();
  const hidden = () => randomBytes(32).toString('hex');
  const cast = (id: string, token: (voter: Voter) => string) =>
    Promise.all(
      voters.map((voter) =>
        castAnswers(db, { surveyId: id, unitId, token: token(voter), choices: [voter.choice] }),
      ),
    );
  await cast(surveyId, ({ personId }) =>
    createHash('sha256').update(`survey/${surveyId}/${personId}`).digest('hex'),
  );
  const bare = await dumpTables(db);
  expect(findLinks({ dump: bare, log: [], surveyId, voters }).named).toBe(50);

  const ordered = await openOne();
  await transact(db, null, (tx) =>
    insertBulk(
      tx,
      'survey_answer',
      voters.map(({ choice }) => ({
        id: uuidv7(),
        survey_id: ordered,
        unit_id: unitId,
        question: 0,
        choice,
      })),
    ),
  );
  const inOrder = await dumpTables(db);
  expect(findLinks({ dump: inOrder, log: [], surveyId: ordered, voters }).ordered).toBe(50);

  const audited = await openOne();
  await cast(audited, hidden);
  const clean = await dumpTables(db);
  const audit = voters.map(({ userId }) => ({ user_id: userId, subject_id: audited }));
  const rows = (clean.get('survey_answer') ?? []).map((row) => ({ ...row, at: '2024-06-20 10:00:01' }));
  const log = voters.map(({ userId }) => JSON.stringify({ userId, survey: audited }));
  expect(findLinks({ dump: clean, log: [], surveyId: audited, voters })).toMatchObject({
    named: 0,
    logged: 0,
    timed: 0,
  });
  const leaky = new Map(clean).set('audit', audit).set('survey_answer', rows);
  expect(findLinks({ dump: leaky, log, surveyId: audited, voters })).toMatchObject({
    named: 50,
    logged: 50,
    timed: 50,
  });
});
