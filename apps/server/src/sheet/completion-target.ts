import type { ListedEnrolment } from '@gangmu/db/enrolment-bulk';
import type { StoredRecord } from '@gangmu/db/record';
import type { Unit } from '@gangmu/db/unit';
import type { RecordContext } from '@gangmu/domain/kinds/define-kind';
import { findObstacle, takeRecordStep } from '@gangmu/domain/kinds/take-record-step';
import { enrolment } from '@gangmu/domain/kinds/training/enrolment';
import type { Label } from '@gangmu/domain/label';
import { Refusal } from '@gangmu/domain/refusal';
import { choiceField, codeField, rawField, textField } from './field.ts';
import type { Row } from './sheet-rows.ts';

/** How somebody's training ended, as the sheet says it. */
export const outcomes = {
  completed: enrolment.states['completed'] ?? { zh: '已结业', en: 'Completed' },
  absent: enrolment.states['absent'] ?? { zh: '未参加', en: 'Absent' },
} as const satisfies Record<string, Label>;
export type Outcome = keyof typeof outcomes;

/** Nothing but who ended which offering how: no marks, no notes (domain 8, rule 7). */
export const completionFields = {
  code: codeField({
    header: '人员编号',
    aliases: ['编号'],
    width: 14,
    example: 'D01-0001',
    required: true,
    hint: '单位自编的人员编号，不是身份证号',
  }),
  name: textField({ header: '姓名', width: 12, example: '张三', max: 60, hint: '用于核对，可不填' }),
  offering: rawField({
    header: '班次',
    aliases: ['培训班次', '班次名称'],
    width: 34,
    example: '党支部书记示范培训班',
    required: true,
    hint: '班次名称；有同名的，写“名称（开班日期）”',
  }),
  outcome: choiceField({ header: '结果', width: 10, example: '已结业', of: outcomes, required: true }),
};
export type CompletionRow = Row<typeof completionFields>;

/** One person in one offering as the sheet wants it; `was` is null for somebody not on its list yet. */
export interface CompletionTarget {
  readonly id: string;
  readonly code: string;
  readonly offering: StoredRecord;
  readonly personId: string;
  readonly unit: Unit;
  readonly was: ListedEnrolment | null;
  readonly outcome: Outcome;
  /** The steps that lead there. */
  readonly steps: readonly string[];
}

const ways: Readonly<Record<Outcome, readonly string[]>> = {
  completed: ['confirm', 'attend', 'complete'],
  absent: ['confirm', 'miss'],
};

/**
 * The steps from a state to the outcome, judged by the rules of the kind one by one. Throws its refusal where one of
 * them is not possible.
 */
export function stepsTo(
  outcome: Outcome,
  from: string,
  body: Readonly<Record<string, unknown>>,
  context: RecordContext,
): string[] {
  const steps: string[] = [];
  let state = from;
  for (const name of ways[outcome]) {
    const step = enrolment.steps[name];
    if (!step || state === outcome) break;
    if (!step.from.includes(state) && ways[outcome].at(-1) !== name) continue; // taken already
    const obstacle = findObstacle(step, body, context);
    if (obstacle) throw new Refusal('invalid', obstacle.detail.text, [obstacle.detail]);
    state = takeRecordStep(enrolment, name, state);
    steps.push(name);
  }
  return steps;
}
