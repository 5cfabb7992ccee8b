import { transact } from '@gangmu/db/transact';
import { setUserDisabled } from '@gangmu/db/account';
import { callsPerMinute, createCallLimit } from '@gangmu/server/open-api/call-limit';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { apiDesk, type ApiDesk } from './api-desk.ts';
import { refused, refusedAt } from './refused.ts';

let desk: ApiDesk;
let office: string;
beforeAll(async () => {
  desk = await apiDesk();
  office = desk.unitOf('D01.P');
}, 120_000);
afterAll(() => desk.close());

const signedOut = { status: 401, json: { refusal: { reason: 'signed-out' } } };

test('a token is shown once: neither the database nor the same key sent again gives it back', async () => {
  const machine = await desk.machine();
  const input = {
    key: uuidv7(),
    userId: machine,
    name: '数据中心',
    scope: ['unit.read' as const],
    lastOn: '2024-12-31',
  };
  const given = await desk.sys.token.give(input);
  expect(given.token).toMatch(/^gangmu_[\w-]{43}$/);
  expect((await desk.sys.token.give(input)).token).toBeNull();
  const secret = given.token?.slice(given.prefix.length) ?? '';
  for (const table of ['api_token', 'idempotency', 'audit'] as const) {
    const rows = await desk.world.db.selectFrom(table).selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
  }
  const { rows } = await desk.sys.token.list({});
  expect(rows.find(({ id }) => id === given.id)).toMatchObject({ prefix: given.prefix, lastUsedOn: null });
  await desk.call(given.token, 'GET', '/units/root');
  const used = (await desk.sys.token.list({})).rows.find(({ id }) => id === given.id);
  expect(used?.lastUsedOn).toBe(demoDay);
});

test('a one-time code is shown once too, whether it is sent again or to be found in the database', async () => {
  const input = { key: uuidv7(), username: 'newcomer', name: '新来的（演示）', personId: null };
  const made = await desk.sys.account.create(input);
  expect(made.code).toMatch(/^[\w-]{16}$/);
  expect(await desk.sys.account.create(input)).toEqual({ id: made.id, code: null });
  const reset = await desk.sys.account.resetCode({ key: uuidv7(), id: made.id });
  for (const code of [made.code, reset.code])
    for (const table of ['auth_verification', 'idempotency', 'audit'] as const) {
      const rows = await desk.world.db.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(code);
    }
});

test('a token ends within twelve months, and never belongs to a person', async () => {
  const machine = await desk.machine();
  const ask = (lastOn: string, userId = machine) =>
    desk.sys.token.give({ key: uuidv7(), userId, name: '甲', scope: ['unit.read'], lastOn });
  await expect(ask('2025-06-21')).rejects.toThrow(refusedAt('lastOn'));
  await expect(ask('2024-06-19')).rejects.toThrow(refusedAt('lastOn'));
  await expect(ask('2025-06-20')).resolves.toMatchObject({ prefix: expect.stringMatching(/^gangmu_/) });
  const person = desk.world.accounts.find(({ username }) => username === 'gwa')?.id ?? '';
  await expect(ask('2024-12-31', person)).rejects.toThrow(refusedAt('userId'));
});

test('a machine account has no password, gets no code, and is none of the three administrators', async () => {
  const machine = await desk.machine();
  await expect(desk.sys.account.resetCode({ key: uuidv7(), id: machine })).rejects.toThrow(
    refused('not-in-this-state'),
  );
  const sec = await desk.world.as('sec');
  const grant = { key: uuidv7(), userId: machine, unitId: desk.unitOf('GW'), from: demoDay, to: null };
  await expect(sec.grant.grant({ ...grant, role: 'auditor' })).rejects.toThrow(refusedAt('role'));
  await expect(sec.grant.grant({ ...grant, key: uuidv7(), role: 'committeeStaff' })).resolves.toBeTruthy();
});

test.each([
  ['a scope without the noun', ['plan.read'], 403],
  ['reading is not writing', ['assignment.read'], 200],
  ['writing is reading too', ['assignment.write'], 200],
] as const)('%s', async (_, scope, status) => {
  const { token } = await desk.give(await desk.machine(['organOffice', office]), scope);
  expect(await desk.call(token, 'GET', '/assignments')).toMatchObject({ status });
});

test('a scope to read does not accept, and a wide scope goes no further than the account', async () => {
  const { rows } = await (await desk.world.as('opa')).assignment.list({});
  const task = rows[0];
  const path = `/assignments/${task?.id}/accept`;
  const body = { expectedVersion: 999 };
  const narrow = await desk.give(await desk.machine(['organOffice', office]), ['assignment.read']);
  expect(await desk.call(narrow.token, 'POST', path, { body, key: uuidv7() })).toMatchObject({ status: 403 });
  const wide = await desk.give(await desk.machine(['organOffice', office]));
  expect(await desk.call(wide.token, 'POST', path, { body, key: uuidv7() })).toMatchObject({ status: 409 });
  const foreign = await desk.give(await desk.machine(['organOffice', desk.unitOf('D02.P')]));
  expect(await desk.call(foreign.token, 'POST', path, { body, key: uuidv7() })).toMatchObject({
    status: 404,
  });
});

