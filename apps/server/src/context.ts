import type { ChangeContext } from '@gangmu/db/change';
import type { SessionRow } from '@gangmu/db/session';
import { urgencyDays, type UrgencyDays } from '@gangmu/domain/responsibilities/urgency';
import { dayOfInstant, type Day } from '@gangmu/domain/time/day';
import type { WorkingCalendar } from '@gangmu/domain/time/working-days';
import { readCalendar } from '@gangmu/db/calendar';
import { findSnapshot } from '@gangmu/db/plan-snapshot';
import type { Database } from '@gangmu/db/db';

/** What a running server shares between requests. */
export interface Shared {
  readonly db: Database;
  readonly trial: boolean;
  readonly dataDir: string;
  /** Known to the running servers alone: never in the database, its backups or the logs. */
  readonly secret: string;
  /** The business day: of the trial, or of the clock. The only place that reads it. */
  today(): Day;
}

/** What a verb gets: who asks, on which day, and the database. */
export interface Context extends ChangeContext {
  readonly session: SessionRow;
  readonly trial: boolean;
  readonly dataDir: string;
  readonly secret: string;
}

export function todayOf(setting: string): () => Day {
  return setting === 'now' ? () => dayOfInstant(new Date()) : () => setting;
}

/** The working-day calendar and the days at which colours change today; in a plan that is closed, on the day it was. */
export async function readDays(
  context: Context,
  planId: string | null = null,
): Promise<{ calendar: WorkingCalendar; days: UrgencyDays }> {
  const calendar = await readCalendar(context.db);
  const snapshot = planId === null ? null : await findSnapshot(context.db, planId);
  return { calendar, days: urgencyDays(calendar, snapshot?.closedOn ?? context.today) };
}
