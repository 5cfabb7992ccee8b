import { findMostAskedOfMembers, insertBurden } from '@gangmu/db/burden';
import type { Reader, Tx } from '@gangmu/db/db';
import type { Survey } from '@gangmu/db/survey';
import { countMembersBelow } from '@gangmu/db/unit';
import { minutesOfSurvey } from '@gangmu/domain/assessments/survey';
import { memberBudget, requireMemberBudget } from '@gangmu/domain/responsibilities/burden';
import type { Day } from '@gangmu/domain/time/day';

/** What a survey would ask of members: minutes each, how many, and what the month asked of one of them already. */
export async function reckonSurvey(db: Reader, { questions, unitPath, closesOn }: Survey) {
  const [members, used] = await Promise.all([
    countMembersBelow(db, unitPath),
    findMostAskedOfMembers(db, unitPath, closesOn.slice(0, 7)),
  ]);
  return { minutes: minutesOfSurvey(questions), members, used, budget: memberBudget };
}

/** Books the minutes of an opened survey in the month it closes in. */
export async function bookSurvey(tx: Tx, survey: Survey, although: string, on: Day): Promise<void> {
  const { minutes, members, used } = await reckonSurvey(tx, survey);
  requireMemberBudget(used, minutes, although);
  const { id: askId, unitId, closesOn } = survey;
  await insertBurden(tx, [
    { unitId, issuerUnitId: unitId, month: closesOn.slice(0, 7), minutes, members, askId, on },
  ]);
}
