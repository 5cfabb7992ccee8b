import type { Label } from '../label.ts';
import type { RefusalDetail } from '../refusal.ts';
import type { Day } from '../time/day.ts';

/** A relation between figures: the first is the sum of the others. */
interface Form {
  readonly code: number;
  readonly label: Label;
  readonly mechanism: 'M18' | 'M26' | 'M27';
  readonly per: 'quarter' | 'year';
  /** Figures in order; there is no other field, and none for words (domain K12). */
  readonly figures: readonly Label[];
  /** Places of a total and of its parts. */
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
  /** Pairs of which the first is not above the second. */
  readonly within: readonly (readonly [number, number])[];
}

/** The returns of the discipline line (domain M18, M26, M27). */
export const returnForms = {
  fourForms: {
    code: 1,
    label: { zh: '四种形态', en: 'The four forms' },
    mechanism: 'M27',
    per: 'quarter',
    figures: [
      { zh: '第一种形态（人次）', en: 'First form (cases)' },
      { zh: '第二种形态（人次）', en: 'Second form (cases)' },
      { zh: '第三种形态（人次）', en: 'Third form (cases)' },
      { zh: '第四种形态（人次）', en: 'Fourth form (cases)' },
      { zh: '谈话函询（人次）', en: 'Talks and letters (cases)' },
      { zh: '提醒（人次）', en: 'Reminders (cases)' },
      { zh: '批评教育（人次）', en: 'Criticism (cases)' },
    ],
    sums: [],
    within: [],
  },
  caseQuality: {
    code: 2,
    label: { zh: '案件质量评查', en: 'Quality of case files' },
    mechanism: 'M26',
    per: 'year',
    figures: [
      { zh: '评查卷数', en: 'Files reviewed' },
      { zh: '其中优秀', en: 'Of them excellent' },
      { zh: '其中合格', en: 'Of them sound' },
      { zh: '其中有问题', en: 'Of them with problems' },
      { zh: '发现问题数', en: 'Problems found' },
      { zh: '已改问题数', en: 'Problems put right' },
    ],
    sums: [{ total: 0, parts: [1, 2, 3] }],
    within: [[5, 4]],
  },
  reminders: {
    code: 3,
    label: { zh: '谈心谈话与监督提醒', en: 'Talks and reminders' },
    mechanism: 'M18',
    per: 'quarter',
    figures: [
      { zh: '谈心谈话（次）', en: 'Talks' },
      { zh: '日常提醒（次）', en: 'Everyday reminders' },
      { zh: '约谈（次）', en: 'Formal talks' },
    ],
    sums: [],
    within: [],
  },
} as const satisfies Record<string, Form>;

export type ReturnForm = keyof typeof returnForms;
export const returnFormNames = Object.keys(returnForms) as [ReturnForm, ...ReturnForm[]]; // keys of a const table

/** drafted: being filled in · signed: sent with the signature of the discipline secretary · accepted: locked. */
export const returnStates = {
  drafted: { zh: '填报中', en: 'Draft' },
  signed: { zh: '已签报', en: 'Signed' },
  accepted: { zh: '已接收', en: 'Accepted' },
} as const satisfies Record<string, Label>;

export type ReturnState = keyof typeof returnStates;
export const returnStateNames = Object.keys(returnStates) as [ReturnState, ...ReturnState[]]; // keys of a const table

/** Figures below this are shown to nobody but the sender and the committee's discipline body. */
export const smallestShown = 5;

/** Last day of a period; quarters are 1 to 4, a year is 1. */
export function endOfPeriod(form: ReturnForm, year: number, period: number): Day {
  if (returnForms[form].per === 'year') return `${year}-12-31`;
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][period - 1] ?? '12-31'}`;
}

/** What is wrong with the figures: their number, parts that do not make the total, a part above its whole. */
export function checkFigures(form: ReturnForm, figures: readonly number[]): RefusalDetail[] {
  const { figures: labels, sums, within }: Form = returnForms[form];
  if (figures.length !== labels.length)
    return [{ place: 'figures', text: { zh: '项目数不符', en: 'The number of figures is wrong' } }];
  const details: RefusalDetail[] = [];
  for (const { total, parts } of sums)
    if (figures[total] !== parts.reduce((sum, part) => sum + (figures[part] ?? 0), 0))
      details.push({
        place: `figures.${total}`,
        text: {
          zh: `“${labels[total]?.zh ?? ''}”与其中各项之和不等`,
          en: `“${labels[total]?.en ?? ''}” is not the sum of its parts`,
        },
      });
  for (const [low, high] of within)
    if ((figures[low] ?? 0) > (figures[high] ?? 0))
      details.push({
        place: `figures.${low}`,
        text: {
          zh: `“${labels[low]?.zh ?? ''}”多于“${labels[high]?.zh ?? ''}”`,
          en: `“${labels[low]?.en ?? ''}” exceeds “${labels[high]?.en ?? ''}”`,
        },
      });
  return details;
}

/**
 * The figures as others see them: null where one is below five, and where one could be reckoned from the total
 * and the other parts; then the smallest shown part goes too (domain M27, K12).
 */
export function maskFigures(form: ReturnForm, figures: readonly number[]): (number | null)[] {
  const { sums }: Form = returnForms[form];
  const masked = figures.map((amount) => (amount < smallestShown ? null : amount));
  for (const { total, parts } of sums) {
    const members = [total, ...parts];
    if (members.filter((at) => masked[at] === null).length !== 1) continue;
    const shown = parts.filter((at) => masked[at] !== null);
    const least = shown.reduce((a, b) => ((figures[a] ?? 0) <= (figures[b] ?? 0) ? a : b), shown[0] ?? total);
    masked[least] = null;
  }
  return masked;
}
