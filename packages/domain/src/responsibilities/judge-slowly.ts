import { addDays, type Day } from '../time/day.ts';
import type { Per } from '../time/period.ts';
import type { WorkingCalendar } from '../time/working-days.ts';

/** What the slow judge is told of one who owes something once a period; for tests. */
export interface SlowCase {
  readonly per: Per;
  readonly graceDays: number;
  readonly acts: readonly Day[];
  readonly year: number;
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  /** First day in the unit, and the first day after it. */
  readonly since: Day | null;
  readonly until: Day | null;
}

/** The judgement by walking day by day, without periods as values and without working-day arithmetic. */
export function judgeSlowly({
  per,
  graceDays,
  acts,
  year,
  today,
  calendar,
  since,
  until,
}: SlowCase): string[] {
  const spans = spansOf(per, year).filter(
    ([first = '', ...rest]) =>
      (since === null || since <= first) && (until === null || until > (rest.at(-1) ?? first)),
  );
  const left = [...acts].sort();
  const own = spans.map((span) => {
    const last = left.findLast((day) => span.includes(day));
    if (last !== undefined) left.splice(left.lastIndexOf(last), 1);
    return last;
  });
  const judged = spans.map((span, index) => {
    const [first = '', end = ''] = [span[0], span.at(-1)];
    if (own[index] !== undefined) return 'met';
    if (first > today) return 'ahead';
    if (end >= today) return 'due';
    let grace = graceDays;
    const late: Day[] = [];
    for (let day = addDays(end, 1); grace > 0; day = addDays(day, 1)) {
      if (isWorking(calendar, day)) grace -= 1;
      if (left.includes(day)) late.push(day);
    }
    const last = late.at(-1);
    if (last === undefined) return 'missed';
    left.splice(left.indexOf(last), 1);
    return 'metLate';
  });
  return judged.filter((_, index) => spans[index]?.[0]?.startsWith(String(year)));
}

/** The days of every period of a year and of the first period of the next. */
function spansOf(per: Per, year: number): Day[][] {
  const spans = new Map<string, Day[]>();
  for (let day = `${year}-01-01`; day <= `${year + 1}-12-31`; day = addDays(day, 1)) {
    const key = keyOf(per, day);
    spans.set(key, [...(spans.get(key) ?? []), day]);
  }
  const next = keyOf(per, `${year + 1}-01-01`);
  return [...spans].filter(([key]) => key.startsWith(String(year)) || key === next).map(([, days]) => days);
}

function keyOf(per: Per, day: Day): string {
  const month = Number(day.slice(5, 7));
  if (per === 'month') return day.slice(0, 7);
  if (per === 'quarter') return `${day.slice(0, 4)}/${Math.ceil(month / 3)}`;
  return per === 'halfYear' ? `${day.slice(0, 4)}/${month > 6 ? 2 : 1}` : day.slice(0, 4);
}

function isWorking(calendar: WorkingCalendar, day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return calendar.workdays.has(day) || (weekday > 0 && weekday < 6 && !calendar.holidays.has(day));
}
