import { appUser, database } from '../mariadb/accounts.ts';
import { grantAppAccount } from '../mariadb/grant-app-account.ts';
import { openConnection } from '../mariadb/ping.ts';
import { testSettings } from '../mariadb/server-config.ts';
import { startPrivateDatabase } from '../mariadb/start-private-database.ts';
import { prepareTemplate } from '../mariadb/template.ts';
import { insertOnlyTables } from '@gangmu/db/insert-only-tables';
import { migrateToLatest } from '@gangmu/db/migrate';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type {} from '@gangmu/vitest/provided-database';
import { projectRoot } from '../project-root.ts';
import { copyStatements } from './copy-statements.ts';

const cache = path.join(projectRoot, '.cache');

/** Global set-up of the test projects that need a database: one private server, gone with its folder afterwards. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const template = prepareTemplate(cache);
  const dir = mkdtempSync(path.join(cache, `test-${project.name || 'all'}-`));
  const server = await startPrivateDatabase({ dir, template, settings: testSettings });
  await migrateToLatest(server.migrateUrl);
  const connection = await openConnection(server.migrateUrl);
  await grantAppAccount(connection, database, appUser, insertOnlyTables);
  const grants = await readGrants(server.appUrl);
  const statements = await copyStatements(connection, database, grants);
  await connection.end();
  project.provide('database', { migrateUrl: server.migrateUrl, appUrl: server.appUrl, statements });
  return async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}

async function readGrants(appUrl: string): Promise<string[]> {
  const connection: Connection = await openConnection(appUrl);
  const [rows] = await connection.query<RowDataPacket[]>('SHOW GRANTS');
  await connection.end();
  return rows.map((row) => String(Object.values(row)[0]));
}
