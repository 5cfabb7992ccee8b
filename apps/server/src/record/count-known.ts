import { countCyclesOf, findRules, listReportingUnits, listResults } from '@gangmu/db/appraisal';
import type { Reader } from '@gangmu/db/db';
import { countBelow, countTeam, listTitles } from '@gangmu/db/record-count';
import { readShares } from '@gangmu/db/record-context';
import { gradesOf } from '@gangmu/domain/assessments/appraisal-rules';
import type { AppraisalResult } from '@gangmu/domain/assessments/reckon-appraisal';
import { similarity } from '@gangmu/domain/assessments/similarity';
import { boundsOfShare } from '@gangmu/domain/kinds/judge-quota';
import { membershipDevelopment } from '@gangmu/domain/kinds/procedure/development';
import { yearOf, type Day } from '@gangmu/domain/time/day';
import { countNomination, countRound } from './count-designation.ts';
import type { ContextOf } from './record-context.ts';

type Count = (db: Reader, of: ContextOf, today: Day) => Promise<Record<string, number>>;

/** Two inspections of a department this alike in one year are one (M01). */
const alike = 0.5;

const openStates = ['raised', 'confirmed', 'answered', 'rectifying', 'submitted', 'accepted', 'reopened'];

/** What the types count beside their fields, by type. */
const counts: Readonly<Record<string, Count>> = {
  async inspection(db, { recordId, unit, on, body }) {
    const year = yearOf(on);
    const span = { from: `${year}-01-01`, to: `${year}-12-31` };
    const titles = await listTitles(db, { type: 'inspection', unitId: unit.id, except: recordId, ...span });
    return {
      team: await countTeam(db, recordId),
      raised: await countBelow(db, [recordId], 'finding', ['raised']),
      openFindings: await countBelow(db, [recordId], 'finding', openStates),
      alike: titles.filter((other) => similarity(other, String(body['theme'])) >= alike).length,
    };
  },
  async appraisalCycle(db, { recordId, unit, body }) {
    const { year } = body; // of a form that is not checked yet
    const [all, rules] = [await listReportingUnits(db, recordId), await findRules(db, recordId)];
    const reporting = all.filter(({ state }) => state !== 'excused');
    const given = new Set(((body['grades'] ?? []) as { unit: string }[]).map(({ unit }) => unit)); // checked by bodySchema
    const results = await listResults(
      db,
      reporting.map(({ id }) => id),
    );
    const proposed: Record<string, number> = {};
    for (const { id, unitId } of reporting) {
      const text = results.get(id);
      const grade = text === undefined ? null : (JSON.parse(text) as AppraisalResult).proposed; // written by writeResult
      if (grade !== null && rules) proposed[`proposed.${unitId}`] = gradesOf(rules.gradeSet).indexOf(grade);
    }
    return {
      sameYear: typeof year === 'number' ? await countCyclesOf(db, unit.id, year, recordId) : 0,
      subjects: reporting.length,
      unreported: reporting.filter(({ state }) => state === 'prepared').length,
      onSiteWaiting:
        body['meetingOn'] === undefined ? reporting.filter((one) => one.body['onSite'] === 'yes').length : 0,
      ungraded: reporting.filter(({ unitId }) => !given.has(unitId)).length,
      unfed: reporting.filter(({ state }) => ['prepared', 'reported', 'graded'].includes(state)).length,
      openProblems: await countBelow(
        db,
        reporting.map(({ id }) => id),
        'finding',
        openStates,
      ),
      topShare: rules?.topShare ?? 0,
      ...proposed,
    };
  },
  async appraisal(db, { recordId, parent }) {
    if (!parent) return {};
    const [all, rules] = [await listReportingUnits(db, parent.id), await findRules(db, parent.id)];
    const others = all.filter(({ id, state }) => state !== 'excused' && id !== recordId);
    const [best] = rules ? gradesOf(rules.gradeSet) : [];
    return {
      subjects: others.length + 1,
      otherTop: others.filter(({ body }) => best !== undefined && body['grade'] === best).length,
      topShare: rules?.topShare ?? 0,
      openProblems: await countBelow(db, [recordId], 'finding', openStates),
    };
  },
  async developmentShare(db, { unit }, today) {
    const { quota } = membershipDevelopment;
    if (!quota) return {};
    const { shares, takings } = await readShares(db, quota, unit.departmentId, today);
    return { ...boundsOfShare(unit.unitPath, shares, takings) };
  },
  observation: async (db, { recordId }) => ({ team: await countTeam(db, recordId) }),
  nomination: countNomination,
  titleRound: countRound,
};

/** The figures of a type; empty for types that count nothing. */
export async function countKnown(db: Reader, of: ContextOf, today: Day): Promise<Record<string, number>> {
  return (await counts[of.definition.name]?.(db, of, today)) ?? {};
}
