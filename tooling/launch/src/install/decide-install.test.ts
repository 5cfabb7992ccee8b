import { expect, test } from 'vitest';
import { decideInstall } from './decide-install.ts';

const packages = ['mariadb-server-core', 'mariadb-client'];

test('nothing is installed where nothing is missing', () => {
  expect(decideInstall([], { isRoot: true, hasApt: true, hasSudo: false })).toEqual({ kind: 'nothing' });
});

test('root installs at once, and waits for another installer instead of failing', () => {
  const decision = decideInstall(packages, { isRoot: true, hasApt: true, hasSudo: false });
  expect(decision).toEqual({
    kind: 'run',
    commands: [
      ['apt-get', '-o', 'DPkg::Lock::Timeout=900', 'update'],
      ['apt-get', '-o', 'DPkg::Lock::Timeout=900', 'install', '-y', '--no-install-recommends', ...packages],
    ],
  });
});

test('a user with sudo that asks no password installs through it, never waiting for an answer', () => {
  const decision = decideInstall(packages, { isRoot: false, hasApt: true, hasSudo: true });
  expect(
    decision.kind === 'run' && decision.commands.every(([first, flag]) => first === 'sudo' && flag === '-n'),
  ).toBe(true);
});

test('a user without the right is told the exact command', () => {
  const decision = decideInstall(packages, { isRoot: false, hasApt: true, hasSudo: false });
  expect(decision).toEqual({
    kind: 'tell',
    command:
      'sudo apt-get -o DPkg::Lock::Timeout=900 install -y --no-install-recommends mariadb-server-core mariadb-client',
  });
});

test('on a system without apt, what is missing is named', () => {
  expect(decideInstall(packages, { isRoot: true, hasApt: false, hasSudo: false })).toEqual({
    kind: 'tell',
    command: '(MariaDB ≥ 10.11)',
  });
});
