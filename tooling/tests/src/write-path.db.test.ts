import { notFound } from '@gangmu/domain/refusal';
import { classify } from '@gangmu/db/failure';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

async function openTask() {
  const office = await world.as('opa');
  const { rows } = await office.assignment.list({ buckets: ['open'], limit: 100 });
  const row = rows.find((candidate) => candidate.state === 'accepted');
  if (!row) throw new Error('the demo world has no accepted task');
  return row;
}

async function countAudit(verb: string, outcome: string) {
  const row = await world.db
    .selectFrom('audit')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('verb', '=', verb)
    .where('outcome', '=', outcome)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

test('the same key twice, even at once, starts a task once and gives the same answer', async () => {
  const row = await openTask();
  const input = { key: uuidv7(), id: row.id, expectedVersion: row.version };
  const office = await world.as('opa');
  const before = await countAudit('assignment.start', 'done');
  const answers = await Promise.all([
    office.assignment.start(input),
    office.assignment.start(input),
    office.assignment.start(input),
  ]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ id: row.id, version: row.version + 1 })]),
  );
  expect(await office.assignment.start(input)).toEqual({ id: row.id, version: row.version + 1 });
  expect(await countAudit('assignment.start', 'done')).toBe(before + 1);
});

test('a key used for another input is refused, and another user’s key is never replayed', async () => {
  const row = await openTask();
  const office = await world.as('opa');
  const key = uuidv7();
  await office.assignment.start({ key, id: row.id, expectedVersion: row.version });
  const other = await openTask();
  await expect(
    office.assignment.start({ key, id: other.id, expectedVersion: other.version }),
  ).rejects.toEqual(refused('key-used-for-something-else'));
  const stranger = await world.as('opa2');
  await expect(stranger.assignment.start({ key, id: row.id, expectedVersion: row.version })).rejects.toEqual(
    refused('not-found'),
  );
});

test('a stale version is refused and changes nothing', async () => {
  const row = await openTask();
  const office = await world.as('opa');
  await office.assignment.start({ key: uuidv7(), id: row.id, expectedVersion: row.version });
  await expect(
    office.assignment.askExtension({
      key: uuidv7(),
      id: row.id,
      expectedVersion: row.version,
      dueOn: '2025-01-31',
      reason: '人手不足',
    }),
  ).rejects.toEqual(refused('changed-meanwhile'));
  expect(await office.assignment.read({ id: row.id })).toMatchObject({
    version: row.version + 1,
    wantedDueOn: null,
  });
});

test('many editors of one task: accepted writes are the versions, losers are told', async () => {
  const row = await openTask();
  const office = await world.as('opa');
  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, () =>
      office.assignment.start({ key: uuidv7(), id: row.id, expectedVersion: row.version }),
    ),
  );
  expect(tries.filter((entry) => entry.status === 'fulfilled')).toHaveLength(1);
  expect((await office.assignment.read({ id: row.id })).version).toBe(row.version + 1);
});

test('a refused write leaves one audit row with its reason and no other trace', async () => {
  const row = await openTask();
  const before = await countAudit('assignment.start', 'not-found');
  const stranger = await world.as('opa2');
  await expect(
    stranger.assignment.start({ key: uuidv7(), id: row.id, expectedVersion: row.version }),
  ).rejects.toEqual(refused('not-found'));
  expect(await countAudit('assignment.start', 'not-found')).toBe(before + 1);
});

test('foreign and absent answer alike', async () => {
  const row = await openTask();
  const stranger = await world.as('opa2');
  const answers = await Promise.all(
    [row.id, uuidv7()].map((id) =>
      stranger.assignment.read({ id }).catch((error: { cause: { text: unknown } }) => error.cause.text),
    ),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toEqual(notFound().text);
});

test('errors are told apart by number, and a deadlock is tried again', () => {
  const error = (errno: number) => Object.assign(new Error('x'), { errno });
  expect([1213, 1205, 1020].map((errno) => classify(error(errno)))).toEqual(['retry', 'retry', 'retry']);
  expect(classify(error(1062))).toBe('duplicate');
  expect(classify(error(1047))).toBe('reconnect');
  expect(classify(error(1064))).toBe('fatal');
  expect(classify(Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST' }))).toBe('reconnect');
});
