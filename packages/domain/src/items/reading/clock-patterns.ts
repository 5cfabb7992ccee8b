import { addDays, isDay, lastDayOfMonth } from '../../time/day.ts';
import type { Per } from '../../time/period.ts';
import type { ReadClock } from './reading.ts';

type Read = Omit<ReadClock, 'text'>;

interface ClockPattern {
  readonly pattern: RegExp;
  /** `near` is the year in force at that place, `plan` the plan's; null when the words are no clock after all. */
  readonly read: (match: RegExpExecArray, near: number | null, plan: number | null) => readonly Read[] | null;
}

const before = '(底前|末前|之前|以前|前|底|末)?';
const numbers: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };
const pers: Readonly<Record<string, Per>> = {
  月: 'month',
  季: 'quarter',
  半: 'halfYear',
  学: 'halfYear',
  年: 'year',
};

const span = '(?:—+|－|-|~|～|至|到)';

/** Most telling first; a place that one has taken is not read again by the next. */
export const clockPatterns: readonly ClockPattern[] = [
  {
    pattern:
      /(?:每个?|按|逐)(半年度?|季度?(?!节)|学期|月度?|年度?)(?:末月|末)?(?:的?\d{1,2}月)?(?:(\d{1,2})日|底|末)?(?:之?前)?/gu,
    read: ([whole, word = '', day]) => {
      const every = pers[word[0] ?? ''];
      if (every === undefined || /^(?:按|逐)年/u.test(whole)) return null;
      return [{ every, ...(day === undefined ? {} : { day: Number(day) }) }];
    },
  },
  {
    pattern: /(?:自|从)?([^，,。；、自从]{2,20}?)(?:之日)?(?:起|后)(\d{1,3})(?:日|天)之?内/gu,
    read: ([, event = '', days]) => (Number(days) <= 365 ? [{ event, days: Number(days) }] : null),
  },
  {
    pattern: new RegExp(
      `(\\d{4})年(\\d{1,2})月份?${span}(\\d{4})年(\\d{1,2})月份?${before}(?!\\d{0,2}日)`,
      'gu',
    ),
    read: ([, year, month, lastYear, lastMonth]) => {
      const [from, to] = [dayOf(Number(year), Number(month), 1), endOf(Number(lastYear), Number(lastMonth))];
      return from === null || to === null || to < from ? null : [{ from, to }];
    },
  },
  {
    pattern: /(?:\d{4}年)?(次年|明年)?(\d{1,2})月(\d{1,2})日(前|之前|以前|\s*$)/gu,
    read: ([, next, month, day], near) => {
      const due = dayOf(near, Number(month), Number(day), next !== undefined);
      return due === null ? null : [{ due }];
    },
  },
  {
    pattern: new RegExp(`(?:\\d{4}年)?(?<!\\d)(\\d{1,2})月?${span}(\\d{1,2})月${before}(?!\\d{0,2}日)`, 'gu'),
    read: ([, first, last, end], near) => {
      const [from, to] = [dayOf(near, Number(first), 1), endOf(near, Number(last))];
      if (from === null || to === null || to < from) return null;
      return [end?.endsWith('前') ? { due: to } : { from, to }];
    },
  },
  {
    pattern: new RegExp(
      `(?:\\d{4}年)?(次年|明年)?(?<!\\d)(\\d{1,2})月份?(上旬|中旬|下旬)?${before}(?!\\d{0,2}日)`,
      'gu',
    ),
    read: ([, next, month, third, end], near) => readMonth(shift(near, next), Number(month), third, end),
  },
  {
    pattern:
      /(?:(?:\d{4}|今|本|次|明|(?<![\d一二两三四五六七八九十几多每全往历近学青少]))年)(?:年?底前|底|内|末前|末|终前?)(?!持续|常态)/gu,
    read: ([whole], near, plan) => {
      const of = /^\d/u.test(whole)
        ? near
        : shift(/^[今本]/u.test(whole) ? plan : near, /^[次明]/u.exec(whole)?.[0]);
      return of === null ? null : [{ due: `${of}-12-31` }];
    },
  },
  {
    pattern: new RegExp(`(?:\\d{4}年)?(?<![每按逐])第?([一二三四1-4])季度${before}`, 'gu'),
    read: ([, name = '', end], near) => {
      const last = (numbers[name] ?? Number(name)) * 3;
      const [from, to] = [dayOf(near, last - 2, 1), endOf(near, last)];
      return from === null || to === null ? null : [end === undefined ? { from, to } : { due: to }];
    },
  },
  {
    pattern: /上、下半年各?|(?:\d{4}年)?(?<!每)(上|下)半年(底?前|末)?/gu,
    read: ([, half, end], near) => {
      if (near === null) return null;
      if (half === undefined) return [{ due: `${near}-06-30` }, { due: `${near}-12-31` }];
      const to = half === '上' ? `${near}-06-30` : `${near}-12-31`;
      return [
        end === undefined ? { from: half === '上' ? `${near}-01-01` : `${near}-07-01`, to } : { due: to },
      ];
    },
  },
  {
    pattern: /“?(七一|十一|五一|五四|国庆(?:节)?)”?前夕?/gu,
    read: ([, feast = ''], near) => {
      const days: Record<string, string> = {
        七一: '06-30',
        十一: '09-30',
        五一: '04-30',
        五四: '05-03',
        国庆: '09-30',
      };
      return near === null ? null : [{ due: `${near}-${days[feast.slice(0, 2)]}` }];
    },
  },
  {
    pattern: /全年(?!度)/gu,
    read: (_, near) => (near === null ? null : [{ from: `${near}-01-01`, to: `${near}-12-31` }]),
  },
  { pattern: /到(20\d{2})年(?!底|末|内|\d)/gu, read: ([, year]) => [{ target: Number(year) }] },
  {
    pattern: /适时|择机|视情|条件成熟时/gu,
    read: () => [{ dormant: true }],
  },
  {
    pattern:
      /(?:年内)?持续推进|(?:长期|常年|持续)坚持|长期(?=$|[，,。；）)（])|常态化(?=开展|推进|组织|实施)|(?<!不)定期/gu,
    read: () => [{ standing: true }],
  },
];

function readMonth(
  year: number | null,
  month: number,
  third: string | undefined,
  end: string | undefined,
): readonly Read[] | null {
  const [first, last] = [dayOf(year, month, 1), endOf(year, month)];
  if (first === null || last === null) return null;
  if (third !== undefined) {
    const at = ['上旬', '中旬', '下旬'].indexOf(third);
    const to = at === 2 ? last : addDays(first, at * 10 + 9);
    return [end === undefined ? { from: addDays(first, at * 10), to } : { due: to }];
  }
  if (end === undefined) return [{ from: first, to: last }];
  return [{ due: /底|末/u.test(end) ? last : addDays(first, -1) }]; // “6月前” ends before June begins
}

function shift(year: number | null, next: string | undefined): number | null {
  return year === null ? null : year + (next === undefined ? 0 : 1);
}

function dayOf(year: number | null, month: number, day: number, next = false): string | null {
  const of = shift(year, next ? 'next' : undefined);
  const value = `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return of !== null && isDay(value) ? value : null;
}

function endOf(year: number | null, month: number): string | null {
  const first = dayOf(year, month, 1);
  return first === null ? null : lastDayOfMonth(first);
}
