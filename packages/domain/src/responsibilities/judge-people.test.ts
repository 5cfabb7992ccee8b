import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf } from '../mechanisms/parameters.ts';
import { addDays, addMonths, type Day } from '../time/day.ts';
import { periodsOfYear } from '../time/period.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import { judgeObligation } from './judge-obligation.ts';
import { judgeSlowly } from './judge-slowly.ts';
import { findObligationRule } from './obligation-rules.ts';
import type { HeldPost, ObligedUnit } from './obliged-unit.ts';
import { sampleMember, sampleUnit } from './sample-unit.ts';
import { groundOfYear } from './year-ground.ts';

const calendar: WorkingCalendar = { holidays: new Set(), workdays: new Set(), years: new Set([2024]) };
const figuresOn = figuresOf([]);

function judge(
  code: string,
  given: Partial<ObligedUnit>,
  today: Day,
  more: { year?: number; calendar?: WorkingCalendar } = {},
) {
  const rule = findObligationRule(code);
  if (!rule) throw new Error(code);
  const ground = groundOfYear({ today, calendar: more.calendar ?? calendar, figuresOn }, more.year ?? 2024);
  return judgeObligation(rule, sampleUnit(given), ground).map(
    ({ period, status, met, late, of, exempt }) => ({
      period: period.key,
      status,
      counts: [met, late, of, exempt],
    }),
  );
}

const post = (personId: string, from: Day, to: Day | null = null, isHere = true): HeldPost => ({
  personId,
  isHere,
  type: 'secretary',
  from,
  to,
});
const day = (from: Day, days: number) =>
  fc.integer({ min: 0, max: days }).map((count) => addDays(from, count));
const hoursOf = (hours: Record<string, number>) => new Map(Object.entries(hours));

test('members owe their hours where the year ends: n, N and the exempt are counts, and nobody is named', () => {
  const members = [
    sampleMember('reached'),
    sampleMember('short'),
    sampleMember('abroad', { class: 'abroad' }),
    sampleMember('suspended', { status: 'suspended' }),
    sampleMember('joined in spring', { status: 'probationary', joinedOn: '2024-03-01', fullOn: null }),
    sampleMember('moved away', { to: '2024-07-31' }),
    sampleMember('moved here', { from: '2024-08-01' }),
  ];
  const hours = hoursOf({ reached: 32, short: 31.5, 'moved away': 40, 'moved here': 33 });
  const of = (today: Day) => judge('ob.memberHours', { members, hours }, today)[0];
  expect(of('2024-06-20')).toEqual({ period: '2024', status: 'due', counts: [2, 0, 3, 1] });
  expect(of('2024-12-31')).toEqual({ period: '2024', status: 'due', counts: [2, 0, 3, 1] });
  expect(of('2025-01-02')).toEqual({ period: '2024', status: 'missed', counts: [2, 0, 3, 1] });
  expect(JSON.stringify(judge('ob.memberHours', { members, hours }, '2025-01-02'))).not.toContain('short');
});

test('an exemption lets off so many of those who have not met it, or all of them', () => {
  const members = ['a', 'b', 'c'].map((id) => sampleMember(id));
  const hours = hoursOf({ a: 40 });
  const exempt = (people: number | null) =>
    judge(
      'ob.memberHours',
      { members, hours, exemptions: [{ rule: 'ob.memberHours', period: '2024', people }] },
      '2025-01-02',
    )[0];
  expect(exempt(1)).toMatchObject({ status: 'missed', counts: [1, 0, 2, 1] });
  expect(exempt(2)).toMatchObject({ status: 'met', counts: [1, 0, 1, 2] });
  expect(exempt(9)).toMatchObject({ status: 'met', counts: [1, 0, 1, 2] });
  expect(exempt(null)).toMatchObject({ status: 'met', counts: [1, 0, 1, 2] });
});

