import type { Action } from '../../access/actions.ts';
import type { RecordBody, RecordStep } from '../define-kind.ts';
import type { Fields } from '../field.ts';
import { dayIn } from './linear.ts';
import { refusal } from './votes.ts';

/** The fields of a correction: which day was wrong, what it should be. */
export function correctionFields(fields: Fields, days: readonly string[]): Fields {
  return {
    correctionOf: {
      type: 'choice',
      label: { zh: '更正哪一项', en: 'Which day' },
      choices: Object.fromEntries(
        days.flatMap((name) => {
          const field = fields[name];
          return field ? [[name, field.label]] : [];
        }),
      ),
    },
    correctTo: { type: 'day', label: { zh: '更正为', en: 'Correct to' }, future: false },
  };
}

/**
 * A day that was recorded wrongly is corrected by two people: one asks with a reason, another approves; the
 * history keeps both values (domain K7). `stand` names the fields that must stay in order.
 */
export function correctionSteps(
  from: readonly string[],
  ask: Action,
  approve: Action,
): Record<'askCorrection' | 'approveCorrection' | 'refuseCorrection', RecordStep> {
  const asked = (body: RecordBody) =>
    dayIn(body, 'correctTo') === null
      ? refusal('step', '没有待批准的更正', 'No correction is waiting')
      : null;
  return {
    askCorrection: {
      label: { zh: '申请更正日期', en: 'Ask to correct a day' },
      from,
      action: ask,
      asks: ['correctionOf', 'correctTo'],
      needsReason: true,
    },
    approveCorrection: {
      label: { zh: '批准更正', en: 'Approve the correction' },
      from,
      action: approve,
      notBy: ['askCorrection'],
      gate: asked,
      rewrite: (body) => withoutCorrection({ ...body, [String(body['correctionOf'])]: body['correctTo'] }),
    },
    refuseCorrection: {
      label: { zh: '不同意更正', en: 'Refuse the correction' },
      from,
      action: approve,
      gate: asked,
      rewrite: withoutCorrection,
      needsReason: true,
    },
  };
}

function withoutCorrection(body: RecordBody): RecordBody {
  const { correctionOf: _of, correctTo: _to, ...rest } = body;
  return rest;
}
