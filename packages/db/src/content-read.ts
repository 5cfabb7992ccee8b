import type { Day } from '@gangmu/domain/time/day';
import { sql, type Kysely } from 'kysely';
import type { Reader } from './db.ts';
import type { DB } from './schema.gen.ts';

/** Writes down that somebody from above opened records of a unit; once a day and record is enough. */
export async function noteContentRead(
  db: Kysely<DB>,
  userId: string,
  on: Day,
  records: readonly { readonly id: string; readonly unitId: string }[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ id, unitId }) => sql`(${unitId}, ${on}, ${id}, ${userId})`);
  await sql`insert ignore into content_read (unit_id, on_day, record_id, user_id) values ${sql.join(rows)}`.execute(
    db,
  );
}

/** Who from above opened which record of a unit, the latest first. */
export async function listContentReads(db: Reader, unitId: string, limit: number) {
  return db
    .selectFrom('content_read')
    .innerJoin('auth_user', 'auth_user.id', 'content_read.user_id')
    .innerJoin('record', 'record.id', 'content_read.record_id')
    .select([
      'content_read.on_day as on',
      'content_read.record_id as recordId',
      'record.title',
      'auth_user.name as by',
    ])
    .where('content_read.unit_id', '=', unitId)
    .orderBy('content_read.on_day', 'desc')
    .orderBy('content_read.record_id', 'desc')
    .orderBy('content_read.user_id')
    .limit(limit)
    .execute();
}
