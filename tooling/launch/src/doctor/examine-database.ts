import { Complaint } from '../complaint.ts';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { appUser, database, socketUrl } from '../mariadb/accounts.ts';
import { findServer } from '../mariadb/process.ts';
import { preparePaths } from '../mariadb/paths.ts';
import { readSecret } from '../mariadb/read-secret.ts';
import { startPrivateDatabase } from '../mariadb/start-private-database.ts';
import { describe } from '../run-command.ts';
import { checkConnection, checkUrl } from '../start/check-connection.ts';
import { allowedSkewSeconds, readDatabaseState } from '../start/check-settings.ts';
import { listPending } from '../start/prepare-schema.ts';
import type { Finding } from './finding.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Reachable, safe, up to date, on the same time. Our own database is started for the look if it does not run. */
export async function examineDatabase(dataDir: string, env: Env): Promise<Finding[]> {
  try {
    const { url, stop } = await reach(dataDir, env);
    try {
      return await examine(url);
    } finally {
      await stop();
    }
  } catch (error) {
    const fix = { zh: '按上面的提示处理后再试', en: 'do what the line says and try again' };
    return [{ ok: false, name: { zh: '数据库', en: 'database' }, found: describe(error), fix }];
  }
}

async function examine(url: string): Promise<Finding[]> {
  const { unsafe, version, skewSeconds } = await readDatabaseState(url);
  const pending = await listPending(url);
  const migrate = {
    zh: '重新启动，启动时会自动更新',
    en: 'start the platform, it brings the schema up to date',
  };
  const clock = { zh: '为两台服务器对时（NTP）', en: 'synchronise both clocks (NTP)' };
  const onTime = skewSeconds <= allowedSkewSeconds;
  return [
    { ok: true, name: { zh: '数据库', en: 'database' }, found: version },
    {
      ok: pending.length === 0,
      name: { zh: '数据库结构', en: 'schema' },
      found: pending.length === 0 ? '最新 up to date' : `缺 ${pending.length} 项 missing (${pending[0]} …)`,
      ...(pending.length === 0 ? {} : { fix: migrate }),
    },
    {
      ok: onTime,
      name: { zh: '时钟差', en: 'clock difference' },
      found: `${skewSeconds.toFixed(2)} s`,
      ...(onTime ? {} : { fix: clock }),
    },
    ...(unsafe.length === 0
      ? [{ ok: true, name: { zh: '数据库设置', en: 'database settings' }, found: '安全 safe' }]
      : unsafe.map(({ name, found, wanted, fix }) => ({
          ok: false,
          name: { zh: '数据库设置', en: name },
          found: `${found} (${wanted})`,
          fix,
        }))),
  ];
}

async function reach(dataDir: string, env: Env): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = env['DATABASE_URL'];
  if (given) {
    checkUrl('DATABASE_URL', given);
    await checkConnection('DATABASE_URL', given);
    return { url: given, stop: async () => undefined };
  }
  const dir = path.join(dataDir, 'database');
  if (!existsSync(path.join(dir, 'data')))
    throw new Complaint('还没有数据库，先运行一次 npm start', 'no database yet, run npm start once');
  const paths = preparePaths(dir);
  if (findServer(paths.config) !== undefined) {
    const url = socketUrl(appUser, readSecret(dir).appPassword, database, paths.socket);
    return { url, stop: async () => undefined };
  }
  const server = await startPrivateDatabase({ dir });
  return { url: server.appUrl, stop: () => server.stop() };
}
