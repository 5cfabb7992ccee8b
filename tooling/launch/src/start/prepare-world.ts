import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Complaint } from '../complaint.ts';
import type { DemoLine } from './demo-loader.ts';
import type { OpenDatabase } from './open-database.ts';
import { emptySchema, isEmptySchema, prepareSchema } from './prepare-schema.ts';
import { findWorld, worldFile, writeWorld, type World } from './world-file.ts';

type Log = (line: string) => void;

/**
 * Schema and first content. A first start that was killed while loading is begun again in our own database; in a given
 * one nothing is dropped. Demo data only ever goes into a database that had no table before.
 */
export async function prepareWorld(
  database: OpenDatabase,
  dataDir: string,
  empty: boolean,
  log: Log,
): Promise<World> {
  const file = worldFile(dataDir, database.appUrl, database.isPrivate);
  const before = findWorld(file);
  const unfinished = before?.state === 'loading';
  if (unfinished && database.isPrivate && database.migrateUrl) await emptySchema(database.migrateUrl);
  const fresh = await isEmptySchema(database.appUrl);
  if (unfinished && !fresh) throw notFinished(file);
  if (before?.state === 'ready' && !fresh) checkWanted(before, empty);
  const content = empty ? 'empty' : 'demo';
  if (fresh) writeWorld(file, { state: 'loading', content, accounts: [] });
  await prepareSchema(database, log);
  if (!fresh) return before ?? { state: 'ready', content: 'empty', accounts: [] };
  const accounts = empty ? await makeAdministrators(database, log) : await loadDemo(database, log);
  const world: World = { state: 'ready', content, accounts };
  writeWorld(file, world);
  return world;
}

/** In a process of its own: what building a world leaves in a heap would stay in the server's. */
async function loadDemo(database: OpenDatabase, log: Log): Promise<World['accounts']> {
  log('正在装入演示数据（只在首次） / loading the demo data, the first time only');
  const loader = fork(fileURLToPath(new URL('demo-loader.ts', import.meta.url)), {
    env: { ...process.env, GANGMU_LOAD_URL: database.appUrl },
  });
  let accounts: World['accounts'] | undefined;
  loader.on('message', (line: DemoLine) => {
    if ('log' in line) log(line.log);
    else ({ accounts } = line);
  });
  await once(loader, 'exit');
  if (accounts) return accounts;
  throw new Complaint('演示数据没有装完，原因见上', 'the demo data could not be loaded, see above');
}

async function makeAdministrators(database: OpenDatabase, log: Log): Promise<World['accounts']> {
  const { createAdministrators } = await import('@gangmu/server/first-run');
  const made = await createAdministrators({ databaseUrl: database.appUrl });
  log('三员账号与一次性领用码，只显示这一次 / administrators and their one-time codes, shown only now:');
  for (const { role, username, code } of made) log(`  ${role}\t${username}\t${code}`);
  return [];
}

function checkWanted(world: World, empty: boolean): void {
  if (!empty || world.content === 'empty') return;
  throw new Complaint(
    '这个数据文件夹里已有演示数据；要一个空平台，请另给文件夹：GANGMU_DATA=/路径 npm start -- --empty',
    'this data folder holds the demo data; give an empty platform another one with GANGMU_DATA',
  );
}

function notFinished(file: string): Complaint {
  return new Complaint(
    `上次首次装入没有完成；请清空该数据库并删除 ${file} 后重新启动`,
    'the first load did not end: empty that database, delete the file and start again',
  );
}
