import type { Label } from '../label.ts';
import { addDays, addMonths, type Day } from '../time/day.ts';

/** Months before the end at which a term is looked at (domain M39); 0 stands for past the end. */
export const termGaps = [1, 3, 6, 12] as const;
export type TermGap = (typeof termGaps)[number] | 0;

export const termGapLabels: Record<TermGap, Label> = {
  0: { zh: '已届满', en: 'Past the end' },
  1: { zh: '一个月内', en: 'Within a month' },
  3: { zh: '三个月内', en: 'Within three months' },
  6: { zh: '六个月内', en: 'Within six months' },
  12: { zh: '一年内', en: 'Within a year' },
};

/** The ends of term that fall into a bucket on a day; each bucket begins where the nearer one ends. */
export function spanOfGap(gap: TermGap, today: Day): { from: Day | null; to: Day } {
  if (gap === 0) return { from: null, to: addDays(today, -1) };
  const nearer = termGaps[termGaps.indexOf(gap) - 1];
  return {
    from: nearer === undefined ? today : addDays(addMonths(today, nearer), 1),
    to: addMonths(today, gap),
  };
}

/** The reminder of the six-month rule, as it goes to the unit (domain 2). */
export function reminderLetter(unitName: string, termEnd: Day, sentOn: Day): Label {
  const [year, month, date] = termEnd.split('-').map(Number);
  const [sentYear, sentMonth, sentDate] = sentOn.split('-').map(Number);
  return {
    zh: `${unitName}：你单位本届委员会任期将于 ${year}年${month}月${date}日届满。请按规定研究换届事宜，提前书面请示；确需延期的，须在届满前请示，延期不超过一年。${sentYear}年${sentMonth}月${sentDate}日`,
    en: `${unitName}: your present term ends on ${termEnd}. Please prepare the election and ask in writing in good time; a postponement must be asked for before the end and is a year at most. ${sentOn}`,
  };
}
