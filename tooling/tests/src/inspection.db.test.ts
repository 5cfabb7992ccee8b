import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

type Caller = Awaited<ReturnType<World['as']>>;
const unitOf = (username: string) =>
  world.accounts.find((account) => account.username === username)?.unitId ?? '';

async function step(
  caller: Caller,
  id: string,
  name: string,
  body?: Record<string, unknown>,
  reason?: string,
) {
  const { version } = await caller.record.read({ id });
  const said = { ...(body ? { body } : {}), ...(reason ? { reason } : {}) };
  return caller.record.step({ key: uuidv7(), id, step: name, expectedVersion: version, ...said });
}

async function inspectionOf(code: string) {
  return world.db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(['record.id', 'record.version', 'unit.id as unitId'])
    .where('record.type', '=', 'inspection')
    .where('unit.code', '=', code)
    .executeTakeFirstOrThrow();
}

test('C4: seven of sixteen are closed, nine go on, none is overdue, one came back', async () => {
  const { all } = await (await world.as('gwa')).inspection.rate();
  expect(all).toEqual({ confirmed: 16, closed: 7, inProgress: 9, overdue: 0, reopened: 1 });
  const own = await (await world.as('opa2')).inspection.rate();
  expect(own.all.confirmed).toBe(0);
});

test('C4: of thirty points twenty-one answer themselves, six are seen, three are read, none is asked', async () => {
  const { id } = await inspectionOf('D02');
  const sheet = await (await world.as('ins')).inspection.sheet({ id });
  expect(sheet.counts).toEqual({ derived: 21, onsite: 6, document: 3, ask: 0 });
  expect(sheet.minutesAsked).toBe(0);
  expect(sheet.units).toHaveLength(5);
  expect(sheet.draw?.isReproduced).toBe(true);
  expect(sheet.known.length).toBeGreaterThan(80);
  const themeDays = sheet.known.filter((one) => sheet.checklist[one.place]?.fact === 'session.themePartyDay');
  expect(themeDays.some((one) => one.sum > 0)).toBe(true);
});

test('nobody of the department is sent to inspect it, and a team has a leader and three people', async () => {
  const staff = await world.as('gwa');
  const { id, version, unitId } = await inspectionOf('D02');
  const { candidates } = await staff.inspection.team({ id });
  const idOf = (name: string) => candidates.find((one) => one.name.startsWith(name))?.userId ?? '';
  const set = (members: { userId: string; part: 'leader' | 'member' }[]) =>
    staff.inspection.setTeam({ key: uuidv7(), id, expectedVersion: version, to: '2024-12-31', members });
  const [own, other, third] = [idOf('督查员乙'), idOf('督查员丙'), idOf('督查员丁')];
  expect(candidates.find((one) => one.userId === own)?.isOwn).toBe(true);
  const mixed = [own, other, third].map((userId, at) => ({
    userId,
    part: at === 0 ? ('leader' as const) : ('member' as const),
  }));
  await expect(set(mixed)).rejects.toEqual(refused('invalid'));
  await expect(set(mixed.slice(1))).rejects.toEqual(refused('invalid'));
  expect(unitId).not.toBe('');
});

