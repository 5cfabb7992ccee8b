import { closedToTokens } from '@gangmu/domain/access/token-use';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { decisionOf, operations } from '@gangmu/server/open-api/operations';
import { appRouter } from '@gangmu/server/router';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, apiDesk, type ApiDesk } from './api-desk.ts';
import { absentTarget, makeFixtures, type Fixtures } from './authz-fixtures.ts';
import { inputOf } from './authz-inputs.ts';
import { matrix } from './authz-matrix.ts';
import { uuidv7 } from 'uuidv7';

let desk: ApiDesk;
let fixtures: Fixtures;
let token: string;
beforeAll(async () => {
  desk = await apiDesk();
  fixtures = await makeFixtures(desk.world);
  const branch = desk.world.accounts.find(({ username }) => username === 'brs')?.unitId ?? '';
  const machine = await desk.machine(
    ['committeeStaff', desk.unitOf('GW')],
    ['organOffice', desk.unitOf('D01.P')],
    ['branchSecretary', branch],
  );
  ({ token } = await desk.give(machine));
}, 120_000);
afterAll(() => desk.close());

test('of every procedure it is decided whether other systems may call it, and why not', () => {
  const names = Object.keys(appRouter._def.procedures);
  expect(names.filter((name) => decisionOf(name) === null)).toEqual([]);
  const closed = names.filter((name) => typeof decisionOf(name) === 'string');
  for (const name of closed) expect(Object.keys(closedToTokens)).toContain(decisionOf(name));
  expect(closed.length + operations.length).toBe(names.length);
});

const places = [
  ['gwa', 'O'],
  ['gwa', 'D'],
  ['opa', 'O'],
  ['brs', 'O'],
] as const;

const never = [
  'account.',
  'grant.',
  'token.',
  'audit.',
  'ballot.',
  'survey.',
  'restrictedReturn.',
  'digest.',
];

test('accounts, grants, tokens, ballots, answers and restricted returns have no operation', () => {
  expect(operations.length).toBeGreaterThan(60);
  for (const { procedure } of operations)
    expect(
      never.filter((noun) => procedure.startsWith(noun)),
      procedure,
    ).toEqual([]);
});

test('the document is a valid OpenAPI 3.1 document in which every parameter of a path is named', async () => {
  const { status, json } = await desk.call(token, 'GET', '/openapi.json');
  expect(status).toBe(200);
  const validator = new Validator();
  const { valid, errors } = await validator.validate(json as Record<string, unknown>); // as it was just read
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
  const broken = structuredClone(json) as Record<string, unknown>; // the guard can fire
  broken.info = 1;
  expect((await new Validator().validate(broken)).valid).toBe(false);
  const { paths } = json as {
    paths: Record<
      string,
      Record<string, { operationId: string; parameters: { name: string; in: string }[] }>
    >;
  }; // just found valid
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => name)).toEqual(path.includes('{id}') ? ['id'] : []);
      return operation.operationId;
    }),
  );
  expect(described.sort()).toEqual(operations.map(({ procedure }) => procedure).sort());
  expect(JSON.stringify(json)).not.toContain('#/$defs');
});

/** Inputs of the matrix that end without an answer, where the demo world has one. */
async function betterInput(procedure: string): Promise<Record<string, unknown> | null> {
  if (procedure === 'paper.preview')
    return {
      kind: 'rectificationLedger',
      unitId: desk.unitOf('D01'),
      period: { per: 'year', on: demoDay },
    };
  if (procedure !== 'appraisal.facts') return null;
  const figure = await desk.world.db
    .selectFrom('appraisal_figure')
    .innerJoin('record', 'record.id', 'appraisal_figure.appraisal_id')
    .select(['record.id', 'appraisal_figure.figure'])
    .executeTakeFirstOrThrow();
  return { ...figure };
}

test.each(operations.filter(({ method }) => method === 'GET').map((one) => [one.procedure, one] as const))(
  '%s answers a token with what the procedure answers',
  async (procedure, operation) => {
    const better = await betterInput(procedure);
    const inputs = better
      ? [better]
      : matrix
          .filter(([name]) => name === procedure)
          .flatMap(([, object]) =>
            places.map(([subject, letter]) => {
              const target = fixtures.target(subject, letter) ?? absentTarget();
              return (inputOf(procedure, object, target, fixtures) ?? {}) as Record<string, unknown>; // inputs are objects
            }),
          );
    const answers: unknown[] = [];
    for (const input of inputs) {
      const { status, json } = await desk.call(token, 'GET', addressOf(operation, input));
      if (status === 200) return;
      answers.push([input, status, json]);
    }
    expect(answers).toBe('an answer to one of them');
  },
);

test('a write goes through the verb: with its key it happens once, and the audit names account and token', async () => {
  const unitId = desk.unitOf('D01.P');
  const machine = await desk.machine(['organOffice', unitId]);
  const given = await desk.give(machine, ['person.write']);
  const body = {
    unitId: desk.unitOf('D01.B001'),
    name: '接口新人',
    birthMonth: null,
    status: 'full',
    class: 'staff',
    joinedOn: null,
    fullOn: null,
  };
  const key = uuidv7();
  const once = await desk.call(given.token, 'POST', '/people', { body, key });
  const again = await desk.call(given.token, 'POST', '/people', { body, key });
  expect([once.status, again.status]).toEqual([200, 200]);
  expect(again.json).toEqual(once.json);
  const people = await desk.world.db
    .selectFrom('person')
    .select('id')
    .where('name', '=', body.name)
    .execute();
  expect(people).toHaveLength(1);
  const other = await desk.call(given.token, 'POST', '/people', { body: { ...body, name: '他人' }, key });
  expect(other.status).toBe(409);
  const unkeyed = await desk.call(given.token, 'POST', '/people', { body });
  expect(unkeyed).toMatchObject({
    status: 400,
    json: { refusal: { details: [{ place: 'Idempotency-Key' }] } },
  });
  const [row] = await desk.world.db
    .selectFrom('audit')
    .select(['user_id', 'address', 'outcome'])
    .where('verb', '=', 'person.create')
    .where('user_id', '=', machine)
    .execute();
  expect(row).toMatchObject({ user_id: machine, outcome: 'done' });
  expect(row?.address).toContain(given.prefix);
});

test('records are written and read by the type’s own rights', async () => {
  const branch = desk.world.accounts.find(({ username }) => username === 'brs')?.unitId ?? '';
  const machine = await desk.machine(['branchSecretary', branch]);
  const given = await desk.give(machine, ['session.write']);
  const body = {
    typeTags: ['forum'],
    heldOn: '2024-06-19',
    durationMin: 60,
    place: '会议室',
    host: '甲',
    lecturer: '',
    topics: ['学习'],
    absences: [],
    guests: '',
    decisions: [],
    linkedMeasures: [],
  };
  const path = '/records';
  const made = await desk.call(given.token, 'POST', path, {
    body: { type: 'session', unitId: branch, body },
    key: uuidv7(),
  });
  expect(made, JSON.stringify(made.json)).toMatchObject({ status: 200 });
  const { id } = made.json as { id: string }; // as its schema says
  expect(await desk.call(given.token, 'GET', `/records/${id}`)).toMatchObject({ status: 200 });
  const task = await desk.call(given.token, 'GET', '/assignments');
  expect(task).toMatchObject({ status: 403, json: { refusal: { reason: 'not-allowed' } } });
  const restricted = await desk.call(given.token, 'GET', '/records?type=hardshipAid');
  expect([403, 404]).toContain(restricted.status);
});
