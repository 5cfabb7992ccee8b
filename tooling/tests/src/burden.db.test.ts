import { demoDay } from '@gangmu/server/demo/demo-day';
import { TRPCError } from '@trpc/server';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused, refusedAt } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const key = () => uuidv7();
const unitOf = (username: string) =>
  world.accounts.find((account) => account.username === username)?.unitId ?? '';

/** Open tasks of the detailed department whose work may be passed down, each of another mechanism. */
async function listTasks() {
  const office = await world.as('opa');
  const { rows } = await office.assignment.list({ unitId: unitOf('dpg'), buckets: ['open'], limit: 100 });
  const tasks = [];
  for (const row of rows) {
    const task = await office.assignment.read({ id: row.id });
    if (task.dueOn === '2024-12-31' && task.allowed.includes('passDown') && task.measure.minutesBelow > 0)
      tasks.push(task);
  }
  return tasks;
}

const ask = { dueOn: '2024-07-31', reason: '请支部办理' };

test('a branch is asked for two hours a month at most; more needs the word of the secretary', async () => {
  const office = await world.as('opa');
  const organ = await world.as('ops');
  const branch = await world.as('brs2');
  const unitIds = [unitOf('brs2')];
  const month = async () => (await branch.burden.month({ unitId: unitOf('brs2'), month: '2024-07' })).minutes;
  const tasks = await listTasks();
  let asked = 0;
  for (const task of tasks) {
    const down = { ...ask, id: task.id, unitIds, although: '内容不同', key: key() };
    if (asked + task.measure.minutesBelow <= 120) {
      await office.assignment.passDown({ ...down, expectedVersion: task.version });
      asked += task.measure.minutesBelow;
      expect(await month()).toBe(asked);
      continue;
    }
    const over = { ...down, expectedVersion: task.version };
    await expect(office.assignment.passDown({ ...over, key: key() })).rejects.toEqual(refused('over-budget'));
    await expect(office.assignment.passDown({ ...over, key: key(), approved: true })).rejects.toEqual(
      refused('over-budget'),
    );
    await expect(organ.assignment.passDown({ ...over, key: key() })).rejects.toEqual(refused('over-budget'));
    await organ.assignment.passDown({ ...over, key: key(), approved: true });
    expect(await month()).toBe(asked + task.measure.minutesBelow);
    return;
  }
  throw new Error('the budget was never reached');
});

