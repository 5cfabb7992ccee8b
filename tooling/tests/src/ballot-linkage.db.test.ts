import { insertUser, setPasswordHash } from '@gangmu/db/account';
import { castBallots, findRound } from '@gangmu/db/ballot';
import { insertGrant } from '@gangmu/db/grant';
import { transact } from '@gangmu/db/transact';
import { createBallotKey, listBallotKeys, readBallotKey } from '@gangmu/server/appraisal/ballot-key';
import type { Context } from '@gangmu/server/context';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { stepMany, stepRecord } from '@gangmu/server/record/step-records';
import { createRecord } from '@gangmu/server/record/create-records';
import { spawn, type ChildProcess } from 'node:child_process';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attack, type KnownVoter, type Loot } from './ballot-attack.ts';
import { dumpTables, type Dump } from './dump-tables.ts';
import { freePort, signInAt } from './site.ts';
import { contextOf, demoWorld, type World } from './world.ts';

/** The secret of the server that `serve-site.ts` starts. */
const secret = 'a secret for tests only, never for people';
/** Tables that are large and that no vote touches; the full dumps hold them, those around each vote do not. */
const large = [
  'absence',
  'assignment',
  'assignment_step',
  'burden_entry',
  'fact',
  'membership',
  'obligation_status',
  'obligation_tally',
  'person',
  'record',
  'record_measure',
  'tally',
  'tally_day',
  'unit',
];
const logs: string[] = [];
let world: World;
let place: string;
let server: ChildProcess;
let portal: string;

