import { defineConfig } from 'vitest/config';

const folders = '{packages,apps,tooling}';
const away = ['**/node_modules/**', '**/dist/**'];
const database = './tooling/launch/src/test-database/start-database.ts';

/** Three projects by file name: `x.test.ts` needs nothing, `x.db.test.ts` a database, `x.e2e.ts` a browser too. */
export default defineConfig({
  test: {
    reporters: ['default', './tooling/vitest/src/count-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: [...away, '**/*.db.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'db',
          include: [`${folders}/**/*.db.test.ts`],
          exclude: away,
          globalSetup: [database],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [`${folders}/**/*.e2e.ts`],
          exclude: away,
          globalSetup: [database],
          setupFiles: ['./tooling/tests/src/show-failed-pages.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
