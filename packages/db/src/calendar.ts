import type { Day } from '@gangmu/domain/time/day';
import type { WorkingCalendar } from '@gangmu/domain/time/working-days';
import type { Reader, Tx } from './db.ts';

export interface CalendarDay {
  readonly day: Day;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** The whole calendar, some thirty rows a year. */
export async function readCalendar(db: Reader): Promise<WorkingCalendar> {
  const [days, years] = await Promise.all([
    db.selectFrom('calendar_day').select(['day', 'kind']).execute(),
    db.selectFrom('calendar_year').select('year').execute(),
  ]);
  return {
    holidays: new Set(days.filter((row) => row.kind === 'holiday').map((row) => row.day)),
    workdays: new Set(days.filter((row) => row.kind === 'workday').map((row) => row.day)),
    years: new Set(years.map((row) => row.year)),
  };
}

export async function listCalendarYears(db: Reader) {
  return db.selectFrom('calendar_year').select(['year', 'source', 'version']).orderBy('year').execute();
}

export async function listCalendarDays(db: Reader, year: number): Promise<CalendarDay[]> {
  const rows = await db
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'name'])
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .orderBy('day')
    .execute();
  return rows as CalendarDay[]; // kinds are written by replaceCalendarYear only
}

/** Replaces all rows of a year and its source. */
export async function replaceCalendarYear(
  tx: Tx,
  year: number,
  source: string,
  version: number,
  days: readonly CalendarDay[],
): Promise<void> {
  await tx
    .deleteFrom('calendar_day')
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .execute();
  if (days.length > 0)
    await tx
      .insertInto('calendar_day')
      .values([...days])
      .execute();
  await tx.deleteFrom('calendar_year').where('year', '=', year).execute();
  await tx.insertInto('calendar_year').values({ year, source, version }).execute();
}
