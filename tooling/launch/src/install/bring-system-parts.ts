import { spawnSync } from 'node:child_process';
import { Complaint } from '../complaint.ts';
import { decideInstall, type Machine } from './decide-install.ts';
import type { SystemPart } from './missing-packages.ts';

/** Installs what is missing, saying so first. Throws a `Complaint` with the command when we may not. */
export function bringSystemParts(parts: readonly SystemPart[], log: (line: string) => void): void {
  const missing = parts.filter((part) => !part.isThere());
  const packages = missing.flatMap((part) => part.packages);
  const labels = missing.map((part) => part.label).join('、');
  const decision = decideInstall(packages, lookAtMachine());
  if (decision.kind === 'nothing') return;
  if (decision.kind === 'tell') throw cannotInstall(labels, decision.command);
  log(`安装系统软件包：${packages.join(' ')} / installing system packages`);
  for (const [program = '', ...args] of decision.commands) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync(program, args, { env, stdio: ['ignore', 2, 2] });
  }
  // not apt's exit code: a foreign half-configured package makes it fail although ours are fine
  const left = parts.filter((part) => !part.isThere());
  if (left.length === 0) return;
  const last = decision.commands.at(-1) ?? [];
  throw cannotInstall(left.map((part) => part.label).join('、'), last.join(' '));
}

function cannotInstall(labels: string, command: string): Complaint {
  return new Complaint(
    `缺少 ${labels}，请先安装：${command}`,
    'missing; please install it with that command, then start again',
  );
}

function lookAtMachine(): Machine {
  const works = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
  const isRoot = process.getuid?.() === 0;
  return { isRoot, hasApt: works('apt-get', '--version'), hasSudo: !isRoot && works('sudo', '-n', 'true') };
}
