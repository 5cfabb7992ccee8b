import { sql, type Kysely } from 'kysely';
import { shapeOfColumn, sourceOf, type ExportedTable } from './export-table.ts';
import { likePrefix } from './like-prefix.ts';
import type { DB } from './schema.gen.ts';

/** Rows read at once, and units asked about at once: what an export holds in memory. */
const pageSize = 500;
const unitsAtOnce = 500;

/** What decides whether a row may leave; the record's part is absent on rows that belong to none. */
export interface RowOwner {
  readonly unitId: string;
  readonly type?: string;
  readonly personId?: string | null;
  readonly handlerId?: string | null;
}

export interface ExportRow {
  readonly owner: RowOwner;
  readonly line: Readonly<Record<string, unknown>>;
}

/** Ids and paths of a unit and everything below it, by path. */
export async function listRealm(db: Kysely<DB>, path: string): Promise<{ id: string; path: string }[]> {
  const realm: { id: string; path: string }[] = [];
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('unit')
      .select(['id', 'path'])
      .where('path', 'like', likePrefix(path))
      .where('path', '>', after)
      .orderBy('path')
      .limit(5_000)
      .execute();
    realm.push(...rows);
    const last = rows.at(-1);
    if (!last || rows.length < 5_000) return realm;
    after = last.path;
  }
}

/** The rows of a table that belong to these units, page by page; each page as it leaves. */
export async function* readTable(
  db: Kysely<DB>,
  name: string,
  table: ExportedTable,
  unitIds: readonly string[],
): AsyncGenerator<ExportRow[]> {
  for (let from = 0; from < unitIds.length; from += unitsAtOnce) {
    const ids = unitIds.slice(from, from + unitsAtOnce);
    for (let after: unknown[] | null = null; ; ) {
      const rows = await readPage(db, name, table, ids, after);
      if (rows.length > 0) yield await toLines(db, table, rows);
      const last = rows.at(-1);
      if (!last || rows.length < pageSize) break;
      after = table.order.map((_, at) => last[`_key${at}`]);
    }
  }
}

type Row = Readonly<Record<string, unknown>>;

async function readPage(
  db: Kysely<DB>,
  name: string,
  table: ExportedTable,
  unitIds: readonly string[],
  after: readonly unknown[] | null,
): Promise<Row[]> {
  const keys = table.order.map((column) => sql.ref(column));
  const ofRecord =
    table.needs === 'record' || table.about !== undefined
      ? (['type', 'person_id', 'handler_id'] as const).map(
          (column) => sql`${sql.ref(`record.${column}`)} as ${sql.ref(`_${column}`)}`,
        )
      : [];
  const selected = [
    ...Object.entries(table.columns).map(
      ([column, shape]) => sql`${sql.ref(sourceOf(name, column, shape))} as ${sql.ref(column)}`,
    ),
    ...keys.map((key, at) => sql`${key} as ${sql.ref(`_key${at}`)}`),
    sql`${sql.ref(table.unit)} as ${sql.ref('_unit')}`,
    ...ofRecord,
  ];
  const joined = (table.joins ?? []).map(
    ([other, own]) => sql`join ${sql.table(other)} on ${sql.ref(`${other}.id`)} = ${sql.ref(own)}`,
  );
  const about =
    table.about === undefined ? sql`` : sql`left join record on record.id = ${sql.ref(table.about)}`;
  const only = (table.only ?? []).map(([column, how, values]) =>
    how === 'in'
      ? sql`and ${sql.ref(column)} in (${sql.join(values)})`
      : sql`and ${sql.ref(column)} not in (${sql.join(values)})`,
  );
  const beyond = after === null ? sql`` : sql`and (${sql.join(keys)}) > (${sql.join(after)})`;
  const { rows } = await sql<Row>`select ${sql.join(selected)} from ${sql.table(name)}
    ${sql.join(joined, sql` `)} ${about}
    where ${sql.ref(table.unit)} in (${sql.join(unitIds)}) ${sql.join(only, sql` `)} ${beyond}
    order by ${sql.join(keys)} limit ${pageSize}`.execute(db);
  return rows;
}

async function toLines(
  db: Kysely<DB>,
  { columns }: ExportedTable,
  rows: readonly Row[],
): Promise<ExportRow[]> {
  const accounts = Object.keys(columns).filter(
    (name) => shapeOfColumn(columns[name] ?? 'text').type === 'account',
  );
  const ids = rows.flatMap((row) => accounts.map((name) => row[name])).filter((id) => typeof id === 'string');
  const names = await readNames(db, [...new Set(ids)]);
  return rows.map((row) => ({
    owner: {
      unitId: row['_unit'] as string, // as readPage selects them
      ...(row['_type'] === undefined || row['_type'] === null
        ? {}
        : {
            type: row['_type'] as string,
            personId: row['_person_id'] as string | null,
            handlerId: row['_handler_id'] as string | null,
          }),
    },
    line: Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        toValue(row[name], shapeOfColumn(column).type, names),
      ]),
    ),
  }));
}

async function readNames(db: Kysely<DB>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('auth_user').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Somebody whose account is gone stays nameless. */
const gone = '—';

function toValue(
  value: unknown,
  type: ReturnType<typeof shapeOfColumn>['type'],
  names: ReadonlyMap<string, string>,
): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'account') return names.get(value as string) ?? gone; // ids of accounts are text
  if (type === 'time') return value instanceof Date ? value.toISOString() : value;
  if (type === 'flag') return value === 1;
  if (type === 'int' || type === 'number') return Number(value);
  if (type === 'json') return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  return value;
}
