import { insertOnlyTables } from './insert-only-tables.ts';

/** One setting of the database server that would lose or mix up data, with what to do about it (security B.4). */
export interface UnsafeSetting {
  readonly name: string;
  readonly found: string;
  readonly wanted: string;
  readonly fix: { readonly zh: string; readonly en: string };
}

type Rows = Record<string, unknown>[];
/** Runs one statement on a connection of the application's own pool and account. */
type Query = (sql: string) => Promise<Rows>;

/** What must be put right before the server may run on this database; empty when all is well. */
export async function checkServerSettings(query: Query): Promise<UnsafeSetting[]> {
  const global = await readVariables(query, 'global');
  const session = await readVariables(query, 'session');
  return [
    ...checkDurability(global),
    ...checkSession(session),
    ...checkCluster(global),
    ...(await checkCharacterSets(query)),
    ...(await checkTables(query)),
    ...checkGrants(await query('show grants')),
  ];
}

function checkDurability(global: Map<string, string>): UnsafeSetting[] {
  return [
    ...expect(global, 'innodb_flush_log_at_trx_commit', ['1']),
    ...expect(global, 'innodb_doublewrite', ['ON', '1', 'fast', 'DETECT_AND_RECOVER']),
    ...(global.get('log_bin') === 'ON' ? expect(global, 'sync_binlog', ['1']) : []),
  ];
}

/** The pool sets both for its sessions, so that a stock server will do; here is seen whether it could. */
function checkSession(session: Map<string, string>): UnsafeSetting[] {
  const mode = session.get('sql_mode') ?? '';
  const strict = mode.split(',').includes('STRICT_TRANS_TABLES');
  return [
    ...(strict ? [] : [unsafe('sql_mode', mode, 'STRICT_TRANS_TABLES')]),
    ...expect(session, 'innodb_snapshot_isolation', ['ON', '1']),
  ];
}

function checkCluster(global: Map<string, string>): UnsafeSetting[] {
  if (global.get('wsrep_on') !== 'ON') return [];
  return [...expect(global, 'binlog_format', ['ROW']), ...expect(global, 'innodb_autoinc_lock_mode', ['2'])];
}

async function checkCharacterSets(query: Query): Promise<UnsafeSetting[]> {
  const [schema] = await query(
    'select default_collation_name as found from information_schema.schemata where schema_name = database()',
  );
  const columns = await query(
    `select table_name as t, column_name as c, collation_name as found from information_schema.columns
      where table_schema = database() and collation_name not in ('utf8mb4_bin', 'ascii_bin')
        and (collation_name not like 'utf8mb4%bin') order by table_name, column_name limit 20`,
  );
  const found = String(schema?.['found']);
  const fix = {
    zh: '执行 ALTER DATABASE … CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
    en: 'run ALTER DATABASE … CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
  };
  return [
    ...(found === 'utf8mb4_bin'
      ? []
      : [{ name: 'collation of the database', found, wanted: 'utf8mb4_bin', fix }]),
    ...columns.map((row) => ({
      name: `collation of ${String(row['t'])}.${String(row['c'])}`,
      found: String(row['found']),
      wanted: 'utf8mb4_bin',
      fix: { zh: '执行 ALTER TABLE … CONVERT TO …', en: 'run ALTER TABLE … CONVERT TO …' },
    })),
  ];
}

/** Keys are read from the columns: `table_constraints` is empty for an account that may only select. */
async function checkTables(query: Query): Promise<UnsafeSetting[]> {
  const tables = await query(
    `select t.table_name as t, t.engine as engine, count(c.column_name) as pk from information_schema.tables t
      left join information_schema.columns c on c.table_schema = t.table_schema
        and c.table_name = t.table_name and c.column_key = 'PRI'
      where t.table_schema = database() and t.table_type = 'BASE TABLE'
      group by t.table_name, t.engine order by t.table_name`,
  );
  return tables.flatMap((row) => {
    const name = String(row['t']);
    const engine = String(row['engine']);
    const alter = { zh: `用迁移账号修改表 ${name}`, en: `alter table ${name} with the migration account` };
    return [
      ...(engine === 'InnoDB'
        ? []
        : [{ name: `engine of ${name}`, found: engine, wanted: 'InnoDB', fix: alter }]),
      ...(Number(row['pk']) > 0
        ? []
        : [{ name: `primary key of ${name}`, found: 'none', wanted: 'one', fix: alter }]),
    ];
  });
}

const rowRights = ['USAGE', 'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'SHOW VIEW'];

/** The application's account may work on rows and on nothing else, and not change what is only ever added. */
function checkGrants(grants: Rows): UnsafeSetting[] {
  return grants.flatMap((row) => {
    const grant = /^GRANT (.+?) ON (\S+) TO/.exec(String(Object.values(row)[0]));
    if (!grant) return [];
    const [, list = '', target = ''] = grant;
    const rights = list.split(',').map((right) => right.replace(/\(.*/, '').trim().toUpperCase());
    const option = String(Object.values(row)[0]).includes('WITH GRANT OPTION') ? ['GRANT OPTION'] : [];
    const tooMuch = [...rights.filter((right) => !rowRights.includes(right)), ...option];
    const rewriting = rights.filter((right) => right === 'UPDATE' || right === 'DELETE');
    if (coversInsertOnly(target)) tooMuch.push(...rewriting);
    if (tooMuch.length === 0) return [];
    const fix = {
      zh: `收回权限：REVOKE ${tooMuch.join(', ')} ON ${target} FROM 应用账号；建表用 MIGRATION_DATABASE_URL 的账号`,
      en: `take the right away: REVOKE ${tooMuch.join(', ')} ON ${target}; the account of MIGRATION_DATABASE_URL makes tables`,
    };
    const wanted = 'SELECT, INSERT, UPDATE, DELETE on single tables';
    return [{ name: `grants of the app account on ${target}`, found: tooMuch.join(', '), wanted, fix }];
  });
}

function coversInsertOnly(target: string): boolean {
  const table = target.split('.').at(-1)?.replaceAll('`', '') ?? '';
  return table === '*' || insertOnlyTables.includes(table);
}

async function readVariables(query: Query, scope: 'global' | 'session'): Promise<Map<string, string>> {
  const names = [
    'innodb_flush_log_at_trx_commit',
    'innodb_doublewrite',
    'log_bin',
    'sync_binlog',
    'sql_mode',
    'innodb_snapshot_isolation',
    'wsrep_on',
    'binlog_format',
    'innodb_autoinc_lock_mode',
  ];
  const list = names.map((name) => `'${name}'`).join(', ');
  const rows = await query(`show ${scope} variables where variable_name in (${list})`);
  return new Map(rows.map((row) => [String(row['Variable_name']).toLowerCase(), String(row['Value'])]));
}

/** A variable that is not there is not asked for: other servers of the protocol lack some. */
function expect(values: Map<string, string>, name: string, accepted: readonly string[]): UnsafeSetting[] {
  const found = values.get(name);
  return found === undefined || accepted.includes(found) ? [] : [unsafe(name, found, accepted[0] ?? '')];
}

function unsafe(name: string, found: string, wanted: string): UnsafeSetting {
  const fix = {
    zh: `在数据库配置文件的 [mysqld] 中写入 ${name}=${wanted} 并重启数据库`,
    en: `put ${name}=${wanted} under [mysqld] in the server's option file and restart it`,
  };
  return { name, found, wanted, fix };
}