test('what most of the units are asked already is merged, or openly justified', async () => {
  const office = await world.as('opa');
  const tasks = await listTasks();
  const keysOf = async (id: string) =>
    world.db
      .selectFrom('measure')
      .select(['kind', 'mechanism'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  const byKeys = new Map<string, typeof tasks>();
  for (const task of tasks.filter(({ children }) => children.length === 0)) {
    const { kind, mechanism } = await keysOf(task.measureId);
    const at = `${kind} ${mechanism}`;
    byKeys.set(at, [...(byKeys.get(at) ?? []), task]);
  }
  const pair = [...byKeys.values()].find((list) => list.length > 1);
  if (!pair?.[0] || !pair[1]) throw new Error('no two tasks alike');
  const unitIds = [unitOf('brs')];
  const first = { ...ask, id: pair[0].id, unitIds, expectedVersion: pair[0].version };
  const second = { ...ask, id: pair[1].id, unitIds, expectedVersion: pair[1].version };
  await office.assignment.passDown({ ...first, key: key() });
  await expect(office.assignment.passDown({ ...second, key: key() })).rejects.toEqual(
    refused('asked-before'),
  );
  await office.assignment.passDown({ ...second, key: key(), although: '上级单独要求' });
  const [child] = (await office.assignment.read({ id: pair[1].id })).children;
  expect((await office.assignment.read({ id: child?.id ?? '' })).reason).toContain('上级单独要求');
});

test('the ledger equals a replay of what was asked and taken back', async () => {
  const staff = await world.as('gwa');
  const { rows } = await staff.assignment.list({ buckets: ['open'], limit: 100 });
  const one = rows.find((row) => row.role === 'implement' && row.unitId !== unitOf('dpg'));
  await staff.assignment.exempt({
    key: key(),
    id: one?.id ?? '',
    expectedVersion: one?.version ?? 0,
    reason: '机构调整',
  });
  const kept = await world.db
    .selectFrom('burden_entry')
    .select((select) => ['unit_id', 'month', select.fn.sum<string>('minutes').as('minutes')])
    .where('audience', '=', 'unit')
    .groupBy(['unit_id', 'month'])
    .execute();
  const asks = await world.db
    .selectFrom('assignment')
    .innerJoin('measure', 'measure.id', 'assignment.measure_id')
    .select([
      'assignment.unit_id',
      'assignment.due_on',
      'assignment.assigned_on',
      'assignment.state',
      'assignment.depth',
      'measure.ask_minutes',
      'measure.count_rule',
    ])
    .where('assignment.role', '=', 'implement')
    .execute();
  const replay = new Map<string, number>();
  for (const row of asks) {
    if (['withdrawn', 'exempted', 'folded'].includes(row.state) || row.count_rule !== null) continue;
    const minutes = row.depth === 1 ? row.ask_minutes : row.ask_minutes || 32;
    const at = `${row.unit_id} ${(row.due_on ?? row.assigned_on).slice(0, 7)}`;
    replay.set(at, (replay.get(at) ?? 0) + minutes);
  }
  const inspections = await world.db
    .selectFrom('record')
    .select(['id', 'unit_id', 'happened_on', 'state', 'body'])
    .where('type', '=', 'inspection')
    .where('state', 'not in', ['planned', 'cancelled'])
    .execute();
  expect(inspections.length).toBeGreaterThan(0);
  for (const { id, unit_id, happened_on, body } of inspections) {
    const { checklist } = body as unknown as { checklist: { source: string }[] }; // written by its kind
    const asked = checklist.filter(({ source }) => source === 'ask').length;
    const sampled = await world.db
      .selectFrom('inspection_sample')
      .select('unit_id')
      .where('record_id', '=', id)
      .execute();
    for (const unitId of [unit_id, ...sampled.map((row) => row.unit_id)]) {
      const at = `${unitId} ${happened_on.slice(0, 7)}`;
      replay.set(at, (replay.get(at) ?? 0) + Math.ceil(asked / 2));
    }
  }
  const surveys = await world.db
    .selectFrom('audit')
    .innerJoin('survey', 'survey.id', 'audit.subject_id')
    .select(['survey.id', 'survey.unit_id', 'survey.closes_on', 'survey.questions'])
    .where('audit.verb', '=', 'survey.open')
    .where('audit.outcome', '=', 'done')
    .execute();
  expect(surveys.length).toBeGreaterThan(0);
  const ofMembers = await world.db
    .selectFrom('burden_entry')
    .select(['ask_id', 'unit_id', 'month', 'minutes'])
    .where('audience', '=', 'member')
    .orderBy('ask_id')
    .execute();
  expect(ofMembers).toEqual(
    surveys
      .map(({ id, unit_id, closes_on, questions }) => ({
        ask_id: id,
        unit_id,
        month: closes_on.slice(0, 7),
        minutes: Math.ceil((JSON.parse(questions) as unknown[]).length / 2), // written by insertSurvey
      }))
      .toSorted((a, b) => (a.ask_id < b.ask_id ? -1 : 1)),
  );
  const nonZero = (entries: Iterable<readonly [string, number]>) =>
    [...entries].filter(([, minutes]) => minutes !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  expect(nonZero(kept.map((row) => [`${row.unit_id} ${row.month}`, Number(row.minutes)] as const))).toEqual(
    nonZero(replay),
  );
});

test('members are asked for twenty minutes a month at most; more needs a reason, which the audit keeps', async () => {
  const [staff, leader, member] = [await world.as('gwa'), await world.as('gwl'), await world.as('mb')];
  const question = (no: number) => ({ text: `问题 ${no}`, choices: ['好', '不好'] });
  const before = (await member.burden.mine()).minutes;
  let asked = before;
  const survey = () =>
    staff.survey.build({
      key: key(),
      unitId: unitOf('gwa'),
      title: '试验',
      closesOn: '2024-06-28',
      questions: Array.from({ length: 10 }, (_, no) => question(no)),
    });
  while (asked + 5 <= 20) {
    const { id } = await survey();
    await leader.survey.open({ key: key(), id, expectedVersion: 1 });
    asked += 5;
    expect(await member.burden.mine()).toEqual({ minutes: asked, budget: 20 });
  }
  expect(asked, 'at least one fitted').toBeGreaterThan(before);
  const { id } = await survey();
  expect((await leader.survey.read({ id })).ask).toMatchObject({ minutes: 5, used: asked, budget: 20 });
  const opening = { key: key(), id, expectedVersion: 1 };
  await expect(leader.survey.open(opening)).rejects.toEqual(refusedAt('although'));
  await leader.survey.open({ ...opening, key: key(), although: '全年仅此一次' });
  const audit = await world.db
    .selectFrom('audit')
    .select('after_json')
    .where('subject_id', '=', id)
    .where('verb', '=', 'survey.open')
    .where('outcome', '=', 'done')
    .executeTakeFirstOrThrow();
  expect(audit.after_json).toContain('全年仅此一次');
  const booked = await world.db.selectFrom('burden_entry').selectAll().where('ask_id', '=', id).execute();
  expect(booked).toMatchObject([{ audience: 'member', minutes: 5, month: '2024-06' }]);
  expect(booked[0]?.people).toBeGreaterThan(10_000);
  const [branch] = [await world.as('brs')];
  const month = await branch.burden.month({ unitId: unitOf('brs'), month: '2024-06' });
  expect(month.minutes, 'what members are asked is not asked of the branch').toBeLessThanOrEqual(120);
});

test('a word on burden is a sum: no name, no key, no moment; its answer is public and has an author', async () => {
  const branch = await world.as('brs');
  const { rows } = await branch.assignment.list({ unitId: unitOf('brs'), limit: 1 });
  const task = rows[0];
  if (!task) throw new Error('the branch was asked nothing');
  const before = await world.db.selectFrom('audit').select('id').execute();
  const keys = await world.db.selectFrom('idempotency').select('request_key').execute();
  await branch.burden.speak({ id: task.id, what: 'repeated' });
  await branch.burden.speak({ id: task.id, what: 'repeated' });
  expect(await world.db.selectFrom('audit').select('id').execute()).toEqual(before);
  expect(await world.db.selectFrom('idempotency').select('request_key').execute()).toEqual(keys);
  const office = await world.as('opa');
  const voice = (await office.burden.voices()).find((row) => row.measureId === task.measureId);
  expect(voice).toMatchObject({ what: 'repeated', count: 2, answerBy: '2024-07-04', answeredOn: null });
  if (!voice) return;
  const { measureId, issuerUnitId, what, version } = voice;
  const answer = { measureId, issuerUnitId, what, expectedVersion: version, answer: '已与上月的任务合并' };
  await expect((await world.as('opa2')).burden.answer({ ...answer, key: key() })).rejects.toThrow(TRPCError);
  const once = key();
  await office.burden.answer({ ...answer, key: once });
  await office.burden.answer({ ...answer, key: once });
  await expect(office.burden.answer({ ...answer, key: key() })).rejects.toEqual(refused('changed-meanwhile'));
  expect(await branch.burden.voicesOf({ id: task.id })).toEqual([
    expect.objectContaining({ answer: '已与上月的任务合并', answeredOn: demoDay }),
  ]);
});

test('the report is on issuers and names no unit that was asked', async () => {
  const ledger = await (await world.as('gwl')).burden.ledger({ year: 2024 });
  expect(ledger.length).toBeGreaterThan(0);
  expect(new Set(ledger.map((row) => row.issuerName))).toContain('示范机关工作委员会');
  const own = await (await world.as('brs2')).burden.ledger({ year: 2024 });
  expect(new Set(own.map((row) => row.units))).toEqual(new Set([1]));
});

test('a plan that asks for more than the year before is not published without a reason, which the audit keeps', async () => {
  const staff = await world.as('gwa');
  const leader = await world.as('gwl');
  const [plan] = await staff.plan.list();
  if (!plan) throw new Error('the demo has a plan');
  const root = await staff.unit.root();
  const revised = await staff.plan.revise({ key: key(), id: plan.id, expectedVersion: plan.version });
  const submitted = await staff.plan.submit({ key: key(), id: plan.id, expectedVersion: revised.version });
  const burden = await leader.plan.burden({ id: plan.id });
  expect(burden.lastYear).toBe(0);
  await world.db
    .insertInto('burden_entry')
    .values({
      id: uuidv7(),
      unit_id: unitOf('dpg'),
      month: '2023-09',
      minutes: burden.minutes - 60,
      ask_id: uuidv7(),
      issuer_unit_id: root.id,
      on_day: '2023-03-01',
    })
    .execute();
  expect((await leader.plan.burden({ id: plan.id })).lastYear).toBe(burden.minutes - 60);
  const at = { id: plan.id, expectedVersion: submitted.version };
  await expect(leader.plan.publish({ key: key(), ...at })).rejects.toEqual(refused('over-budget'));
  await leader.plan.publish({ key: key(), ...at, although: '中央部署的新任务' });
  const row = await world.db
    .selectFrom('audit')
    .select('after_json')
    .where('verb', '=', 'plan.publish')
    .where('outcome', '=', 'done')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(row.after_json).toContain('中央部署的新任务');
});
