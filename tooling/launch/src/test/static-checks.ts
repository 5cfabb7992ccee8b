import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../project-root.ts';

export interface StaticCheck {
  readonly name: string;
  readonly command: readonly string[];
}

/** What is checked without running anything; each counts as one test of `npm test`. */
export const staticChecks: readonly StaticCheck[] = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'boundaries', command: ['turbo', 'boundaries'] },
  { name: 'format', command: ['biome', 'format', 'packages', 'apps', 'tooling', 'vitest.config.ts'] },
  { name: 'unused', command: ['knip', '--no-progress'] },
];

/** Runs all of them, so that one look shows everything, and returns the names of those that failed. */
export function runStaticChecks(log: (line: string) => void): string[] {
  return staticChecks.filter((check) => !passes(check, log)).map(({ name }) => name);
}

/** Runs a program of `node_modules/.bin` in the project's folder; its exit code. */
export function runTool(command: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const [tool = '', ...args] = command;
  const program = path.join(projectRoot, 'node_modules/.bin', tool);
  const { status } = spawnSync(program, args, {
    cwd: projectRoot,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  });
  return status ?? 1;
}

function passes({ name, command }: StaticCheck, log: (line: string) => void): boolean {
  const began = Date.now();
  const passed = runTool(command) === 0;
  log(`${passed ? '✓' : '✗'} ${name} (${command.join(' ')}, ${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return passed;
}
