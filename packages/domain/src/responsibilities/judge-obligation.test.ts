import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf, mechanismOfParameter, parameterDefinitions } from '../mechanisms/parameters.ts';
import { addDays } from '../time/day.ts';
import { periodsOfYear } from '../time/period.ts';
import type { WorkingCalendar } from '../time/working-days.ts';
import { judgeObligation } from './judge-obligation.ts';
import { judgeSlowly } from './judge-slowly.ts';
import { askedBy, type ObligationRule } from './obligation-rule.ts';
import { findObligationRule, obligationRules } from './obligation-rules.ts';
import type { ObligedUnit } from './obliged-unit.ts';
import { sampleMember, sampleUnit, sessionsOn } from './sample-unit.ts';
import { groundOfYear } from './year-ground.ts';

const calendar: WorkingCalendar = { holidays: new Set(), workdays: new Set(), years: new Set([2024]) };
const figuresOn = figuresOf([]);
const yearEnd = { today: '2024-12-31', calendar, figuresOn };

function rule(code: string): ObligationRule {
  const found = findObligationRule(code);
  if (!found) throw new Error(code);
  return found;
}

/** The branch with its sessions of the rule on these days. */
function heldOn(code: string, held: readonly string[], given: Partial<ObligedUnit> = {}): ObligedUnit {
  const { source } = rule(code);
  if (source.of !== 'sessions') throw new Error(`${code} is not met by sessions`);
  return sampleUnit({ ...given, sessions: sessionsOn(source.types, held) });
}

const judge = (code: string, unit: ObligedUnit, ground = yearEnd, year = 2024) =>
  judgeObligation(rule(code), unit, groundOfYear(ground, year));

const statuses = (code: string, held: string[], today: string, given: Partial<ObligedUnit> = {}) =>
  judge(code, heldOn(code, held, given), { ...yearEnd, today }).map(({ status }) => status);

test('a quarter is met, done late, due, ahead, or exempt with a reason', () => {
  const today = '2024-08-20';
  expect(statuses('ob.generalMeeting', ['2024-02-01', '2024-07-05', '2024-08-01'], today)).toEqual([
    'met',
    'metLate',
    'met',
    'ahead',
  ]);
  expect(
    statuses('ob.generalMeeting', ['2024-02-01'], today, {
      exemptions: [{ rule: 'ob.generalMeeting', period: '2024Q2', people: null }],
    }),
  ).toEqual(['met', 'exempt', 'due', 'ahead']);
});

test('a surplus session soon after a period makes it done late; without a surplus it stays missed', () => {
  expect(statuses('ob.themeDay', ['2024-02-05', '2024-02-20'], '2024-03-20').slice(0, 2)).toEqual([
    'metLate',
    'met',
  ]);
  expect(statuses('ob.themeDay', ['2024-02-05'], '2024-03-20').slice(0, 2)).toEqual(['missed', 'met']);
});

test('a branch below seven full members has no committee and owes no committee meeting', () => {
  const members = (count: number) => Array.from({ length: count }, (_, at) => sampleMember(`p${at}`));
  const probationary = sampleMember('new', { status: 'probationary', fullOn: null });
  expect(judge('ob.committee', sampleUnit({ members: [...members(6), probationary] }))).toEqual([]);
  expect(judge('ob.committee', sampleUnit({ members: members(7) }))).toHaveLength(12);
});

test('a unit set up in the middle starts with the next full period, a closed one owes nothing later', () => {
  expect(statuses('ob.generalMeeting', [], '2024-12-31', { foundedOn: '2024-05-10' })).toHaveLength(2);
  expect(statuses('ob.generalMeeting', [], '2024-12-31', { dissolvedOn: '2024-08-10' })).toHaveLength(2);
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
  const judged = judge('ob.themeDay', heldOn('ob.themeDay', held), ground);
  expect(judged.map(({ period, status }) => [period.key, status])).toEqual([
    ['2024-01', 'met'],
    ['2024-02', 'met'],
    ['2024-03', 'met'],
    ['2024-04', 'missed'],
    ['2024-05', 'met'],
  ]);
});

test('every rule names a figure of its own mechanism, with what the table of duties asks until somebody sets it', () => {
  const hours: Record<string, number> = { 'ob.memberHours': 32, 'ob.secretaryHours': 56 };
  const names = parameterDefinitions.map(({ name }) => name);
  for (const one of obligationRules) {
    expect(mechanismOfParameter(one.figure), one.code).toBe(one.mechanism);
    expect(names, one.code).toContain(one.figure);
    expect(askedBy(one, figuresOn('2024-01-01')), one.code).toBe(hours[one.code] ?? 1);
    expect(askedBy(one, {}), one.code).toBe(0);
  }
});

test('met periods are exactly those a slow look at every day finds met', () => {
  const days = fc.array(
    fc.integer({ min: 0, max: 365 }).map((count) => addDays('2024-01-01', count)),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(days, fc.constantFrom('ob.themeDay', 'ob.generalMeeting', 'ob.orgLife'), (held, code) => {
      const judged = judge(code, heldOn(code, held));
      for (const [index, period] of periodsOfYear(rule(code).per, 2024).entries()) {
        const naive = held.some((day) => day >= period.from && day <= period.to);
        expect(judged[index]?.status === 'met').toBe(naive);
      }
    }),
  );
});

test('a session in January is counted once: for January, and only a surplus mends the December before', () => {
  const ground = { ...yearEnd, today: '2025-02-20' };
  const december = (held: string[]) =>
    judge('ob.themeDay', heldOn('ob.themeDay', held), ground).at(-1)?.status;
  expect(december(['2025-01-05'])).toBe('missed');
  expect(december(['2025-01-05', '2025-01-20'])).toBe('metLate');
});

test('one session never meets the same duty twice', () => {
  const days = fc.array(
    fc.integer({ min: 0, max: 365 }).map((count) => addDays('2024-01-01', count)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(days, (held) => {
      const judged = judge('ob.themeDay', heldOn('ob.themeDay', held));
      expect(judged.flatMap(({ metOn }) => metOn).length).toBeLessThanOrEqual(held.length);
    }),
  );
});

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
        const unit = heldOn(code, distinct, { foundedOn });
        expect(
          judge(code, unit, { today, calendar: odd, figuresOn }, year).map(({ status }) => status),
        ).toEqual(
          judgeSlowly({
            ...rule(code),
            acts: distinct,
            year,
            today,
            calendar: odd,
            since: foundedOn,
            until: null,
          }),
        );
      },
    ),
    { numRuns: 60 },
  );
});
