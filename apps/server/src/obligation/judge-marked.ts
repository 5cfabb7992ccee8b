import { readCalendar } from '@gangmu/db/calendar';
import type { Tx } from '@gangmu/db/db';
import {
  deleteMarks,
  listMarks,
  listStatuses,
  replaceStatuses,
  type StatusRow,
} from '@gangmu/db/obligation-status';
import { recountObligation } from '@gangmu/db/obligation-tally';
import { listObligedUnits } from '@gangmu/db/obliged-unit';
import { listParameters } from '@gangmu/db/parameter';
import { figuresOf } from '@gangmu/domain/mechanisms/parameters';
import { closesOn, differenceOf } from '@gangmu/domain/responsibilities/coverage';
import { judgeObligation, type ObligationPeriod } from '@gangmu/domain/responsibilities/judge-obligation';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { groundOfYear, type JudgingGround } from '@gangmu/domain/responsibilities/year-ground';
import { addDays, yearOf, type Day } from '@gangmu/domain/time/day';

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
  const ids = [...new Set(marks.map((mark) => mark.unitId))];
  const touched = new Map<string, Pick<StatusRow, 'departmentId' | 'rule' | 'period'>>();
  for (const year of yearsOf(today))
    for (const row of await judgeYears(tx, ids, year, ground))
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
  ids: readonly string[],
  year: number,
  ground: JudgingGround,
): Promise<StatusRow[]> {
  const judging = groundOfYear(ground, year);
  const isClosed = closing(ground);
  const units = await listObligedUnits(tx, ids, year);
  const stored = new Map((await listStatuses(tx, ids, year)).map((row) => [keyOf(row), row]));
  const changed: StatusRow[] = [];
  const moved: StatusRow[] = [];
  for (const unit of units) {
    const { id: unitId, departmentId } = unit;
    if (departmentId === null) continue;
    for (const rule of obligationRules) {
      for (const judged of judgeObligation(rule, unit, judging)) {
        if (judged.status === 'ahead') continue;
        const key = { unitId, rule: rule.code, period: judged.period.key };
        const before = stored.get(keyOf(key));
        stored.delete(keyOf(key));
        const after = settle(before, rowOf({ ...key, departmentId }, judged), {
          isClosed: isClosed(judged.period.to),
          today: ground.today,
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

/** Whether a period that ended on a day is closed by now; each day is reckoned once. */
function closing({ today, calendar }: JudgingGround): (endsOn: Day) => boolean {
  const known = new Map<Day, boolean>();
  return (endsOn) => {
    const closed = known.get(endsOn) ?? closesOn(endsOn, calendar) < today;
    known.set(endsOn, closed);
    return closed;
  };
}

function rowOf(
  key: Pick<StatusRow, 'unitId' | 'rule' | 'period' | 'departmentId'>,
  { period, status, dueOn, of, met, late, exempt }: ObligationPeriod,
): StatusRow {
  const counts = { of, met, late, exempt };
  const open = { frozenStatus: null, frozen: null, correctedOn: null, corrected: 0 };
  return { ...key, endsOn: period.to, dueOn, status, counts, ...open };
}

/** A closed period keeps its department and what stood; a later, different judgement is a correction. */
function settle(
  before: StatusRow | undefined,
  judged: StatusRow,
  { isClosed, today }: { isClosed: boolean; today: Day },
): StatusRow {
  const { status, counts, dueOn } = judged;
  if (before?.frozen) {
    const corrected = differenceOf(counts, before.frozen);
    const correctedOn = corrected === 0 ? null : (before.correctedOn ?? today);
    return { ...before, status, counts, dueOn, corrected, correctedOn };
  }
  return isClosed ? { ...judged, frozenStatus: status, frozen: counts } : judged;
}

function isSame(a: StatusRow, b: StatusRow): boolean {
  return (
    a.status === b.status &&
    a.dueOn === b.dueOn &&
    a.frozenStatus === b.frozenStatus &&
    a.correctedOn === b.correctedOn &&
    a.departmentId === b.departmentId &&
    differenceOf(a.counts, b.counts) === 0
  );
}

function keyOf(row: Pick<StatusRow, 'unitId' | 'rule' | 'period'>): string {
  return `${row.unitId}${row.rule}${row.period}`;
}
