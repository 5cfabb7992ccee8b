import { demoDay } from '@gangmu/server/demo/demo-day';
import { startServer } from '@gangmu/server/main';
import path from 'node:path';
import { dataFolder } from './project-root.ts';
import { describe } from './run-command.ts';
import { buildWeb } from './start/build-web.ts';
import { checkPorts } from './start/check-ports.ts';
import { refuseUnsafeSettings } from './start/check-settings.ts';
import { openDatabase } from './start/open-database.ts';
import { prepareWorld } from './start/prepare-world.ts';
import { readMail } from './start/read-mail.ts';
import { readOptions, type StartOptions } from './start/read-options.ts';
import { sayReady } from './start/say-ready.ts';
import { stopInOrder } from './start/stop-in-order.ts';

const stops = stopInOrder();
try {
  process.env['NODE_ENV'] ??= 'production';
  await start(readOptions(process.argv.slice(2), process.env));
} catch (error) {
  await stops.fail(describe(error));
}

async function start(options: StartOptions): Promise<void> {
  const began = Date.now();
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const dataDir = dataFolder();
  await checkPorts(options.host, {
    'portal-port': options.portalPort,
    'console-port': options.consolePort,
  });
  const building = buildWeb(log);
  building.catch(() => undefined); // awaited below, when the database is ready
  const database = await openDatabase(dataDir, process.env, log);
  stops.add(() => database.stop());
  if (!database.isPrivate) await refuseUnsafeSettings(database.appUrl);
  const world = await prepareWorld(database, dataDir, options.empty, log);
  await refuseUnsafeSettings(database.appUrl);
  await building;
  const demo = world.content === 'demo';
  const mail = readMail(dataDir);
  const server = await startServer({
    databaseUrl: database.appUrl,
    dataDir: path.join(dataDir, 'files'),
    host: options.host,
    portalPort: options.portalPort,
    consolePort: options.consolePort,
    today: options.today ?? (demo ? demoDay : 'now'),
    demo,
    logLevel: demo ? 'warn' : 'info',
    secret: database.cookieSecret,
    ...(mail ? { mail } : {}),
    ...readBaseUrls(),
  });
  stops.add(() => server.close());
  sayReady(options, world, (Date.now() - began) / 1000);
}

/** The addresses people open when a proxy stands before the server. */
function readBaseUrls(): { baseUrls?: { portal: string; console: string } } {
  const { GANGMU_PORTAL_URL: portal, GANGMU_CONSOLE_URL: console } = process.env;
  return portal && console ? { baseUrls: { portal, console } } : {};
}
