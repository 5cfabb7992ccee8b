import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../time/day.ts';
import { isWorkingDay, type WorkingCalendar } from '../time/working-days.ts';
import { composeDigest, mostOfMember, mostPerMonth, type Digest, type DueAct } from './digest.ts';
import { isReminderTime } from './reminder-time.ts';

const calendar: WorkingCalendar = {
  holidays: new Set(['2024-06-10']),
  workdays: new Set(['2024-05-11']),
  years: new Set([2024]),
};

const act = (id: string, dueOn: Day | null): DueAct => ({
  type: 'assignment',
  id,
  unitId: 'u',
  title: { zh: id, en: id },
  dueOn,
});

/** Every working day of a span in turn, as the job goes. */
function walk(from: Day, days: number, actsOn: (day: Day) => DueAct[], most: number | null): Digest[] {
  const sent: Digest[] = [];
  for (let at = 0; at < days; at += 1) {
    const today = addDays(from, at);
    if (!isWorkingDay(calendar, today)) continue;
    const earlier = sent.filter((digest) => digest.day > addDays(today, -31));
    const lines = composeDigest(actsOn(today), earlier, most, { today, calendar });
    if (lines) sent.push({ day: today, lines });
  }
  return sent;
}

test('it is sent from nine to half past five on working days, worked Saturdays among them', () => {
  const at = (day: Day, time: string) => isReminderTime(day, new Date(`${day}T${time}+08:00`), calendar);
  expect(['08:59', '09:00', '17:29', '17:30', '23:00'].map((time) => at('2024-06-20', `${time}:00`))).toEqual(
    [false, true, true, false, false],
  );
  expect([at('2024-06-10', '10:00:00'), at('2024-06-22', '10:00:00'), at('2024-05-11', '10:00:00')]).toEqual([
    false,
    false,
    true,
  ]);
});

test('an act is named when it comes near, each week after, and when it is late; else nobody hears of it', () => {
  const sent = walk('2024-06-03', 40, () => [act('a', '2024-06-28')], null);
  expect(sent.map(({ day, lines }) => [day, lines[0]?.late])).toEqual([
    ['2024-06-14', false],
    ['2024-06-21', false],
    ['2024-06-28', false],
    ['2024-07-01', true],
    ['2024-07-08', true],
  ]);
  expect(walk('2024-06-03', 5, () => [act('far', '2024-12-31')], null)).toEqual([]);
  expect(walk('2024-06-03', 30, () => [], null)).toEqual([]);
});

test('a new act brings the old ones along, the first due first, and no second digest the same day', () => {
  const [first, second] = walk(
    '2024-06-17',
    3,
    (day) => [
      act('b', null),
      act('a', '2024-06-21'),
      ...(day >= '2024-06-19' ? [act('c', '2024-06-20')] : []),
    ],
    null,
  );
  expect(first?.lines.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(second).toMatchObject({ day: '2024-06-19', lines: [{ id: 'c' }, { id: 'a' }, { id: 'b' }] });
  const again = composeDigest([act('d', null)], [second ?? { day: '', lines: [] }], null, {
    today: '2024-06-19',
    calendar,
  });
  expect(again).toBeNull();
});

test('whatever falls due, one a working day at most, nothing without an act, and four a month for a mere member', () => {
  const span = fc.record({ id: fc.integer({ min: 0, max: 30 }), due: fc.integer({ min: -20, max: 380 }) });
  fc.assert(
    fc.property(fc.array(span, { maxLength: 40 }), fc.boolean(), (spans, isMember) => {
      const acts = spans.map(({ id, due }) => act(String(id), addDays('2024-01-01', due)));
      const most = mostPerMonth(isMember ? ['member'] : ['branchSecretary', 'member']);
      const sent = walk('2024-01-01', 366, () => acts, most);
      expect(new Set(sent.map(({ day }) => day)).size).toBe(sent.length);
      expect(sent.every(({ day, lines }) => isWorkingDay(calendar, day) && lines.length > 0)).toBe(true);
      const months = Map.groupBy(sent, ({ day }) => day.slice(0, 7));
      if (isMember)
        for (const [, ofMonth] of months) expect(ofMonth.length).toBeLessThanOrEqual(mostOfMember);
    }),
    { numRuns: 40 },
  );
});