test('revoked, past its last day, of a disabled account: the next call is refused', async () => {
  const machine = await desk.machine(['organOffice', office]);
  const [one, two, three] = [
    await desk.give(machine),
    await desk.give(machine, undefined, '2024-06-30'),
    await desk.give(machine),
  ];
  expect(await desk.call(one.token, 'GET', '/assignments')).toMatchObject({ status: 200 });
  await desk.sys.token.revoke({ key: uuidv7(), id: one.id, expectedVersion: 1 });
  const after = await desk.call(one.token, 'GET', '/assignments');
  expect(after).toMatchObject(signedOut);
  expect(after.headers['www-authenticate']).toBe('Bearer');
  await expect(desk.sys.token.revoke({ key: uuidv7(), id: one.id, expectedVersion: 2 })).rejects.toThrow(
    refused('not-in-this-state'),
  );
  desk.setDay('2024-06-30');
  expect(await desk.call(two.token, 'GET', '/assignments')).toMatchObject({ status: 200 });
  desk.setDay('2024-07-01');
  expect(await desk.call(two.token, 'GET', '/assignments')).toMatchObject(signedOut);
  desk.setDay(demoDay);
  await transact(desk.world.db, null, (tx) => setUserDisabled(tx, machine, true));
  expect(await desk.call(three.token, 'GET', '/assignments')).toMatchObject(signedOut);
});

test('a grant withdrawn after the token was given is gone at the next call', async () => {
  const machine = await desk.machine();
  const grantId = await desk.grant(machine, 'organOffice', office);
  const { token } = await desk.give(machine);
  expect(await desk.call(token, 'GET', '/assignments')).toMatchObject({ status: 200 });
  const sec = await desk.world.as('sec');
  await sec.grant.withdraw({ key: uuidv7(), id: grantId, expectedVersion: 1 });
  expect(await desk.call(token, 'GET', '/assignments')).toMatchObject({ status: 403 });
});

test('tokens do not work on the pages’ routes, sessions and other schemes not on the interface', async () => {
  const { token } = await desk.give(await desk.machine(['organOffice', office]));
  const authorization = `Bearer ${token}`;
  for (const url of ['/trpc/assignment.list', '/files/openapi.json', '/files/papers/x'])
    expect((await desk.app.inject({ url, headers: { authorization } })).statusCode, url).toBe(401);
  for (const headers of [
    { cookie: `c=${token}` },
    { authorization: `Basic ${token}` },
    { authorization: `Bearer ${token}x` },
    { authorization: 'Bearer gangmu_' },
  ])
    expect(await desk.call(null, 'GET', '/assignments', { headers })).toMatchObject(signedOut);
  expect(await desk.call(null, 'GET', `/assignments?token=${token}`)).toMatchObject(signedOut);
  const good = await desk.call(token, 'GET', '/assignments');
  expect(good.headers['set-cookie']).toBeUndefined();
  expect(good.headers['access-control-allow-origin']).toBeUndefined();
  const preflight = await desk.app.inject({
    method: 'OPTIONS',
    url: '/api/v1/assignments',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
  });
  expect(preflight.statusCode).toBe(401);
  expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
});

test('what the interface refuses is JSON in both languages with the place, and tells nothing of our insides', async () => {
  const { token } = await desk.give(await desk.machine(['organOffice', office]));
  const key = uuidv7();
  const answers = [
    await desk.call(token, 'GET', '/nothing'),
    await desk.call(token, 'GET', '/assignments?limit=many'),
    await desk.call(token, 'GET', '/assignments?unknown=1'),
    await desk.call(token, 'POST', '/assignments', { body: {}, key }),
    await desk.call(token, 'POST', '/people', { body: [] as object, key }),
    await desk.call(token, 'POST', '/people', { body: { constructor: 1, name: 1 }, key }),
    await desk.call(token, 'POST', '/people', { body: { name: 'x'.repeat(1_100_000) }, key }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 400, 400, 404, 400, 400, 400]);
  for (const { json } of answers) {
    const { refusal } = json as { refusal: { text: { zh: string; en: string } } };
    expect([refusal.text.zh, refusal.text.en].every((text) => text.length > 0)).toBe(true);
    expect(JSON.stringify(json)).not.toMatch(/node_modules|\.ts:|select |stack/);
  }
  expect(answers[1]?.json).toMatchObject({ refusal: { details: [{ place: 'limit' }] } });
});

test('a token that calls without end is told to wait; the next minute is new', () => {
  let now = 0;
  const requireRoom = createCallLimit(() => now);
  for (let call = 0; call < callsPerMinute; call += 1) requireRoom('a');
  expect(() => requireRoom('a')).toThrow(/calls a minute/);
  expect(() => requireRoom('b')).not.toThrow();
  now = 60_000;
  expect(() => requireRoom('a')).not.toThrow();
});