test('what is asked of a department and its drawn branches costs them time in the ledger, and is given back when called off', async () => {
  const staff = await world.as('gwa');
  const third = await world.db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', 'D03')
    .executeTakeFirstOrThrow();
  const plan = await world.db
    .selectFrom('record')
    .select('id')
    .where('type', '=', 'inspectionPlan')
    .executeTakeFirstOrThrow();
  const point = (source: string) => ({ item: '调研方案', basis: '要点 6.2', source, fact: '', need: null });
  const { id } = await staff.record.create({
    key: uuidv7(),
    type: 'inspection',
    unitId: third.id,
    parentId: plan.id,
    mechanism: 'M01',
    body: {
      startsOn: '2024-07-01',
      theme: '调查研究专项督查',
      apart: '事项不同',
      checklist: [point('ask'), point('onsite'), point('ask'), point('ask')],
    },
  });
  const { candidates } = await staff.inspection.team({ id });
  const members = candidates
    .filter(({ isOwn }) => !isOwn)
    .slice(0, 4)
    .map(({ userId }, at) => ({ userId, part: at === 0 ? ('leader' as const) : ('member' as const) }));
  await staff.inspection.setTeam({ key: uuidv7(), id, expectedVersion: 1, to: '2024-12-31', members });
  const minutes = async (unitId: string) => (await staff.burden.month({ unitId, month: '2024-07' })).minutes;
  const before = await minutes(third.id);
  await step(staff, id, 'notify');
  expect(await minutes(third.id)).toBe(before + 2); // three fields of half a minute, rounded up
  const sent = await world.db
    .selectFrom('auth_user')
    .select('username')
    .where('id', '=', members[0]?.userId ?? '')
    .executeTakeFirstOrThrow();
  const inspector = await world.as(sent.username ?? '');
  const { unitIds } = await inspector.inspection.draw({ key: uuidv7(), id, rule: 'random', count: 2 });
  const earlier = await Promise.all(unitIds.map(minutes));
  for (const used of earlier) expect(used).toBeGreaterThanOrEqual(2);
  await step(staff, id, 'cancel', undefined, '与审计合并');
  expect(await minutes(third.id)).toBe(before);
  expect(await Promise.all(unitIds.map(minutes))).toEqual(earlier.map((used) => used - 2));
});

test('the draw is made once; who noted offline merges, the later word of one person stands, twice is once', async () => {
  const { id, unitId } = await inspectionOf('D02');
  const [one, two] = [await world.as('ins'), await world.as('ins3')];
  await expect(one.inspection.draw({ key: uuidv7(), id, rule: 'random', count: 2 })).rejects.toEqual(
    refused('already-exists'),
  );
  const answer = (outcome: 'ok' | 'gap', at: string) => ({
    id: uuidv7(),
    unitId,
    place: 21,
    outcome,
    notedAt: `2024-06-20T0${at}:00:00Z`,
  });
  const late = { key: uuidv7(), id, answers: [answer('gap', '3')] };
  await one.inspection.answer(late);
  await one.inspection.answer({ key: uuidv7(), id, answers: [answer('ok', '1')] });
  await one.inspection.answer(late);
  await two.inspection.answer({ key: uuidv7(), id, answers: [answer('ok', '2')] });
  const { answers } = await one.inspection.sheet({ id });
  expect(
    answers.filter((given) => given.place === 21).map(({ outcome, isMine }) => [outcome, isMine]),
  ).toEqual(
    expect.arrayContaining([
      ['gap', true],
      ['ok', false],
    ]),
  );
  expect(answers.filter((given) => given.place === 21)).toHaveLength(2);
  await expect(
    one.inspection.answer({ key: uuidv7(), id, answers: [{ ...answer('ok', '4'), place: 0 }] }),
  ).rejects.toEqual(refused('invalid'));
});

test('C5: a third observation of a year is refused; nobody comments without being sent', async () => {
  const staff = await world.as('gwa');
  const plan = (await staff.record.list({ type: 'inspectionPlan' })).rows[0]?.id ?? '';
  const add = () =>
    staff.record.create({
      key: uuidv7(),
      type: 'observation',
      unitId: unitOf('dpg'),
      parentId: plan,
      body: { plannedOn: demoDay },
    });
  const { id } = await add();
  await expect(add()).rejects.toEqual(refused('invalid'));
  const said = { content: 'fitting', frequency: 'met', discussion: 'deep' };
  await expect(step(staff, id, 'comment', said)).rejects.toEqual(refused('invalid'));
  const rows = await staff.inspection.observed({ year: 2024 });
  expect(rows.find((row) => row.id === unitOf('dpg'))?.observed).toBe(2);
});

