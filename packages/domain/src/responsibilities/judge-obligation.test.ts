import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf, mechanismOfParameter } from '../mechanisms/parameters.ts';
import { addDays } from '../time/day.ts';
import { periodsOfYear } from '../time/period.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import { isObliged, judgeObligation } from './judge-obligation.ts';
import { findObligationRule, obligationRules, type ObligationRule } from './obligation-rules.ts';

const calendar: WorkingCalendar = { holidays: new Set(), workdays: new Set(), years: new Set([2024]) };
const branch = { kind: 'branch' as const, fullMembers: 20, foundedOn: null, dissolvedOn: null };
const none = new Set<string>();
const figuresOn = figuresOf([]);

function rule(code: string): ObligationRule {
  const found = findObligationRule(code);
  if (!found) throw new Error(code);
  return found;
}

const statuses = (
  code: string,
  held: string[],
  today: string,
  exempt = none,
  unit: typeof branch | { [Key in keyof typeof branch]: (typeof branch)[Key] | string } = branch,
) =>
  judgeObligation(rule(code), unit as typeof branch, 2024, held, exempt, { today, calendar, figuresOn }).map(
    ({ status }) => status,
  );

test('a quarter is met, done late, due, ahead, or exempt with a reason', () => {
  const today = '2024-08-20';
  expect(statuses('ob.generalMeeting', ['2024-02-01', '2024-07-05', '2024-08-01'], today)).toEqual([
    'met',
    'metLate',
    'met',
    'ahead',
  ]);
  expect(statuses('ob.generalMeeting', ['2024-02-01'], today, new Set(['2024Q2']))).toEqual([
    'met',
    'exempt',
    'due',
    'ahead',
  ]);
});

test('a surplus session soon after a period makes it done late; without a surplus it stays missed', () => {
  expect(statuses('ob.themeDay', ['2024-02-05', '2024-02-20'], '2024-03-20').slice(0, 2)).toEqual([
    'metLate',
    'met',
  ]);
  expect(statuses('ob.themeDay', ['2024-02-05'], '2024-03-20').slice(0, 2)).toEqual(['missed', 'met']);
});

test('a branch below seven full members has no committee and owes no committee meeting', () => {
  expect(isObliged(rule('ob.committee'), { ...branch, fullMembers: 6 })).toBe(false);
  expect(isObliged(rule('ob.committee'), { ...branch, fullMembers: 7 })).toBe(true);
});

test('a unit set up in the middle starts with the next full period, a closed one owes nothing later', () => {
  expect(
    statuses('ob.generalMeeting', [], '2024-12-31', none, { ...branch, foundedOn: '2024-05-10' }),
  ).toHaveLength(2);
  expect(
    statuses('ob.generalMeeting', [], '2024-12-31', none, { ...branch, dissolvedOn: '2024-08-10' }),
  ).toHaveLength(2);
});

test('a figure set by the committee counts from the first period that begins under it, and an empty one asks nothing', () => {
  const set = (value: number | null, effectiveFrom: string) => ({
    name: 'M07.perMonth',
    value,
    effectiveFrom,
  });
  const ground = {
    today: '2024-12-31',
    calendar,
    figuresOn: figuresOf([set(2, '2024-03-15'), set(null, '2024-06-01')]),
  };
  const held = ['2024-01-10', '2024-02-10', '2024-03-20', '2024-04-10', '2024-05-10', '2024-05-20'];
  const judged = judgeObligation(rule('ob.themeDay'), branch, 2024, held, none, ground);
  expect(judged.map(({ period, status }) => [period.key, status])).toEqual([
    ['2024-01', 'met'],
    ['2024-02', 'met'],
    ['2024-03', 'met'],
    ['2024-04', 'missed'],
    ['2024-05', 'met'],
  ]);
});

test('every rule names a figure of its own mechanism, with one a period until somebody sets it', () => {
  for (const { code, figure, mechanism } of obligationRules) {
    expect(mechanismOfParameter(figure), code).toBe(mechanism);
    expect(figuresOn('2024-01-01')[figure], code).toBe(1);
  }
});