test('a secretary owes more hours from the first full year in the post on, whoever re-elects or moves him', () => {
  const hours = hoursOf({ old: 60, re: 60, moved: 60, fresh: 60, left: 60 });
  const posts = [
    post('old', '2020-01-01'),
    post('re', '2021-05-06', '2024-05-05'),
    post('re', '2024-05-06'),
    post('moved', '2021-05-06', '2024-05-05', false),
    post('moved', '2024-05-06'),
    post('fresh', '2024-02-01'),
    post('left', '2020-01-01', '2024-11-30'),
  ];
  expect(judge('ob.secretaryHours', { hours, posts }, '2024-12-31')).toEqual([
    { period: '2024', status: 'met', counts: [3, 0, 3, 0] },
  ]);
  expect(judge('ob.secretaryHours', { hours, posts }, '2024-06-20')[0]?.counts).toEqual([4, 0, 4, 0]);
  expect(judge('ob.secretaryHours', { posts: [post('fresh', '2024-02-01')] }, '2024-12-31')).toEqual([]);
});

test('a new secretary is trained within six months; who goes on as one is not new, who comes back is', () => {
  const trained = (on: Day, tag = 'newSecretary') => [{ personId: 'new', tag, on }];
  const status = (posts: HeldPost[], today: Day, trainings = trained('2024-07-20')) =>
    judge('ob.newSecretary', { posts, trainings }, today)[0]?.status;
  const appointed = [post('new', '2024-03-10')];
  expect(status(appointed, '2024-08-01')).toBe('met');
  expect(status(appointed, '2024-08-01', trained('2024-07-20', 'branchSecretary'))).toBe('met');
  expect(status(appointed, '2024-08-01', trained('2024-07-20', 'young'))).toBe('due');
  expect(status(appointed, '2024-09-10', [])).toBe('due');
  expect(status(appointed, '2024-09-11', [])).toBe('missed');
  expect(status(appointed, '2024-10-08', trained('2024-10-07'))).toBe('metLate');
  expect(status([post('new', '2021-03-10', '2024-03-09'), ...appointed], '2024-10-08', [])).toBeUndefined();
  expect(
    status([post('new', '2021-03-10', '2024-03-09', false), ...appointed], '2024-10-08', []),
  ).toBeUndefined();
  expect(status([post('new', '2021-03-10', '2024-03-08'), ...appointed], '2024-10-08', [])).toBe('missed');
  expect(status([post('new', '2024-03-10', '2024-08-31')], '2024-10-08', [])).toBeUndefined();
  expect(status([post('new', '2023-09-10')], '2024-03-11', [])).toBe('missed');
  expect(status([post('new', '2024-09-10')], '2024-12-31', [])).toBeUndefined();
});

test('a term asks for one election by its end; a postponement in force is exempt in the year it leaves', () => {
  const of = (given: Partial<ObligedUnit>, today: Day, year = 2024) =>
    judge('ob.election', { termYears: 3, ...given }, today, { year })[0];
  const ending = { electedOn: '2021-09-30' };
  expect(of(ending, '2024-06-20')).toEqual({ period: '2024', status: 'due', counts: [0, 0, 1, 0] });
  expect(of(ending, '2024-10-01')?.status).toBe('missed');
  const held = (electedOn: Day) => ({ electedOn, elections: [{ electedOn, dueOn: '2024-09-30' }] });
  expect(of(held('2024-09-12'), '2024-10-01')?.status).toBe('met');
  expect(of(held('2023-12-12'), '2024-01-02')?.status).toBe('met');
  expect(of(held('2024-11-12'), '2024-12-01')?.status).toBe('metLate');
  const within = { ...ending, postponedTo: '2024-12-30' };
  expect(of(within, '2024-10-01')).toEqual({ period: '2024', status: 'due', counts: [0, 0, 1, 0] });
  const beyond = { ...ending, postponedTo: '2025-03-30' };
  expect(of(beyond, '2024-10-01')).toEqual({ period: '2024', status: 'exempt', counts: [0, 0, 0, 1] });
  expect(of(beyond, '2025-02-01', 2025)?.status).toBe('due');
  expect(of(beyond, '2025-03-31', 2025)?.status).toBe('missed');
  expect(of({ ...ending, dissolvedOn: '2024-05-01' }, '2024-06-20')).toBeUndefined();
  expect(of({}, '2024-06-20')).toBeUndefined();
});