test('谁看过: what an inspector opens of a drawn branch is shown to the branch, and nothing else opens', async () => {
  const { id } = await inspectionOf('D02');
  const inspector = await world.as('ins');
  const sheet = await inspector.inspection.sheet({ id });
  const drawn = new Set(sheet.units.filter((unit) => unit.isSampled).map((unit) => unit.id));
  const { rows } = await inspector.record.list({ type: 'session', limit: 100 });
  const firstInspection = await inspectionOf('D01');
  const first = await inspector.inspection.sheet({ id: firstInspection.id });
  for (const unit of first.units) if (unit.isSampled) drawn.add(unit.id);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(drawn.has(row.unitId)).toBe(true);
  const read = await world.db
    .selectFrom('content_read')
    .select(['unit_id as unitId', 'record_id as recordId'])
    .execute();
  expect(new Set(read.map((row) => row.recordId))).toEqual(new Set(rows.map((row) => row.id)));
  await expect((await world.as('ins5')).record.list({ type: 'session' })).rejects.toEqual(
    refused('not-allowed'),
  );
  const secretary = await world.as('brs');
  await secretary.record.list({ type: 'session' });
  expect(await secretary.contentRead.list({ unitId: unitOf('brs') })).toEqual(
    drawn.has(unitOf('brs')) ? expect.arrayContaining([]) : [],
  );
});

const people = ['ins', 'ins2', 'gwa', 'gwd', 'opa', 'dpg', 'ops', 'odc', 'brs', 'opa2'] as const;
const outside = new Set(['ins', 'ins2', 'gwa', 'gwd']);
const steps = ['confirm', 'answer', 'plan', 'submit', 'giveBack', 'accept', 'close', 'reopen'] as const;

test('against the running API: no walk of any people reaches 销号 without evidence and two outsiders', async () => {
  const { id: parentId, unitId } = await inspectionOf('D01');
  const callers = new Map<string, Caller>();
  for (const who of people) callers.set(who, await world.as(who));
  const given: Partial<Record<string, Record<string, unknown>>> = {
    answer: { answer: '属实' },
    plan: { measures: '补开', owner: '甲', wantedBy: '2024-08-01' },
    close: { closedOn: demoDay, recheckOn: '2024-12-20' },
  };
  const sent = (bare: boolean) => ({
    sentOn: demoDay,
    result: '已补开',
    evidence: bare ? [] : [{ form: 'fact', what: '支部党员大会', on: demoDay }],
  });
  const anything = fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...steps), fc.boolean()), {
    maxLength: 4,
  });
  const way = [
    ['ins', 'confirm', false],
    ['opa', 'plan', false],
    ['opa', 'submit', false],
    ['ins', 'accept', false],
    ['gwa', 'close', false],
  ] as const;
  // the right way, with anything by anybody between its steps, so that 销号 is met often enough to be judged
  const walk = fc
    .tuple(...way.map((move) => anything.map((before) => [...before, move])))
    .map((parts) => parts.flat());
  let closings = 0;
  await fc.assert(
    fc.asyncProperty(walk, async (moves) => {
      const body = { raisedOn: '2024-06-03', text: '记录不全', item: '党小组会', weight: 'minor' };
      const inspector = await world.as('ins');
      const { id } = await inspector.record.create({
        key: uuidv7(),
        type: 'finding',
        unitId,
        parentId,
        body,
      });
      let evidence = false;
      let [sender, verifier] = ['', ''];
      for (const [who, name, bare] of moves) {
        const { state: before, version } = await inspector.record.read({ id });
        const caller = callers.get(who) ?? inspector;
        const said = name === 'submit' ? sent(bare) : given[name];
        const reason = name === 'giveBack' || name === 'reopen' ? { reason: '核对' } : {};
        const done = await caller.record
          .step({
            key: uuidv7(),
            id,
            step: name,
            expectedVersion: version,
            ...(said ? { body: said } : {}),
            ...reason,
          })
          .then(() => true)
          .catch(() => false);
        if (!done) continue;
        if (name === 'submit') [evidence, sender] = [!bare, who];
        if (name === 'accept') verifier = who;
        if (name === 'reopen') [evidence, verifier] = [false, ''];
        const { state } = await inspector.record.read({ id });
        if (state !== 'closed' || before === 'closed') continue;
        closings += 1;
        expect(evidence).toBe(true);
        expect(outside.has(verifier) && outside.has(who)).toBe(true);
        expect(new Set([sender, verifier, who]).size).toBe(3);
      }
    }),
    { numRuns: 12, seed: 4 },
  );
  expect(closings).toBeGreaterThan(0);
}, 120_000);
