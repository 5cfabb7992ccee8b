import {
  appraisalLevels,
  gradeNames,
  grades,
  gradesOf,
  mostOfTop,
  type AppraisalLevel,
  type Grade,
  type GradeSet,
} from '../../assessments/appraisal-rules.ts';
import type { RefusalDetail } from '../../refusal.ts';
import type { RecordBody, RecordContext } from '../define-kind.ts';
import type { Row } from '../field.ts';

/** Rules over the fields of a cycle: its unit, its weights, its days and, once proposed, its grades. */
export function* checkCycle(body: RecordBody, context: RecordContext): Generator<RefusalDetail> {
  const { runs, label } = appraisalLevels[levelOf(body)];
  if (!runs.some((kind) => kind === context.unit.kind))
    yield {
      place: 'level',
      text: {
        zh: `本单位不组织${label.zh}述职`,
        en: `This unit does not appraise ${label.en.toLowerCase()}`,
      },
    };
  if (context.known['sameYear'])
    yield {
      place: 'year',
      text: { zh: '本单位这一年度已有述职评议', en: 'This unit has a cycle for that year already' },
    };
  const weights = rowsOf(body, 'weights');
  const sum = weights.reduce((total, row) => total + Number(row['weight']), 0);
  if (sum !== 100)
    yield {
      place: 'weights',
      text: { zh: `权重合计应为 100，现为 ${sum}`, en: `The weights make ${sum}, not 100` },
    };
  if (new Set(weights.map((row) => row['raterClass'])).size !== weights.length)
    yield { place: 'weights', text: { zh: '同一类评议人只列一次', en: 'Each class of raters stands once' } };
  if (String(body['reportBy']) < String(body['startsOn']))
    yield { place: 'reportBy', text: { zh: '截止日期早于启动日期', en: 'It ends before it begins' } };
  yield* errorsOfGrades(body, context);
}

/** The set, one grade each, the limit with its number, and a reason wherever the committee departs from the ballot. */
function* errorsOfGrades(body: RecordBody, { known }: RecordContext): Generator<RefusalDetail> {
  const rows = rowsOf(body, 'grades');
  if (rows.length === 0) return;
  const set = gradesOf(body['gradeSet'] as GradeSet); // checked by bodySchema
  const [best] = set;
  if (new Set(rows.map((row) => row['unit'])).size !== rows.length)
    yield { place: 'grades', text: { zh: '同一单位只列一次', en: 'Each unit stands once' } };
  for (const [at, row] of rows.entries()) {
    const grade = row['grade'] as Grade; // checked by bodySchema
    const proposed = known[`proposed.${String(row['unit'])}`];
    const no = at + 1;
    if (!gradeNames.includes(grade) || !set.includes(grade))
      yield {
        place: `grades.${at}.grade`,
        text: { zh: `第 ${no} 行的等次不在本年度等次之内`, en: `Row ${no}: not a grade of this cycle` },
      };
    else if (proposed !== undefined && set[proposed] !== grade && row['apart'] === '')
      yield {
        place: `grades.${at}.apart`,
        text: {
          zh: `第 ${no} 行与测评结果“${grades[set[proposed] ?? grade].zh}”不同，请写明理由`,
          en: `Row ${no}: the ballot says “${grades[set[proposed] ?? grade].en}”; please say why not`,
        },
      };
  }
  const top = rows.filter((row) => row['grade'] === best).length;
  const most = mostOfTop(Number(known['topShare'] ?? 0) || null, Number(known['subjects'] ?? 0));
  if (best && most !== null && top > most)
    yield {
      place: 'grades',
      text: {
        zh: `“${grades[best].zh}”等次至多 ${most} 个（${known['subjects'] ?? 0} 位的 ${known['topShare'] ?? 0}%），现有 ${top} 个`,
        en: `At most ${most} “${grades[best].en}” (${known['topShare'] ?? 0}% of ${known['subjects'] ?? 0}); there are ${top}`,
      },
    };
}

export function levelOf(body: RecordBody): AppraisalLevel {
  return body['level'] as AppraisalLevel; // checked by bodySchema
}

export function rowsOf(body: RecordBody, field: string): readonly Row[] {
  return (body[field] ?? []) as readonly Row[]; // checked by bodySchema
}
