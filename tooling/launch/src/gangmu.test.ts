import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

function run(file: string, ...args: string[]) {
  const script = path.join(import.meta.dirname, file);
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

test('help is an answer, on stdout', () => {
  const { status, stdout, stderr } = run('gangmu.ts', 'help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('gangmu');
});

test('an unknown command is refused with help on stderr and exit code 2', () => {
  const { status, stdout, stderr } = run('gangmu.ts', 'constructor');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/没有这个命令[^]*doctor/);
});

test('the door knows its commands', () => {
  const { status, stderr } = run('bootstrap.mjs', 'nothing');
  expect(status).toBe(2);
  expect(stderr).toContain('start');
});
