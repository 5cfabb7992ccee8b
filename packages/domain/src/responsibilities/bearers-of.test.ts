import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, type Day } from '../time/day.ts';
import { periodsOfYear } from '../time/period.ts';
import { judgeSlowly } from './judge-slowly.ts';
import type { HeldPost } from './obliged-unit.ts';
import { judgeSample, sampleMember, secretaryFrom } from './sample-unit.ts';

const day = (from: Day, days: number) =>
  fc.integer({ min: 0, max: days }).map((count) => addDays(from, count));
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
        const judged = judgeSample('ob.floatingContact', { cases }, today, { year, calendar: free_ });
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
      const hours = new Map(people.map((one, at) => [`p${at}`, one.hours] as const));
      const judged = judgeSample('ob.memberHours', { members, hours }, today);
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
        posts.push(secretaryFrom('one', from, to));
        if ((at === 0 || gap > 0) && addMonths(from, 6) <= to) owed += 1;
        from = addDays(to, 1);
      }
      const years = Array.from({ length: 14 }, (_, at) => 2021 + at);
      const counted = years.flatMap((year) =>
        judgeSample('ob.newSecretary', { posts }, '2036-01-01', { year }),
      );
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
          judgeSample('ob.election', { electedOn, termYears, postponedTo }, today, { year }),
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
