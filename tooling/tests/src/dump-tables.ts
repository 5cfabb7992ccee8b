import type { Database } from '@gangmu/db/db';
import { sql } from 'kysely';

/** Every table as rows of text: what somebody holds who has the database, or a backup of it. */
export type Dump = ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;

/** A dump of the tables, each to its last row; those in `without` are left out. */
export async function dumpTables(db: Database, without: readonly string[] = []): Promise<Dump> {
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = database() and table_type = 'BASE TABLE' order by table_name`.execute(db);
  const dump = new Map<string, Record<string, string>[]>();
  for (const { name } of tables.rows) {
    if (without.includes(name)) continue;
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    dump.set(
      name,
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, textOf(value)])),
      ),
    );
  }
  return dump;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