test('the return of a quarter is due after it, within ten working days; signed later it is late', () => {
  const of = (today: Day, signedOn?: Day) =>
    judge(
      'ob.fourForms',
      {
        kind: 'organDisciplineCommittee',
        returns: signedOn === undefined ? [] : [{ form: 'fourForms', period: '2024Q1', signedOn }],
      },
      today,
    )[0];
  expect(of('2024-03-31')?.status).toBe('ahead');
  expect(of('2024-04-01')).toEqual({ period: '2024Q1', status: 'due', counts: [0, 0, 1, 0] });
  expect(of('2024-04-12')?.status).toBe('due');
  expect(of('2024-04-13')?.status).toBe('missed');
  expect(of('2024-04-13', '2024-04-12')?.status).toBe('met');
  expect(of('2024-04-20', '2024-04-16')?.status).toBe('metLate');
});

test('each activist is looked at once in a half-year, those chosen in its middle from the next on', () => {
  const activist = (since: Day, until: Day | null, ...seenOn: Day[]) => ({
    type: 'membershipDevelopment',
    since,
    until,
    seenOn,
  });
  const cases = [
    activist('2023-07-10', null, '2024-01-10', '2024-07-09'),
    activist('2023-07-10', '2024-05-01'),
    activist('2023-11-20', null),
    activist('2024-02-01', null),
  ];
  expect(judge('ob.activistReview', { cases }, '2024-12-31')).toEqual([
    { period: '2024H1', status: 'missed', counts: [1, 0, 2, 0] },
    { period: '2024H2', status: 'due', counts: [1, 0, 3, 0] },
  ]);
  expect(judge('ob.floatingContact', { cases }, '2024-12-31')).toEqual([]);
});

const odd = fc.record({
  holidays: fc.array(day('2023-01-01', 1825)),
  workdays: fc.array(day('2023-01-01', 1825)),
});