beforeAll(async () => {
  world = await demoWorld();
  place = await mkdtemp(join(tmpdir(), 'gangmu-ballot-'));
  const [portalPort, consolePort] = [await freePort(), await freePort()];
  portal = `http://127.0.0.1:${portalPort}`;
  const file = new URL('serve-site.ts', import.meta.url).pathname;
  const args = [file, world.url, place, String(portalPort), String(consolePort), 'info'];
  server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    const keep = (chunk: Buffer) => {
      logs.push(...chunk.toString().split('\n'));
      if (logs.includes('ready')) resolve();
    };
    server.stdout?.on('data', keep);
    server.stderr?.on('data', keep);
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${logs.join('\n')}`)));
  });
}, 180_000);
afterAll(async () => {
  server.removeAllListeners('exit');
  server.kill();
  await world.close();
  await rm(place, { recursive: true, force: true });
});

async function as(username: string): Promise<Context> {
  return { ...(await contextOf(world.db, username)), dataDir: place, secret };
}

/** A round of the committee in which the members of one department rate the secretary of its organ committee. */
async function openRound(): Promise<{ cycleId: string; appraisalId: string }> {
  const staff = await as('gwa');
  const { id: cycleId } = await createRecord(staff, {
    key: uuidv7(),
    type: 'appraisalCycle',
    unitId: world.accounts.find(({ username }) => username === 'gwa')?.unitId ?? '',
    body: {
      startsOn: demoDay,
      reportBy: demoDay,
      year: 2022,
      level: 'organSecretaries',
      gradeSet: 'good',
      weights: [{ raterClass: 'members', weight: 100 }],
      topShare: null,
      reportMax: null,
      smallest: null,
    },
  });
  const step = (context: Context, name: string, version: number, body?: Record<string, unknown>) =>
    stepRecord(context, {
      key: uuidv7(),
      id: cycleId,
      step: name,
      expectedVersion: version,
      ...(body ? { body } : {}),
    });
  await step(staff, 'list', 1);
  const reports = await world.db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(['record.id', 'record.version', 'unit.code'])
    .where('record.parent_id', '=', cycleId)
    .execute();
  await stepMany(staff, {
    key: uuidv7(),
    step: 'excuse',
    reason: '分年轮流述职',
    records: reports
      .filter(({ code }) => code !== 'D01.P')
      .map(({ id, version }) => ({ id, expectedVersion: version })),
  });
  await step(await as('gwl'), 'start', 2);
  const appraisalId = reports.find(({ code }) => code === 'D01.P')?.id ?? '';
  await stepRecord(await as('ops'), {
    key: uuidv7(),
    id: appraisalId,
    step: 'submit',
    expectedVersion: 1,
    body: { reportedOn: demoDay, report: '述职' },
  });
  await step(staff, 'openBallot', 3, { ballotUntil: demoDay });
  return { cycleId, appraisalId };
}

/** Fifty members with accounts: the first half will say the best, the second the worst, an order that shows if it is kept. */
async function listVoters(): Promise<KnownVoter[]> {
  const people = await world.db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .innerJoin('unit as department', 'department.id', 'unit.department_id')
    .leftJoin('auth_user', 'auth_user.personId', 'membership.person_id')
    .leftJoin('post', 'post.person_id', 'membership.person_id')
    .select(['membership.person_id as personId', 'membership.unit_id as unitId'])
    .where('department.code', '=', 'D01')
    .where('membership.status', '=', 'full')
    .where('auth_user.id', 'is', null)
    .where('post.id', 'is', null)
    .orderBy('membership.person_id')
    .limit(50)
    .execute();
  const { password } = await world.db
    .selectFrom('auth_account')
    .innerJoin('auth_user', 'auth_user.id', 'auth_account.userId')
    .select('auth_account.password')
    .where('auth_user.username', '=', 'mb')
    .executeTakeFirstOrThrow();
  const voters: KnownVoter[] = [];
  await transact(world.db, null, async (tx) => {
    for (const [at, { personId, unitId }] of people.entries()) {
      const [userId, username] = [uuidv7(), `voter${at}`];
      await insertUser(tx, { id: userId, username, name: username, personId });
      await setPasswordHash(tx, userId, password ?? '');
      const span = { from: '2024-01-01', to: null, grantedBy: null, adminOf: null };
      await insertGrant(tx, { id: uuidv7(), userId, role: 'member', unitId, ...span });
      voters.push({ userId, personId, username, grade: at < 25 ? 0 : 3 });
    }
  });
  return voters;
}

async function vote(cookie: string, cycleId: string, appraisalId: string, grade: number) {
  const response = await fetch(`${portal}/trpc/ballot.cast`, {
    method: 'POST',
    headers: { origin: portal, 'content-type': 'application/json', cookie },
    body: JSON.stringify({ id: cycleId, marks: [{ id: appraisalId, grade }] }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
}

let loot: Loot;

test('S-40: with every table before and after each vote, the logs and fifty known voters nobody is linked to a mark', async () => {
  const { cycleId, appraisalId } = await openRound();
  const voters = await listVoters();
  const cookies: string[] = [];
  for (const { username } of voters) cookies.push(await signInAt(portal, username));
  const before = await dumpTables(world.db);
  const steps: Dump[] = [await dumpTables(world.db, large)];
  for (const [at, { grade }] of voters.entries()) {
    await vote(cookies[at] ?? '', cycleId, appraisalId, grade);
    steps.push(await dumpTables(world.db, large));
  }
  const after = await dumpTables(world.db);
  loot = { cycleId, appraisalId, before, after, steps, logs: [...logs], voters };
  expect(logs.filter((line) => line.includes('ballot.cast')).length, 'the log saw the votes').toBeGreaterThan(
    49,
  );
  expect(after.get('ballot')).toHaveLength(50);
  expect(after.get('ballot_token')).toHaveLength(50);
  expect(attack(loot)).toEqual({ byName: 0, byOrder: 0, byDiff: 0 });
  const sizes = new Set((after.get('ballot') ?? []).map((row) => row['sealed']?.length));
  expect([...sizes], 'a best mark looks like a worst one').toEqual([88]);
}, 180_000);

test('S-40: the close leaves two sums, no ballot, no token and no key; a backup from before says nothing any more', async () => {
  const { cycleId, appraisalId, after } = loot;
  expect(await listBallotKeys({ dataDir: place })).toEqual([cycleId]);
  const staff = await as('gwa');
  await stepRecord(staff, {
    key: uuidv7(),
    id: cycleId,
    step: 'closeBallot',
    expectedVersion: 4,
    body: { countedOn: demoDay },
  });
  const closed = await dumpTables(world.db);
  expect([closed.get('ballot'), closed.get('ballot_token')]).toEqual([[], []]);
  const sums = (closed.get('ballot_sum') ?? []).filter((row) => row['appraisal_id'] === appraisalId);
  expect(sums.map(({ grade, count }) => [grade, count])).toEqual([
    ['0', '25'],
    ['1', '0'],
    ['2', '0'],
    ['3', '25'],
  ]);
  expect(attack({ ...loot, after: closed })).toEqual({ byName: 0, byOrder: 0, byDiff: 0 });
  expect(await listBallotKeys({ dataDir: place })).toEqual([]);
  await expect(readBallotKey({ dataDir: place, secret }, cycleId)).rejects.toMatchObject({
    reason: 'unavailable',
  });
  // the server's secret and the backup without the file of the round: another file opens nothing
  const other = await createBallotKey({ dataDir: place, secret }, cycleId);
  const kept = (after.get('ballot') ?? []).map((row) => row['sealed'] ?? '');
  for (const sealed of kept) expect(() => other.unseal(sealed)).toThrow();
  expect(other.check).not.toBe((await findRound(world.db, cycleId))?.keyCheck);
}, 180_000);

test('S-40, the control: variants that leak a name, an order, a sum or a line of a log are caught by the same attack', () => {
  const { cycleId, appraisalId, voters } = loot;
  const table = (name: string, rows: Record<string, string>[]): Dump => new Map([[name, rows]]);
  const empty: Dump = new Map([['ballot', []]]);
  const quiet = { cycleId, appraisalId, voters, before: empty, after: empty, steps: [], logs: [] };

  const hashed = voters.map(({ personId }) => ({
    token: createHash('sha256').update(`${appraisalId}/${personId}`).digest('hex'),
  }));
  expect(attack({ ...quiet, after: table('ballot_token', hashed) }).byName, 'a token without a key').toBe(50);
  const line = ({ username, grade }: KnownVoter) =>
    `{"url":"/trpc/ballot.cast","user":"${username}","grade":${grade}}`;
  expect(attack({ ...quiet, logs: voters.map(line) }).byName, 'a log with the name').toBe(50);

  const ordered = voters.map(({ grade }) => ({ id: uuidv7(), grade: String(grade) }));
  expect(attack({ ...quiet, after: table('ballot', ordered) }).byOrder, 'ids in the order of time').toBe(50);

  const running = Array.from({ length: 51 }, (_, at) =>
    table(
      'ballot_sum',
      ['0', '3'].map((grade) => ({
        grade,
        count: String(voters.slice(0, at).filter((voter) => String(voter.grade) === grade).length),
      })),
    ),
  );
  expect(attack({ ...quiet, steps: running }).byDiff, 'a sum that runs along').toBe(50);

  // sealed under what the database holds: the real door with a key anybody can make
  const weak = weaklySealed(loot);
  expect(attack({ ...quiet, steps: weak }).byDiff, 'a key that lies beside the ballots').toBe(50);
});

function weaklySealed({ cycleId, appraisalId, voters }: Loot): Dump[] {
  const key = createHash('sha256').update(cycleId).digest();
  const rows = voters.map(({ grade }) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const body = Buffer.concat([cipher.update(`${appraisalId}2${grade}`), cipher.final()]);
    return { id: uuidv7(), sealed: Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url') };
  });
  return Array.from({ length: 51 }, (_, at) => new Map([['ballot', rows.slice(0, at)]]));
}

test('a token is used up once, whatever is sealed beside it', async () => {
  const cycleId = uuidv7();
  await transact(world.db, null, (tx) =>
    tx
      .insertInto('ballot_round')
      .values({ cycle_id: cycleId, until_on: demoDay, key_check: '0'.repeat(64) })
      .execute(),
  );
  const ballot = (sealed: string) => ({ token: 'a'.repeat(64), sealed: sealed.repeat(88) });
  expect(await castBallots(world.db, cycleId, [ballot('x')])).toBe(true);
  await expect(castBallots(world.db, cycleId, [ballot('y')])).rejects.toMatchObject({
    reason: 'already-exists',
  });
  const rows = await world.db.selectFrom('ballot').select('sealed').where('cycle_id', '=', cycleId).execute();
  expect(rows).toEqual([{ sealed: 'x'.repeat(88) }]);
  expect(await castBallots(world.db, uuidv7(), [ballot('z')]), 'no such round').toBe(false);
});
