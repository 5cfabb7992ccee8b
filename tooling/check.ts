import { writeKinds } from './generate-kinds.ts';
import { runStaticChecks, runTool } from './launch/src/test/static-checks.ts';

/** `pnpm check`: the registry of kinds, types, lint, boundaries, format, unused code, then the tests that need no database. */
const log = (line: string) => process.stderr.write(`${line}\n`);
writeKinds();
const failed = runStaticChecks(log);
if (failed.length > 0) {
  log(`没有通过 / failed: ${failed.join(', ')}`);
  process.exitCode = 1;
} else {
  process.exitCode = runTool(['vitest', 'run', '--project', 'unit']);
}