test('met periods are exactly those a slow look at every day finds met', () => {
  const days = fc.array(
    fc.integer({ min: 0, max: 365 }).map((count) => addDays('2024-01-01', count)),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(days, fc.constantFrom('ob.themeDay', 'ob.generalMeeting', 'ob.orgLife'), (held, code) => {
      const judged = judgeObligation(rule(code), branch, 2024, held, none, {
        today: '2024-12-31',
        calendar,
        figuresOn,
      });
      for (const [index, period] of periodsOfYear(rule(code).per, 2024).entries()) {
        const naive = held.some((day) => day >= period.from && day <= period.to);
        expect(judged[index]?.status === 'met').toBe(naive);
      }
    }),
  );
});

test('one session never meets the same duty twice', () => {
  const days = fc.array(
    fc.integer({ min: 0, max: 365 }).map((count) => addDays('2024-01-01', count)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(days, (held) => {
      const judged = judgeObligation(rule('ob.themeDay'), branch, 2024, held, none, {
        today: '2024-12-31',
        calendar,
        figuresOn,
      });
      expect(judged.flatMap(({ metOn }) => metOn).length).toBeLessThanOrEqual(held.length);
    }),
  );
});

/** The same judgement by walking day by day, without periods as values and without working-day arithmetic. */
function judgeSlowly(
  { per, graceDays }: ObligationRule,
  held: readonly string[],
  year: number,
  today: string,
  days: WorkingCalendar,
  foundedOn: string | null,
): string[] {
  const keyOf = (day: string) => {
    const month = Number(day.slice(5, 7));
    if (per === 'month') return day.slice(0, 7);
    return per === 'quarter' ? `${day.slice(0, 4)}/${Math.ceil(month / 3)}` : day.slice(0, 4);
  };
  const isWorking = (day: string) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return days.workdays.has(day) || (weekday > 0 && weekday < 6 && !days.holidays.has(day));
  };
  const periods = new Map<string, string[]>();
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    periods.set(keyOf(day), [...(periods.get(keyOf(day)) ?? []), day]);
  const owed = [...periods.values()].filter(([first = '']) => foundedOn === null || foundedOn <= first);
  const left = [...held].sort();
  const own = owed.map((span) => {
    const last = left.findLast((day) => span.includes(day));
    if (last !== undefined) left.splice(left.lastIndexOf(last), 1);
    return last;
  });
  return owed.map((span, index) => {
    const [first = '', end = ''] = [span[0], span.at(-1)];
    if (own[index] !== undefined) return 'met';
    if (first > today) return 'ahead';
    if (end >= today) return 'due';
    let grace = graceDays;
    for (let day = addDays(end, 1); grace > 0; day = addDays(day, 1)) {
      if (isWorking(day)) grace -= 1;
      const at = left.indexOf(day);
      if (at < 0) continue;
      left.splice(at, 1);
      return 'metLate';
    }
    return 'missed';
  });
}

test('over five year-turns with odd holidays and worked weekends the judgement is that of a slow walk', () => {
  const day = fc.integer({ min: 0, max: 5 * 365 }).map((count) => addDays('2023-01-01', count));
  fc.assert(
    fc.property(
      fc.array(day, { maxLength: 60 }),
      fc.array(day, { maxLength: 40 }),
      fc.array(day, { maxLength: 20 }),
      fc.option(day),
      day,
      fc.integer({ min: 2023, max: 2027 }),
      fc.constantFrom('ob.themeDay', 'ob.generalMeeting', 'ob.orgLife'),
      (held, holidays, workdays, foundedOn, today, year, code) => {
        const odd: WorkingCalendar = {
          holidays: new Set(holidays),
          workdays: new Set(workdays),
          years: new Set(),
        };
        const distinct = [...new Set(held)];
        const unit = { ...branch, foundedOn };
        expect(
          judgeObligation(rule(code), unit, year, distinct, none, { today, calendar: odd, figuresOn }).map(
            ({ status }) => status,
          ),
        ).toEqual(judgeSlowly(rule(code), distinct, year, today, odd, foundedOn));
      },
    ),
    { numRuns: 60 },
  );
});
