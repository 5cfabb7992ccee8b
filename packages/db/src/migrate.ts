import { Kysely, MysqlAdapter, MysqlDialect, sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import { readFile, readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { createPool } from './connect.ts';

const folder = new URL('../migrations/', import.meta.url);
const leaseSeconds = 300;

/**
 * Applies the SQL files of `migrations/` in order, each once. One server at a time: a lease row is taken first,
 * because GET_LOCK holds on one node of a cluster only. Throws when another migration runs or a file fails.
 */
export async function migrateToLatest(url: string): Promise<{ applied: string[] }> {
  const db = new Kysely<unknown>({
    dialect: new LeaseDialect({ pool: createPool(url, { poolSize: 2, statementTimeout: false }) }),
  });
  try {
    await takeLease(db);
    const migrator = new Migrator({
      db,
      provider: sqlFiles,
      migrationTableName: 'migration',
      migrationLockTableName: 'migration_lock',
    });
    const { error, results } = await migrator.migrateToLatest();
    await sql`update migration_lease set until = utc_timestamp(3) where name = 'migrate'`.execute(db);
    if (error) throw error;
    return {
      applied: (results ?? [])
        .filter((result) => result.status === 'Success')
        .map((result) => result.migrationName),
    };
  } finally {
    await db.destroy();
  }
}

/** The names of the files, in order; what `doctor` compares with the migrations applied. */
export async function listMigrations(): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -4))
    .sort();
}

const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const names = await listMigrations();
    return Object.fromEntries(names.map((name) => [name, fromFile(name)]));
  },
};

function fromFile(name: string): Migration {
  return {
    async up(db) {
      const text = await readFile(new URL(`${name}.sql`, folder), 'utf8');
      await sql.raw(text.trim().replace(/;$/, '')).execute(db); // the text is a file of this package
    },
  };
}

async function takeLease(db: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists migration_lease (name varchar(20) not null primary key, owner varchar(120) not null, until datetime(3) not null)`.execute(
    db,
  );
  await sql`insert ignore into migration_lease values ('migrate', '', utc_timestamp(3))`.execute(db);
  const owner = `${hostname()}:${process.pid}`;
  const taken =
    await sql`update migration_lease set owner = ${owner}, until = utc_timestamp(3) + interval ${leaseSeconds} second where name = 'migrate' and (until <= utc_timestamp(3) or owner = ${owner})`.execute(
      db,
    );
  if (Number(taken.numAffectedRows) !== 1)
    throw new Error('Another migration is running; wait until it ends or its lease of five minutes is over');
}

class LeaseAdapter extends MysqlAdapter {
  override async acquireMigrationLock(): Promise<void> {
    // the lease row stands for the lock
  }

  override async releaseMigrationLock(): Promise<void> {
    // the lease row stands for the lock
  }
}

class LeaseDialect extends MysqlDialect {
  override createAdapter(): LeaseAdapter {
    return new LeaseAdapter();
  }
}
