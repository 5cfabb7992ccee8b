import { addDays, lastDayOfMonth, monthOf, quarterOf, yearOf, type Day } from './day.ts';
import type { Label } from '../label.ts';

export const pers = ['month', 'quarter', 'halfYear', 'year'] as const;
/** The length of a recurring period. */
export type Per = (typeof pers)[number];

export const perLabels: Record<Per, Label> = {
  month: { zh: '每月', en: 'monthly' },
  quarter: { zh: '每季度', en: 'quarterly' },
  halfYear: { zh: '每半年', en: 'half-yearly' },
  year: { zh: '每年', en: 'yearly' },
};

/** A period with both ends included. `key` sorts in time order within one {@link Per}: 2024-06, 2024Q2, 2024H1, 2024. */
export interface Period {
  readonly per: Per;
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
}

const months: Record<Per, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

export function monthsOf(per: Per): number {
  return months[per];
}

/** The period of that length which holds the day. */
export function periodOf(per: Per, on: Day): Period {
  const length = months[per];
  const first = Math.floor((monthOf(on) - 1) / length) * length + 1;
  const from = `${yearOf(on)}-${String(first).padStart(2, '0')}-01`;
  const to = lastDayOfMonth(`${yearOf(on)}-${String(first + length - 1).padStart(2, '0')}-01`);
  return { per, key: keyOf(per, from), from, to };
}

export function nextPeriod(period: Period): Period {
  return periodOf(period.per, addDays(period.to, 1));
}

/** All periods of that length which touch the year, in order. */
export function periodsOfYear(per: Per, year: number): Period[] {
  const periods: Period[] = [];
  for (let at = periodOf(per, `${year}-01-01`); yearOf(at.from) === year; at = nextPeriod(at))
    periods.push(at);
  return periods;
}

export function periodLabel(period: Period): Label {
  const year = period.key.slice(0, 4);
  if (period.per === 'month') {
    const month = monthOf(period.from);
    return { zh: `${year}年${month}月`, en: `${monthNames[month - 1]} ${year}` };
  }
  if (period.per === 'quarter') {
    const quarter = quarterOf(period.from);
    return { zh: `${year}年第${'一二三四'[quarter - 1]}季度`, en: `Q${quarter} ${year}` };
  }
  if (period.per === 'halfYear') {
    const first = monthOf(period.from) === 1;
    return { zh: `${year}年${first ? '上' : '下'}半年`, en: `${first ? 'First' : 'Second'} half of ${year}` };
  }
  return { zh: `${year}年`, en: year };
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function keyOf(per: Per, from: Day): string {
  if (per === 'month') return from.slice(0, 7);
  if (per === 'quarter') return `${yearOf(from)}Q${quarterOf(from)}`;
  if (per === 'halfYear') return `${yearOf(from)}H${monthOf(from) === 1 ? 1 : 2}`;
  return String(yearOf(from));
}
