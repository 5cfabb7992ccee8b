import type { Insertable } from 'kysely';
import type { Tx } from './db.ts';
import type { DB } from './schema.gen.ts';

/** A row to insert into a table. */
export type NewRow<Table extends keyof DB> = Insertable<DB[Table]>;

const chunk = 1_000;

/** Inserts many rows of a table in few statements; for loading whole worlds, not for verbs. */
export async function insertBulk<Table extends keyof DB>(
  tx: Tx,
  table: Table,
  rows: readonly NewRow<Table>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) {
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + chunk) as never) // a slice of rows of that table; Kysely cannot follow the generic
      .execute();
  }
}
