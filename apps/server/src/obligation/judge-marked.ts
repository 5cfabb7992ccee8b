import { readCalendar } from '@gangmu/db/calendar';
import type { Tx } from '@gangmu/db/db';
import {
  countFullMembersOn,
  deleteMarks,
  listExemptionsOf,
  listHeldDays,
  listJudgedUnits,
  listMarks,
  listStatuses,
  replaceStatuses,
  type JudgedUnit,
  type StatusRow,
} from '@gangmu/db/obligation-status';
import { recountObligation } from '@gangmu/db/obligation-tally';
import { listParameters } from '@gangmu/db/parameter';
import { figuresOf } from '@gangmu/domain/mechanisms/parameters';
import { closesOn } from '@gangmu/domain/responsibilities/coverage';
import { judgeObligation, type JudgingGround } from '@gangmu/domain/responsibilities/judge-obligation';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { addDays, lastDayOfMonth, yearOf, type Day } from '@gangmu/domain/time/day';

const unitsAtOnce = 500;
/** Days after a year in which its last periods may still be open. */
const openAfterYear = 45;

/**
 * Judges the units that were marked, and counts their departments anew. A period is closed ten working days after
 * its end: from then on a different judgement is kept beside it as a correction. Returns how many marks are done.
 */
export async function judgeMarked(tx: Tx, today: Day): Promise<number> {
  const marks = await listMarks(tx, unitsAtOnce);
  if (marks.length === 0) return 0;
  const ground = {
    today,
    calendar: await readCalendar(tx),
    figuresOn: figuresOf(await listParameters(tx)),
  };
  const units = await listJudgedUnits(tx, [...new Set(marks.map((mark) => mark.unitId))]);
  const touched = new Map<string, Pick<StatusRow, 'departmentId' | 'rule' | 'period'>>();
  if (units.length > 0)
    for (const year of yearsOf(today))
      for (const row of await judgeYears(tx, units, year, ground))
        touched.set(`${row.departmentId}${row.rule}${row.period}`, row);
  for (const row of touched.values()) await recountObligation(tx, row);
  await deleteMarks(
    tx,
    marks.map((mark) => mark.id),
  );
  return marks.length;
}

function yearsOf(today: Day): number[] {
  const [year, earlier] = [yearOf(today), yearOf(addDays(today, -openAfterYear))];
  return earlier === year ? [year] : [earlier, year];
}

async function judgeYears(
  tx: Tx,
  units: readonly JudgedUnit[],
  year: number,
  ground: JudgingGround,
): Promise<StatusRow[]> {
  const { today, calendar } = ground;
  const ids = units.map((unit) => unit.id);
  const [held, exemptions, stored, members] = [
    Map.groupBy(await listHeldDays(tx, ids, `${year}-01-01`, `${year + 1}-01-31`), (row) => row.unitId),
    Map.groupBy(await listExemptionsOf(tx, ids, year), (row) => row.unitId),
    new Map((await listStatuses(tx, ids, year)).map((row) => [keyOf(row), row])),
    await countEarlier(tx, ids, year, today),
  ];
  const changed: StatusRow[] = [];
  const moved: StatusRow[] = [];
  for (const unit of units) {
    const days = Map.groupBy(held.get(unit.id) ?? [], (row) => row.metric);
    const obliged = {
      ...unit,
      fullMembersOn: new Map([...members].map(([on, counts]) => [on, counts.get(unit.id) ?? 0])),
    };
    for (const rule of obligationRules) {
      const heldOn = rule.sessionTypes.flatMap((type) =>
        (days.get(`session.${type}`) ?? []).map((row) => row.day),
      );
      const exempt = new Set(
        (exemptions.get(unit.id) ?? []).filter((row) => row.rule === rule.code).map((row) => row.period),
      );
      for (const judged of judgeObligation(rule, obliged, year, heldOn, exempt, ground)) {
        if (judged.status === 'ahead') continue;
        const key = { unitId: unit.id, rule: rule.code, period: judged.period.key };
        const before = stored.get(keyOf(key));
        stored.delete(keyOf(key));
        const after = settle(before, {
          ...key,
          departmentId: unit.departmentId,
          endsOn: judged.period.to,
          status: judged.status,
          isClosed: closesOn(judged.period.to, calendar) < today,
          today,
        });
        if (before && isSame(before, after)) continue;
        changed.push(after);
        if (before && before.departmentId !== after.departmentId) moved.push(before);
      }
    }
  }
  const gone = [...stored.values()].filter((row) => row.frozenStatus === null);
  await replaceStatuses(tx, changed, gone);
  return [...changed, ...moved, ...gone];
}

/** A closed period keeps its department and what stood; a later, different judgement is a correction. */
function settle(
  before: StatusRow | undefined,
  {
    isClosed,
    today,
    ...judged
  }: Omit<StatusRow, 'frozenStatus' | 'correctedOn'> & {
    isClosed: boolean;
    today: Day;
  },
): StatusRow {
  if (before?.frozenStatus) {
    const differs = judged.status !== before.frozenStatus;
    return {
      ...before,
      status: judged.status,
      correctedOn: differs ? (before.correctedOn ?? today) : null,
    };
  }
  return { ...judged, frozenStatus: isClosed ? judged.status : null, correctedOn: null };
}

/** Full members on the last days of months that ended lately: the denominator is of the last day of the period. */
async function countEarlier(
  tx: Tx,
  ids: readonly string[],
  year: number,
  today: Day,
): Promise<Map<Day, Map<string, number>>> {
  const counts = new Map<Day, Map<string, number>>();
  for (let month = 1; month <= 12; month += 1) {
    const on = lastDayOfMonth(`${year}-${String(month).padStart(2, '0')}-01`);
    if (on < today && on >= addDays(today, -openAfterYear))
      counts.set(on, await countFullMembersOn(tx, ids, on));
  }
  return counts;
}

function isSame(a: StatusRow, b: StatusRow): boolean {
  return (
    a.status === b.status &&
    a.frozenStatus === b.frozenStatus &&
    a.correctedOn === b.correctedOn &&
    a.departmentId === b.departmentId
  );
}

function keyOf(row: Pick<StatusRow, 'unitId' | 'rule' | 'period'>): string {
  return `${row.unitId}${row.rule}${row.period}`;
}
