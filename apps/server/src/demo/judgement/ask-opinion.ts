import { castAnswers } from '@gangmu/db/survey';
import { addDays } from '@gangmu/domain/time/day';
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { buildSurvey, closeSurvey, openSurvey, publishSurvey } from '../../survey/write-survey.ts';
import type { Stage } from './act-as.ts';

const questions = [
  { text: '组织生活的内容切合实际吗', choices: ['切合', '一般', '不太切合'] },
  { text: '报送材料的负担比去年', choices: ['减轻', '差不多', '加重'] },
];

/** Answers by department: one with eight, one with nine, one with a cell of four, others large. */
const counts: readonly (readonly [code: string, first: readonly number[], second: readonly number[]])[] = [
  ['D01', [62, 31, 12], [58, 36, 11]],
  ['D02', [24, 4, 9], [18, 12, 7]],
  ['D03', [41, 20, 8], [33, 27, 9]],
  ['D11', [4, 3, 1], [3, 3, 2]],
  ['D12', [5, 3, 1], [4, 4, 1]],
];

/** A published survey with a hidden group and hidden cells, and one that is open to be answered. */
export async function askOpinion(stage: Stage, root: string): Promise<void> {
  const past = await run(stage, root, '2024年一季度思想动态调研', '2024-03-04', '2024-03-15');
  const units = await stage.db
    .selectFrom('unit')
    .select(['id', 'code'])
    .where('kind', '=', 'department')
    .execute();
  for (const [code, first, second] of counts) {
    const unitId = units.find((unit) => unit.code === code)?.id ?? '';
    const [one, two] = [first, second].map((row) =>
      row.flatMap((count, choice) => Array<number>(count).fill(choice)),
    );
    for (const [at, choice] of (one ?? []).entries())
      await castAnswers(stage.db, {
        surveyId: past.id,
        unitId,
        token: randomBytes(32).toString('hex'),
        choices: [choice, two?.[at] ?? 0],
      });
  }
  const staff = await stage.as('gwa', '2024-03-18');
  const closed = await closeSurvey(staff, { key: uuidv7(), id: past.id, expectedVersion: past.version });
  await publishSurvey(staff, {
    key: uuidv7(),
    id: past.id,
    expectedVersion: closed.version,
    measuresTaken: '合并三类报表，主题党日由支部自定主题，二季度起减少一次集中会议。',
  });
  await run(stage, root, '2024年二季度思想动态调研', '2024-06-12', '2024-06-28');
}

async function run(stage: Stage, unitId: string, title: string, on: string, closesOn: string) {
  const built = await buildSurvey(await stage.as('gwa', on), {
    key: uuidv7(),
    unitId,
    title,
    closesOn,
    questions,
  });
  const opened = { key: uuidv7(), id: built.id, expectedVersion: built.version, although: '' };
  return openSurvey(await stage.as('gwl', addDays(on, 1)), opened);
}
