import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusedAt } from './refused.ts';
import { createRecord, takeRecordStep } from './take-record-step.ts';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
}, 120_000);
afterAll(() => world.close());

const unitOf = (username: string) =>
  world.accounts.find((account) => account.username === username)?.unitId ?? '';

/** The committee sets a figure from a day on, today by default. */
async function setFigure(name: string, value: number, effectiveFrom = demoDay): Promise<void> {
  const staff = await world.as('gwa');
  const setting = { name, value, effectiveFrom, regulationId: null, clause: '', expectedVersion: 0 };
  await staff.mechanism.setParameter({ key: uuidv7(), ...setting });
}

const session = (typeTag: string, more: Record<string, unknown> = {}) => ({
  typeTags: [typeTag],
  heldOn: demoDay,
  durationMin: 60,
  place: '会议室',
  host: '甲',
  lecturer: '',
  topics: [],
  absences: [],
  guests: '',
  decisions: [],
  linkedMeasures: [],
  ...more,
});

test('the reminder goes out as many months ahead as are in force (M39)', async () => {
  const [staff, unitId] = [await world.as('gwa'), unitOf('gwa')];
  const gapsOf = async () => {
    const { buckets, reminderMonths } = await staff.election.radar({ unitId });
    return [buckets.map(({ gap }) => gap), reminderMonths];
  };
  expect(await gapsOf()).toEqual([[0, 1, 3, 6, 12], 6]);
  await setFigure('M39.reminderMonths', 8);
  expect(await gapsOf()).toEqual([[0, 1, 3, 8, 12], 8]);
  const letter = (gap: number) => ({ key: uuidv7(), unitId, gap, letterNo: '函〔2024〕8号' });
  await expect(staff.election.remind(letter(6))).rejects.toEqual(refusedAt('gap'));
  await expect(staff.election.terms({ unitId, gap: 6 })).rejects.toEqual(refusedAt('gap'));
  const { sent } = await staff.election.remind(letter(8));
  const { rows } = await staff.election.terms({ unitId, gap: 8, limit: 200 });
  expect(rows.length).toBeGreaterThan(0);
  expect(sent).toBeGreaterThanOrEqual(rows.length);
  expect(rows.every(({ remindedOn }) => remindedOn === demoDay)).toBe(true);
});

test('who is new in a key post is not counted as long as the grace in force (M25)', async () => {
  const office = await world.as('opa');
  const covered = () => office.training.coverage({ unitId: unitOf('dpg') });
  expect(await covered()).toEqual({ trained: 61, of: 70, exempt: 4 });
  const holder = (await office.record.prefill({ type: 'keyPost', unitId: unitOf('brs') })).people.at(-1)?.id;
  const post = { listedOn: demoDay, post: '采购岗', holder, heldSince: '2024-05-06', exempt: '' };
  const id = await office.record.create({
    key: uuidv7(),
    type: 'keyPost',
    unitId: unitOf('brs'),
    mechanism: 'M25',
    body: post,
  });
  await takeRecordStep(office, id.id, 'admit');
  expect(await covered(), 'nobody has to mark it').toEqual({ trained: 61, of: 70, exempt: 5 });
  await setFigure('M25.graceMonths', 1);
  expect(await covered()).toEqual({ trained: 61, of: 75, exempt: 0 });
});

test('a campaign asks as many commitments as are in force, and no more (M16)', async () => {
  const { parentId } = await world.db
    .selectFrom('record')
    .select('parent_id as parentId')
    .where('type', '=', 'commitment')
    .executeTakeFirstOrThrow();
  const secretary = await world.as('brs');
  const known = await secretary.record.prefill({
    type: 'commitment',
    unitId: unitOf('brs'),
    parentId: parentId ?? '',
  });
  const commit = (at: number, items: string[]) =>
    secretary.record.create({
      key: uuidv7(),
      type: 'commitment',
      unitId: unitOf('brs'),
      parentId: parentId ?? '',
      mechanism: 'M16',
      body: { person: known.people.at(at)?.id, madeOn: demoDay, items },
    });
  await expect(commit(-1, ['一', '二', '三', '四'])).rejects.toEqual(refusedAt('items'));
  await commit(-1, ['一', '二', '三']);
  await setFigure('M16.commitments', 1);
  await expect(commit(-2, ['一', '二'])).rejects.toEqual(refusedAt('items'));
  await commit(-2, ['一']);
});

test('no more than the share in force are excellent in a member review (M08)', async () => {
  const secretary = await world.as('brs');
  const grades = (excellent: number) => [
    { grade: 'excellent', people: excellent },
    { grade: 'qualified', people: 20 - excellent },
  ];
  const review = (excellent: number, tag = 'memberReview') =>
    createRecord(secretary, 'session', unitOf('brs'), session(tag, { grades: grades(excellent) }));
  await expect(review(2, 'themePartyDay')).rejects.toEqual(refusedAt('grades'));
  await expect(review(7)).rejects.toEqual(refusedAt('grades'));
  const id = await review(6);
  await takeRecordStep(secretary, id, 'confirm');
  const facts = await world.db
    .selectFrom('fact')
    .select(['metric', 'amount'])
    .where('record_id', '=', id)
    .where('metric', 'like', 'review.%')
    .orderBy('metric')
    .execute();
  expect(facts.map(({ metric, amount }) => [metric, Number(amount)])).toEqual([
    ['review.excellent', 6],
    ['review.qualified', 14],
  ]);
  await setFigure('M08.excellentShare', 20);
  await expect(review(5)).rejects.toEqual(refusedAt('grades'));
});

test('a youth study expects those up to the age in force, not the whole branch (M05)', async () => {
  const [secretary, unitId] = [await world.as('brs'), unitOf('brs')];
  const born = await world.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.birth_month as month')
    .where('membership.unit_id', '=', unitId)
    .where('membership.status', '<>', 'applicant')
    .execute();
  const upTo = (age: number) => born.filter(({ month }) => (month ?? '') > `${2024 - age - 1}-06`).length;
  const expectedAt = async (tag: string) => {
    const id = await createRecord(secretary, 'session', unitId, session(tag));
    const row = await world.db
      .selectFrom('record')
      .select('expected')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.expected;
  };
  expect(await expectedAt('themePartyDay')).toBe(born.length);
  expect(await expectedAt('youthStudy')).toBe(upTo(40));
  expect(upTo(40)).toBeLessThan(born.length);
  await setFigure('M05.ageLimit', 30);
  expect(await expectedAt('youthStudy')).toBe(upTo(30));
  expect(upTo(30)).toBeLessThan(upTo(40));
});

test('a full-time share outside of the range in force is explained (M40)', async () => {
  const office = await world.as('opa');
  const list = (fullTime: number, why = '') =>
    createRecord(office, 'staffing', unitOf('opa'), { listedOn: demoDay, organStaff: 520, fullTime, why });
  await list(9);
  await expect(list(11)).rejects.toEqual(refusedAt('why'));
  await list(2, '小微机关，明确一名专人');
  await setFigure('M40.shareTo', 3);
  await list(11);
});
