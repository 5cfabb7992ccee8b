import { createConnection, type Connection } from 'mysql2/promise';
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { TestDatabase } from '../declared/database.d.ts';
import type { ProvidedDatabase } from '../declared/provided-database.d.ts';

/** A fresh, migrated schema: the template's tables, seeded rows and grants, replayed in one round trip. */
export async function testDatabase(): Promise<TestDatabase> {
  const { migrateUrl, appUrl, statements } = inject('database');
  const schema = `gangmu_t${randomBytes(6).toString('hex')}`;
  await run(migrateUrl, async (connection) => {
    await connection.query(
      `CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin; USE ${schema}`,
    );
    await connection.query(statements.join(';\n').replaceAll('{schema}', schema));
  });
  return {
    url: inSchema(appUrl, schema),
    migrationUrl: inSchema(migrateUrl, schema),
    drop: () => run(migrateUrl, (connection) => connection.query(`DROP DATABASE IF EXISTS ${schema}`)),
  };
}

async function run(url: ProvidedDatabase['migrateUrl'], work: (connection: Connection) => Promise<unknown>) {
  const target = new URL(url);
  const connection = await createConnection({
    socketPath: target.searchParams.get('socketPath') ?? '',
    user: target.username,
    password: target.password,
    charset: 'UTF8MB4_BIN',
    multipleStatements: true,
  });
  try {
    await work(connection);
  } finally {
    await connection.end();
  }
}

function inSchema(url: string, schema: string): string {
  const target = new URL(url);
  target.pathname = `/${schema}`;
  return target.href;
}
