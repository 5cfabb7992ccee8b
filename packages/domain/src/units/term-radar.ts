import type { Parameters } from '../kinds/define-kind.ts';
import type { Label } from '../label.ts';
import { figure } from '../mechanisms/parameters.ts';
import { addDays, addMonths, type Day } from '../time/day.ts';

/**
 * Months before the end of a term at which it is looked at (domain M39): a year, the months of the reminder as the
 * committee set them, three and one, in order. 0 stands for past the end.
 */
export function termGapsOf(figures: Parameters): number[] {
  const gaps = new Set([1, 3, reminderMonthsOf(figures), 12]);
  return [...gaps].sort((a, b) => a - b);
}

/** Months before the end of a term at which a unit is reminded of it; six by regulation (domain 2). */
export function reminderMonthsOf(figures: Parameters): number {
  return figure(figures, 'M39.reminderMonths', 6);
}

const numerals = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];

export function termGapLabel(gap: number): Label {
  if (gap === 0) return { zh: '已届满', en: 'Past the end' };
  if (gap === 12) return { zh: '一年内', en: 'Within a year' };
  const months = gap === 1 ? 'a month' : `${gap} months`;
  return { zh: `${numerals[gap] ?? gap}个月内`, en: `Within ${months}` };
}

/** The ends of term that fall into a bucket on a day; each bucket begins where the nearer one ends. */
export function spanOfGap(gap: number, gaps: readonly number[], today: Day): { from: Day | null; to: Day } {
  if (gap === 0) return { from: null, to: addDays(today, -1) };
  const nearer = gaps[gaps.indexOf(gap) - 1];
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
