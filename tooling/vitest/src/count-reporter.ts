import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** What one run of vitest found. Files that could not even load count as failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Writes the counts of a run to the file named by GANGMU_COUNTS, for the last line of `npm test`. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const file = process.env['GANGMU_COUNTS'];
    if (file) writeFileSync(file, JSON.stringify(count(modules, errors.length, reason)));
  }
}

function count(modules: readonly TestModule[], errors: number, reason: TestRunEndReason): Counts {
  const states = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => test.result().state),
  );
  const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
  const failed = states.filter((state) => state === 'failed').length + broken + errors;
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: failed + (reason === 'interrupted' ? 1 : 0),
    skipped: states.filter((state) => state === 'skipped').length,
  };
}
