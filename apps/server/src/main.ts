import { createAuth } from '@gangmu/db/auth';
import { connect } from '@gangmu/db/connect';
import { todayOf, type Shared } from './context.ts';
import { baseUrlOf, type ServerConfig, type Site } from './config.ts';
import { createApp } from './http/app.ts';
import { openMailer } from './digest/open-mailer.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { startExports } from './unit-export/run-exports.ts';
import { startPapers } from './paper/run-papers.ts';
import { startSnapshots } from './snapshot/run-snapshots.ts';

const cookieNames: Record<Site, string> = { portal: 'gangmu_portal', console: 'gangmu_console' };

/** Starts both sites and the jobs on one pool. `close` lets running requests end first. */
export async function startServer(config: ServerConfig): Promise<{ close(): Promise<void> }> {
  const db = connect(config.databaseUrl);
  const shared: Shared = {
    db,
    trial: config.demo,
    dataDir: config.dataDir,
    secret: config.secret,
    today: todayOf(config.today),
  };
  const apps = await Promise.all(
    (['portal', 'console'] as const).map(async (site) => {
      const baseUrl = baseUrlOf(config, site);
      const secure = baseUrl.startsWith('https:');
      const cookieName = cookieNames[site];
      const auth = createAuth({ db, secret: config.secret, baseUrl, cookieName, log: () => undefined });
      const app = await createApp({
        config,
        site,
        shared,
        auth,
        cookieName: secure ? `__Host-${cookieName}` : cookieName,
      });
      await app.listen({
        host: config.host,
        port: site === 'portal' ? config.portalPort : config.consolePort,
      });
      return app;
    }),
  );
  const mailer = openMailer(config);
  const jobs = startJobs(shared, mailer, (error) => apps[0]?.log.error({ err: error }, 'job failed'));
  const papers = startPapers(shared, config.databaseUrl, (error) =>
    apps[0]?.log.error({ err: error }, 'paper failed'),
  );
  const snapshots = startSnapshots(shared, (error) => apps[0]?.log.error({ err: error }, 'snapshot failed'));
  const exports = startExports(shared, config.databaseUrl, (error) =>
    apps[0]?.log.error({ err: error }, 'export failed'),
  );
  return {
    async close() {
      await Promise.all([jobs.stop(), papers.stop(), snapshots.stop(), exports.stop()]);
      mailer?.close();
      await Promise.all(apps.map((app) => app.close()));
      await db.destroy();
    },
  };
}
