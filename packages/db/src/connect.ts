import { Kysely, MysqlDialect } from 'kysely';
import mysql, { type Pool, type PoolConnection } from 'mysql2';
import type { DB } from './schema.gen.ts';

/** Milliseconds after which a statement is given up, and a connection is waited for (security B.5). */
const statementTimeout = 5_000;
const connectionTimeout = 3_000;

/**
 * Session settings, so that a stock server will do (security B.4): strict mode, read committed with snapshot
 * isolation as a second line, lock wait 2 s, statements at most 10 s, UTC.
 */
const sessionSettings = [
  "sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE'",
  "tx_isolation = 'READ-COMMITTED'",
  'innodb_lock_wait_timeout = 2',
  "time_zone = '+00:00'",
];
const mariadbSettings = ['innodb_snapshot_isolation = 1', 'max_statement_time = 10'];

export interface ConnectOptions {
  /** Connections in the pool; more than sixteen gained nothing in measurements. */
  readonly poolSize?: number;
  /** Off for migrations and bulk loads, whose statements may take long. */
  readonly statementTimeout?: boolean;
  /** Told of every statement; the benchmark replays them without us. */
  readonly onQuery?: (sql: string, parameters: readonly unknown[]) => void;
}

/** A pool on `mysql://user:password@host:port/database?socketPath=…`, with the options of security B.5. */
export function connect(url: string, options: ConnectOptions = {}): Kysely<DB> {
  const { onQuery } = options;
  return new Kysely<DB>({
    dialect: new MysqlDialect({ pool: createPool(url, options) }),
    ...(onQuery ? { log: ({ query }) => onQuery(query.sql, query.parameters) } : {}),
  });
}

/** The driver's pool alone, for the few places that speak SQL without Kysely (sign-in library, benchmarks). */
export function createPool(url: string, options: ConnectOptions = {}): Pool {
  const target = new URL(url);
  const socketPath = target.searchParams.get('socketPath');
  const limited = options.statementTimeout !== false;
  const pool = mysql.createPool({
    ...(socketPath ? { socketPath } : { host: target.hostname, port: Number(target.port || 3306) }),
    user: decodeURIComponent(target.username),
    password: decodeURIComponent(target.password),
    database: target.pathname.slice(1),
    charset: 'UTF8MB4_BIN',
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: true,
    decimalNumbers: false,
    multipleStatements: false,
    namedPlaceholders: false,
    stringifyObjects: true,
    disableEval: true,
    flags: ['-LOCAL_FILES'],
    connectTimeout: 3_000,
    connectionLimit: options.poolSize ?? 16,
    maxIdle: options.poolSize ?? 16,
    queueLimit: 200,
    ...(needsTls(target, socketPath) ? { ssl: { rejectUnauthorized: true } } : {}),
  });
  pool.on('connection', (connection) => prepare(connection, limited));
  const getConnection = pool.getConnection.bind(pool);
  pool.getConnection = (callback) => getConnection(giveUpAfter(connectionTimeout, callback));
  return pool;
}

function needsTls(target: URL, socketPath: string | null): boolean {
  return socketPath === null && !['localhost', '127.0.0.1', '[::1]'].includes(target.hostname);
}

/** Sets the session and gives every statement a time limit; a timed-out connection is thrown away. */
function prepare(connection: PoolConnection, limited: boolean): void {
  const query = connection.query.bind(connection) as (
    ...args: unknown[]
  ) => ReturnType<typeof connection.query>; // overloads
  query(`set session ${sessionSettings.join(', ')}`);
  const settings = limited ? mariadbSettings : mariadbSettings.slice(0, 1);
  query(`set session ${settings.join(', ')}`, () => undefined); // other servers lack these: their absence is reported by `doctor`
  if (!limited) return;
  connection.query = ((
    sql: unknown,
    values: unknown,
    callback?: (error: Error | null, ...rest: unknown[]) => void,
  ) => {
    if (typeof sql !== 'string' || typeof callback !== 'function') return query(sql, values, callback);
    return query({ sql, values, timeout: statementTimeout }, (error: Error | null, ...rest: unknown[]) => {
      if (error && (error as { code?: unknown }).code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy();
      callback(error, ...rest);
    });
  }) as typeof connection.query; // same overloads
}

type ConnectionCallback = Parameters<Pool['getConnection']>[0];

/** Calls back with an error after the time; a connection that comes later goes back to the pool at once. */
function giveUpAfter(milliseconds: number, callback: ConnectionCallback): ConnectionCallback {
  let settled = false;
  const timer = setTimeout(() => {
    settled = true;
    const error = Object.assign(new Error('No database connection in time'), {
      code: 'ETIMEDOUT',
      fatal: true,
    });
    callback(error as NodeJS.ErrnoException, undefined as unknown as PoolConnection); // mysql2 passes nothing beside an error
  }, milliseconds);
  return (error, connection) => {
    clearTimeout(timer);
    if (!settled) callback(error, connection);
    else if (!error) connection.release();
  };
}
