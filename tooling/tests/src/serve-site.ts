import { loadDemoWorld } from '@gangmu/server/demo/load-demo-world';
import { startServer } from '@gangmu/server/main';
import { demoDay } from '@gangmu/server/demo/demo-day';

/** Serves the demo world of the checkout this file stands in; what a test runs inside a copy of the project. */
const [databaseUrl = '', dataDir = '', portalPort = '', consolePort = '', logged = ''] =
  process.argv.slice(2);
await loadDemoWorld({ databaseUrl, log: () => undefined });
await startServer({
  databaseUrl,
  dataDir,
  host: '127.0.0.1',
  portalPort: Number(portalPort),
  consolePort: Number(consolePort),
  today: demoDay,
  demo: true,
  logLevel: logged === 'info' ? 'info' : 'warn',
  secret: 'a secret for tests only, never for people',
});
process.stdout.write('ready\n');
