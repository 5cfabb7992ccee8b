import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTool } from './static-checks.ts';
import { projectRoot } from '../project-root.ts';

/** Runs projects of `vitest.config.ts` and counts. A run that ends badly without a failed test counts as one failure. */
export function runVitest(projects: readonly string[]): { passed: number; failed: number } {
  const file = path.join(projectRoot, '.cache', `counts-${process.pid}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  const chosen = projects.flatMap((project) => ['--project', project]);
  const code = runTool(['vitest', 'run', ...chosen], { ...process.env, GANGMU_COUNTS: file });
  const { passed, failed } = readCounts(file);
  rmSync(file, { force: true });
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function readCounts(file: string): { passed: number; failed: number } {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  return JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number }; // the counting reporter wrote it
}
