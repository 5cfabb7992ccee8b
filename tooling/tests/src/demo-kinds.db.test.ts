import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused } from './refused.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const unitOf = (username: string) =>
  world.accounts.find((account) => account.username === username)?.unitId ?? '';

test('the detailed department is as the domain describes it (10.1)', async () => {
  const [office, organ] = [await world.as('opa'), await world.as('ops')];
  const department = unitOf('dpg');
  expect(await office.procedure.development({ unitId: department })).toEqual({
    places: 24,
    taken: 11,
    admitted: 11,
    applicants: 63,
    activists: 38,
    targets: 21,
  });
  expect(await office.training.coverage({ unitId: department })).toEqual({ trained: 61, of: 70, exempt: 4 });
  const groups = await world.db
    .selectFrom('record')
    .select((select) => select.fn.countAll<string>().as('n'))
    .where('type', '=', 'youthGroup')
    .executeTakeFirstOrThrow();
  expect(Number(groups.n)).toBe(46);
  expect(await organ.procedure.aid({ unitId: department })).toEqual({ decided: 6 });
  const medals = await office.medal.due({ unitId: department });
  expect(medals.candidates).toHaveLength(6);
  expect(medals.candidates.filter((person) => person.fullOn === null)).toHaveLength(1);
  const staff = await world.as('gwa');
  expect(await staff.medal.due({ unitId: unitOf('gwa') })).toMatchObject({ stock: 100, issued: 0 });
  expect(medals.stock).toBeNull();
  const branchCommissioner = await world.as('brc3');
  expect((await branchCommissioner.medal.due({ unitId: unitOf('brc3') })).candidates).toHaveLength(6);
});

test('aid of fewer than five stays unseen above', async () => {
  const leader = await world.as('gwl');
  const other = await world.db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', 'D02')
    .executeTakeFirstOrThrow();
  expect(await leader.procedure.aid({ unitId: other.id })).toEqual({ decided: null });
});

test('C2: the radar counts terms by months, the letter goes once to each unit, the rate shows n / N / exempt', async () => {
  const [staff, office] = [await world.as('gwa'), await world.as('opa')];
  const radar = await office.election.radar({ unitId: unitOf('dpg') });
  const countOf = (gap: number) => radar.buckets.find((bucket) => bucket.gap === gap)?.count ?? -1;
  expect([countOf(0), countOf(1), countOf(3), countOf(6)]).toEqual([2, 0, 0, 7]);
  expect(radar.rate).toEqual({ inTerm: 2, of: 4, exempt: 1, overdue: 2 });
  const due = await office.election.terms({ unitId: unitOf('dpg'), gap: 6 });
  expect(due.rows.map((row) => row.termEnd)).toEqual(due.rows.map(() => '2024-12-18'));
  const all = await staff.election.radar({ unitId: unitOf('gwa') });
  expect(all.all).toBeGreaterThan(673);
  const letter = { unitId: unitOf('gwa'), gap: 6 as const, letterNo: '演示工函〔2024〕8号' };
  const key = uuidv7();
  const { sent } = await staff.election.remind({ key, ...letter });
  expect(sent).toBe(
    (all.buckets[0]?.count ?? 0) + all.buckets.slice(1, 4).reduce((sum, bucket) => sum + bucket.count, 0),
  );
  expect(await staff.election.remind({ key, ...letter })).toEqual({ sent });
  await expect(staff.election.remind({ key: uuidv7(), ...letter })).rejects.toEqual(refused('invalid'));
  await expect(office.election.remind({ key: uuidv7(), ...letter })).rejects.toEqual(refused('not-allowed'));
  const secretary = await world.as('brs');
  expect(await secretary.election.notice({ unitId: unitOf('brs') })).toMatchObject({
    termEnd: '2024-12-18',
    letters: [{ gap: 6, letterNo: '演示工函〔2024〕8号' }],
  });
});

test('a figure is set with a day, a version and a basis; nobody else may, the past is closed', async () => {
  const [staff, office] = [await world.as('gwa'), await world.as('opa')];
  const rule = (await staff.record.list({ type: 'regulation', text: '主题党日' })).rows[0];
  const set = (effectiveFrom: string, value: number, expectedVersion: number) => ({
    key: uuidv7(),
    name: 'M07.perMonth',
    value,
    effectiveFrom,
    regulationId: rule?.id ?? null,
    clause: '第一条',
    expectedVersion,
  });
  await expect(office.mechanism.setParameter(set('2024-07-01', 2, 0))).rejects.toEqual(
    refused('not-allowed'),
  );
  await expect(staff.mechanism.setParameter(set('2024-06-19', 2, 0))).rejects.toEqual(refused('invalid'));
  await staff.mechanism.setParameter(set('2024-07-01', 2, 0));
  await expect(staff.mechanism.setParameter(set('2024-07-01', 1, 0))).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  await staff.mechanism.setParameter(set('2024-07-01', 1, 1));
  const dependents = await office.regulation.dependents({ id: rule?.id ?? '' });
  expect(dependents.parameters.map((row) => row.effectiveFrom)).toEqual(['2024-01-01', '2024-07-01']);
  expect(dependents.mechanisms).toEqual(['M07']);
  expect(dependents.rules).toContain('ob.themeDay');
  expect(dependents.measures.map((measure) => measure.code)).toContain('8.3');
  expect(dependents.readingLists).toHaveLength(1);
  const audit = await world.db
    .selectFrom('audit')
    .select('outcome')
    .where('verb', '=', 'parameter.set')
    .execute();
  expect(audit.map((row) => row.outcome).sort()).toEqual(['changed-meanwhile', 'done', 'done', 'invalid']);
});

test('hours of the branch are its own: sessions and completions, each once', async () => {
  const secretary = await world.as('brs');
  const hours = await secretary.training.hours({ unitId: unitOf('brs') });
  expect(hours).toHaveLength(23);
  expect(new Set(hours.map((row) => row.wanted))).toEqual(new Set([32, 56]));
  const withCourse = await world.db
    .selectFrom('record')
    .select('person_id as id')
    .where('type', '=', 'enrolment')
    .where('unit_id', '=', unitOf('brs'))
    .executeTakeFirst();
  if (withCourse) expect(hours.find((row) => row.personId === withCourse.id)?.hours).toBe(32);
});

test('no demo record breaks the rules of its kind: every state is known, every due day a day', async () => {
  const rows = await world.db
    .selectFrom('record')
    .select(['type', 'state', 'body'])
    .where('type', '!=', 'session')
    .execute();
  const { readRecordDefinition } = await import('@gangmu/domain/kinds/find-record-definition');
  for (const row of rows) {
    const definition = readRecordDefinition(row.type);
    expect(Object.keys(definition.states), row.type).toContain(row.state);
    const known = [...Object.keys(definition.fields), ...(definition.written ?? [])];
    for (const name of Object.keys(row.body as object)) expect(known, `${row.type}.${name}`).toContain(name);
  }
});
