import { runStaticChecks, staticChecks } from './test/static-checks.ts';
import { Complaint } from './complaint.ts';
import { bringSystemParts } from './install/bring-system-parts.ts';
import { chineseFonts, chromium, mariadb } from './install/missing-packages.ts';
import { runCommand } from './run-command.ts';
import { buildWeb } from './start/build-web.ts';
import { runVitest } from './test/run-vitest.ts';

const total = { passed: 0, failed: 0 };
const log = (line: string) => process.stderr.write(`${line}\n`);

await runCommand(async () => {
  try {
    await runStages();
  } catch (error) {
    total.failed = Math.max(total.failed, 1);
    throw error;
  } finally {
    process.on('exit', () => process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`));
  }
  return total.failed === 0 ? 0 : 1;
});

/** System, checks without running, web apps, tests, browser tests; ends at the first stage that fails. */
async function runStages(): Promise<void> {
  for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'GANGMU_DATA']) delete process.env[name]; // tests touch no data
  bringSystemParts([mariadb, chromium, chineseFonts], log);
  const failed = runStaticChecks(log);
  total.passed += staticChecks.length - failed.length;
  total.failed += failed.length;
  if (failed.length > 0) throw stopped(`检查 ${failed.join('、')}`, failed.join(', '));
  await buildWeb(log);
  count('单元与数据库测试', 'unit and database tests', runVitest(['unit', 'db']));
  if (total.passed === staticChecks.length) throw stopped('没有执行任何测试', 'no test was executed');
  count('浏览器测试', 'browser tests', runVitest(['e2e']));
}

function count(zh: string, en: string, { passed, failed }: { passed: number; failed: number }): void {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) throw stopped(zh, en);
}

function stopped(zh: string, en: string): Complaint {
  return new Complaint(`没有通过，到此为止：${zh}`, `stopped here, failed: ${en}`);
}
