import { insertOnlyTables } from '@gangmu/db/insert-only-tables';
import { listMigrations, migrateToLatest } from '@gangmu/db/migrate';
import type { RowDataPacket } from 'mysql2/promise';
import { Complaint } from '../complaint.ts';
import { grantAppAccount } from '../mariadb/grant-app-account.ts';
import { openConnection } from '../mariadb/ping.ts';
import type { OpenDatabase } from './open-database.ts';

/** Brings the schema up to date and the app account's rights with it. */
export async function prepareSchema(database: OpenDatabase, log: (line: string) => void): Promise<void> {
  const { migrateUrl, appUrl } = database;
  const pending = await listPending(appUrl);
  if (!migrateUrl) {
    if (pending.length === 0) return;
    throw new Complaint(
      `数据库缺少 ${pending.length} 项结构变更，请用 MIGRATION_DATABASE_URL 给出可以建表的账号`,
      `${pending.length} migrations are missing: set MIGRATION_DATABASE_URL to an account that may make tables`,
    );
  }
  if (pending.length > 0) {
    const { applied } = await migrateToLatest(migrateUrl);
    log(`数据库结构已更新（${applied.length} 项） / schema brought up to date`);
  }
  const account = await readAccount(appUrl);
  const connection = await openConnection(migrateUrl);
  try {
    await grantAppAccount(connection, new URL(migrateUrl).pathname.slice(1), account, insertOnlyTables);
  } catch (error) {
    throw new Complaint(
      `迁移账号不能给应用账号授权（${(error as Error).message}），请为它加上 WITH GRANT OPTION`,
      'the migration account needs WITH GRANT OPTION on the database',
    );
  } finally {
    await connection.end();
  }
}

/** Names of the migrations that the database has not seen. */
export async function listPending(url: string): Promise<string[]> {
  const connection = await openConnection(url);
  try {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT name FROM migration');
    const applied = new Set(rows.map((row) => String(row['name'])));
    return (await listMigrations()).filter((name) => !applied.has(name));
  } catch (error) {
    if ((error as { errno?: number }).errno === 1146) return listMigrations(); // no table `migration` yet
    throw error;
  } finally {
    await connection.end();
  }
}

/** Has the schema no table at all? */
export async function isEmptySchema(url: string): Promise<boolean> {
  const connection = await openConnection(url);
  const [rows] = await connection.query<RowDataPacket[]>('SHOW TABLES');
  await connection.end();
  return rows.length === 0;
}

/** Drops every table: only for our own database, after a first start that did not end. */
export async function emptySchema(migrateUrl: string): Promise<void> {
  const connection = await openConnection(migrateUrl);
  const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES');
  await connection.query('SET foreign_key_checks = 0');
  for (const table of tables) await connection.query(`DROP TABLE \`${String(Object.values(table)[0])}\``);
  await connection.end();
}

async function readAccount(appUrl: string): Promise<string> {
  const connection = await openConnection(appUrl);
  const [rows] = await connection.query<RowDataPacket[]>('SELECT current_user() AS account');
  await connection.end();
  return String(rows[0]?.['account']);
}
