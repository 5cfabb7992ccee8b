import { migrateToLatest } from '@gangmu/db/migrate';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { testSettings } from './mariadb/server-config.ts';
import { startPrivateDatabase } from './mariadb/start-private-database.ts';
import { projectRoot } from './project-root.ts';
import { runCommand } from './run-command.ts';

/** `pnpm generate:rows`: the row types of `packages/db` from the migrations, on a database made for it and thrown away. */
await runCommand(async () => {
  const cache = path.join(projectRoot, '.cache');
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(path.join(cache, 'rows-'));
  const server = await startPrivateDatabase({ dir, settings: testSettings });
  try {
    await migrateToLatest(server.migrateUrl);
    const cwd = path.join(projectRoot, 'packages/db');
    const program = path.join(cwd, 'node_modules/.bin/kysely-codegen');
    const { status } = spawnSync(program, ['--url', server.migrateUrl], { cwd, stdio: 'inherit' });
    return status ?? 1;
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});
