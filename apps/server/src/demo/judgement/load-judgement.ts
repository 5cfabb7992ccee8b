import { insertJudges } from './insert-judges.ts';
import type { Database } from '@gangmu/db/db';
import type { DemoAccount } from '../insert-accounts.ts';
import { openStage } from './act-as.ts';
import { appraiseDemo } from './appraise.ts';
import { askOpinion } from './ask-opinion.ts';
import { giveTitles } from './give-titles.ts';
import { inspectDemo } from './inspect.ts';

/** Inspections, surveys, titles and appraisals of the demo world, made through the product's own verbs. */
export async function loadJudgement(db: Database, accounts: readonly DemoAccount[]): Promise<void> {
  const unitOf = (username: string) =>
    accounts.find((account) => account.username === username)?.unitId ?? '';
  await insertJudges(db, accounts, accounts[0]?.password ?? '');
  const stage = openStage(db);
  const second = await db.selectFrom('unit').select('id').where('code', '=', 'D02').executeTakeFirstOrThrow();
  await askOpinion(stage, unitOf('gwa'));
  await inspectDemo(stage, { root: unitOf('gwa'), first: unitOf('dpg'), second: second.id });
  await giveTitles(stage, { root: unitOf('gwa'), organ: unitOf('opa'), pilot: unitOf('brs') });
  await appraiseDemo(stage, { root: unitOf('gwa'), committee: unitOf('opa'), branch: unitOf('brs') });
}