test('over five year-turns the counts of cases are those of a slow walk case by case', () => {
  const days = day('2022-06-01', 2000);
  const one = fc.record({
    type: fc.constant('floatingMember'),
    since: days,
    until: fc.option(days),
    seenOn: fc.array(days, { maxLength: 8 }).map((list) => [...new Set(list)].sort()),
  });
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 6 }),
      odd,
      day('2023-01-01', 1825),
      fc.integer({ min: 2023, max: 2027 }),
      (cases, free, today, year) => {
        const free_ = {
          holidays: new Set(free.holidays),
          workdays: new Set(free.workdays),
          years: new Set<number>(),
        };
        const judged = judge('ob.floatingContact', { cases }, today, { year, calendar: free_ });
        const slowly = cases.map(({ seenOn, since, until }) => ({
          since,
          until,
          statuses: judgeSlowly({
            per: 'halfYear',
            graceDays: 10,
            acts: seenOn,
            year,
            today,
            calendar: free_,
            since,
            until,
          }),
        }));
        let place = new Map(slowly.map((row) => [row, 0]));
        for (const period of periodsOfYear('halfYear', year)) {
          const owing = slowly.filter(
            ({ since, until }) => since <= period.from && (until === null || until > period.to),
          );
          const here = owing.map((row) => row.statuses[place.get(row) ?? 0]);
          place = new Map(slowly.map((row) => [row, (place.get(row) ?? 0) + (owing.includes(row) ? 1 : 0)]));
          const late = here.filter((status) => status === 'metLate').length;
          const met = here.filter((status) => status === 'met').length + late;
          const found = judged.find((row) => row.period === period.key);
          expect(found?.counts ?? [0, 0, 0, 0]).toEqual([met, late, here.length, 0]);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('hours owed are those of everybody who stands in the branch on the last day, found by asking each day', () => {
  const days = day('2023-06-01', 900);
  const person = fc.record({
    from: days,
    stays: fc.option(fc.integer({ min: 0, max: 500 })),
    joined: fc.option(days),
    hours: fc.integer({ min: 0, max: 60 }),
    class: fc.constantFrom('staff' as const, 'abroad' as const),
    status: fc.constantFrom('full' as const, 'probationary' as const, 'suspended' as const),
  });
  fc.assert(
    fc.property(fc.array(person, { maxLength: 12 }), day('2024-01-01', 400), (people, today) => {
      const last = today < '2024-12-31' ? today : '2024-12-31';
      const counts = [0, 0, 0, 0];
      const members = people.map(({ from, stays, joined, ...one }, at) => {
        const there = new Set<Day>();
        for (let on = from; on <= last && (stays === null || on <= addDays(from, stays)); on = addDays(on, 1))
          there.add(on);
        const owes =
          there.has(last) && one.status !== 'suspended' && (joined === null || joined < '2024-01-02');
        if (owes && one.hours >= 32) counts[0] = (counts[0] ?? 0) + 1;
        const place_ = owes && one.hours < 32 && one.class === 'abroad' ? 3 : 2;
        if (owes) counts[place_] = (counts[place_] ?? 0) + 1;
        const to = stays === null ? null : addDays(from, stays);
        return sampleMember(`p${at}`, { from, to, joinedOn: joined, class: one.class, status: one.status });
      });
      const hours = hoursOf(Object.fromEntries(people.map((one, at) => [`p${at}`, one.hours])));
      const judged = judge('ob.memberHours', { members, hours }, today);
      expect(judged[0]?.counts ?? [0, 0, 0, 0]).toEqual(counts);
    }),
  );
});

test('every appointment of somebody new is owed in exactly one year, and never by who was one the day before', () => {
  const chain = fc.array(
    fc.record({ gap: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 1, max: 500 }) }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(day('2021-01-01', 700), chain, (first, links) => {
      let from = first;
      const posts: HeldPost[] = [];
      let owed = 0;
      for (const [at, { gap, length }] of links.entries()) {
        from = addDays(from, gap);
        const to = addDays(from, length - 1);
        posts.push(post('one', from, to));
        if ((at === 0 || gap > 0) && addMonths(from, 6) <= to) owed += 1;
        from = addDays(to, 1);
      }
      const years = Array.from({ length: 14 }, (_, at) => 2021 + at);
      const counted = years.flatMap((year) => judge('ob.newSecretary', { posts }, '2036-01-01', { year }));
      expect(counted.reduce((sum, { counts }) => sum + (counts[2] ?? 0), 0)).toBe(owed);
    }),
  );
});

test('every term is owed in exactly one year: that in which it ends, put off or not', () => {
  const months = fc.option(fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(
      day('2019-01-01', 2500),
      fc.constantFrom(3, 5),
      months,
      day('2024-01-01', 3000),
      (electedOn, termYears, later, today) => {
        const ownEnd = addMonths(electedOn, termYears * 12);
        const postponedTo = later === null ? null : addMonths(ownEnd, later);
        const end = postponedTo ?? ownEnd;
        const years = Array.from({ length: 16 }, (_, at) => 2020 + at);
        const judged = years.flatMap((year) =>
          judge('ob.election', { electedOn, termYears, postponedTo }, today, { year }),
        );
        const owed = judged.filter(({ counts }) => counts[2] === 1);
        expect(owed.map(({ period }) => period)).toEqual([end.slice(0, 4)]);
        expect(owed[0]?.status).toBe(electedOn >= today ? 'ahead' : end >= today ? 'due' : 'missed');
        const off = judged.filter(({ counts }) => counts[3] === 1).map(({ period }) => period);
        expect(off).toEqual(ownEnd.slice(0, 4) < end.slice(0, 4) ? [ownEnd.slice(0, 4)] : []);
      },
    ),
  );
});
