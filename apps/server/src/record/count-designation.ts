import type { Reader } from '@gangmu/db/db';
import {
  countByState,
  countFacts,
  countMissed,
  countNominations,
  countUnsettled,
  findBirthMonth,
  listScreenedDepartments,
} from '@gangmu/db/designation-facts';
import { listReviewers } from '@gangmu/db/designation-review';
import { countHeld } from '@gangmu/db/designation-title';
import { mayReview } from '@gangmu/domain/assessments/may-review';
import { rulesOfRound } from '@gangmu/domain/assessments/scheme-rules';
import { fewestReviewers } from '@gangmu/domain/kinds/designation/round';
import { addMonths, monthOf, yearOf, type Day } from '@gangmu/domain/time/day';
import type { ContextOf } from './record-context.ts';

/** What the gates of a nomination are judged by; only what its scheme asks is counted. */
export async function countNomination(
  db: Reader,
  { recordId, unit, personId, parent }: ContextOf,
  today: Day,
): Promise<Record<string, number>> {
  const rules = rulesOfRound(parent?.body ?? null);
  if (!parent || !rules) return {};
  const has = (gate: (typeof rules.gates)[number]) => rules.gates.includes(gate);
  const held = rules.prior && { schemeId: rules.prior, unitId: unit.id, personId };
  return {
    sameUnit: await countNominations(db, { roundId: parent.id, unitId: unit.id, except: recordId }),
    ...(has('obligations') ? { missed: await countMissed(db, unit.id, addMonths(today, -12), today) } : {}),
    ...(has('findings') ? { unsettled: await countUnsettled(db, unit.id) } : {}),
    ...(has('orgLife')
      ? {
          orgLife: await countFacts(db, unit.id, 'session.organizationalLifeMeeting', addMonths(today, -18)),
        }
      : {}),
    ...(has('young') && personId ? { age: ageOf(await findBirthMonth(db, personId), today) } : {}),
    ...(held ? { prior: await countHeld(db, held, today) } : {}),
  };
}

/** How the nominations of a round stand, and whether enough reviewers are left for each after avoidance. */
export async function countRound(
  db: Reader,
  { recordId }: ContextOf,
  today: Day,
): Promise<Record<string, number>> {
  const reviewers = await listReviewers(db, recordId, today);
  const departments = await listScreenedDepartments(db, recordId);
  return {
    ...(await countByState(db, recordId)),
    panel: reviewers.length,
    short: departments.filter(
      (department) =>
        reviewers.filter((reviewer) => mayReview(reviewer, department)).length < fewestReviewers,
    ).length,
  };
}

/** Whole years since a month of birth; −1 where it is not recorded. */
function ageOf(month: string | null, today: Day): number {
  if (month === null) return -1;
  const [year = 0, at = 1] = month.split('-').map(Number);
  return yearOf(today) - year - (monthOf(today) < at ? 1 : 0);
}
