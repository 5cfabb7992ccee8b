import { testDatabase } from '@gangmu/vitest/database';
import { createPool } from './connect.ts';
import { checkServerSettings, type UnsafeSetting } from './server-settings.ts';
import { expect, test } from 'vitest';

test('an account that may make tables or rewrite the audit trail is named with the way to put it right', async () => {
  const database = await testDatabase();
  const asApp = await check(database.url);
  const asMigrator = await check(database.migrationUrl);
  await database.drop();
  expect(asApp.filter((setting) => setting.name.startsWith('grants'))).toEqual([]);
  const names = asMigrator.map((setting) => setting.name);
  expect(names.some((name) => name.startsWith('grants of the app account'))).toBe(true);
});

test('a server that does not wait for the disk is refused for that, and for nothing else', async () => {
  const database = await testDatabase(); // the test run's own server is started with such settings
  const found = await check(database.url);
  await database.drop();
  expect(found.map((setting) => setting.name)).toEqual([
    'innodb_flush_log_at_trx_commit',
    'innodb_doublewrite',
  ]);
  const flush = found.find((setting) => setting.name === 'innodb_flush_log_at_trx_commit');
  expect(flush).toMatchObject({ found: '0', wanted: '1' });
  expect(flush?.fix.zh).toContain('innodb_flush_log_at_trx_commit=1');
});

test('a table in another engine, without a key or in another collation is named', async () => {
  const database = await testDatabase();
  const pool = createPool(database.migrationUrl).promise();
  await pool.query('create table loose (name varchar(10) collate utf8mb4_general_ci) engine = MyISAM');
  await pool.end();
  const names = (await check(database.url)).map((setting) => setting.name);
  await database.drop();
  expect(names).toEqual(
    expect.arrayContaining(['engine of loose', 'primary key of loose', 'collation of loose.name']),
  );
});

async function check(url: string): Promise<UnsafeSetting[]> {
  const pool = createPool(url, { poolSize: 1 }).promise();
  try {
    return await checkServerSettings(async (sql) => {
      const [rows] = await pool.query(sql);
      return rows as Record<string, unknown>[]; // a select answers with rows
    });
  } finally {
    await pool.end();
  }
}
