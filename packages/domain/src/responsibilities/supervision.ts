import type { Label } from '../label.ts';
import { addDays, type Day } from '../time/day.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../time/working-days.ts';
import { urgencyOf, type Bucket, type UrgencyDays } from './urgency.ts';

/** Levels of a 督办单 and to whom it goes (domain 7). */
export const slipLevels = {
  red: {
    label: { zh: '督办', en: 'Supervision' },
    addressee: { zh: '本单位书记', en: 'the secretary of the unit' },
  },
  redPlus: {
    label: { zh: '提级督办', en: 'Raised supervision' },
    addressee: {
      zh: '部门党组（党委）书记、工委牵头单位',
      en: 'the secretary of the department’s Party group and the lead unit of the committee',
    },
  },
} as const satisfies Record<string, { label: Label; addressee: Label }>;

export type SlipLevel = keyof typeof slipLevels;
export const slipLevelNames = Object.keys(slipLevels) as [SlipLevel, ...SlipLevel[]]; // keys of a const table

/** Working days in which a slip is answered, and days between two slips to one unit (domain 7). */
const replyDays = 5;
const daysBetweenSlips = 7;

/** An owed task past its due day. */
export interface LateTask {
  readonly id: string;
  readonly unitId: string;
  readonly bucket: Bucket;
  readonly dueOn: Day;
  /** Levels on which the task stood on a slip before. */
  readonly slipped: readonly SlipLevel[];
}

export interface NewSlip {
  readonly unitId: string;
  readonly level: SlipLevel;
  readonly replyBy: Day;
  readonly taskIds: readonly string[];
}

/**
 * The slips of a day: one a unit for all its late tasks together, at most one a week, on working days only; a task
 * stands on one slip of each level. `lastSlipOn` is the day of the last slip of each unit.
 */
export function decideSlips(
  tasks: readonly LateTask[],
  lastSlipOn: ReadonlyMap<string, Day>,
  days: UrgencyDays,
  calendar: WorkingCalendar,
): NewSlip[] {
  if (!isWorkingDay(calendar, days.today)) return [];
  const recent = addDays(days.today, 1 - daysBetweenSlips);
  const replyBy = addWorkingDays(calendar, days.today, replyDays);
  const slips: NewSlip[] = [];
  for (const [unitId, own] of Map.groupBy(tasks, (task) => task.unitId)) {
    if ((lastSlipOn.get(unitId) ?? '') >= recent) continue;
    const asked = own.flatMap((task) => {
      const level = levelOf(task, days);
      return level === null || task.slipped.includes(level) ? [] : [{ id: task.id, level }];
    });
    if (asked.length === 0) continue;
    const level = asked.some((task) => task.level === 'redPlus') ? 'redPlus' : 'red';
    slips.push({ unitId, level, replyBy, taskIds: asked.map((task) => task.id) });
  }
  return slips;
}

function levelOf(task: LateTask, days: UrgencyDays): SlipLevel | null {
  const urgency = urgencyOf(task.bucket, task.dueOn, days);
  return urgency === 'red' || urgency === 'redPlus' ? urgency : null;
}
