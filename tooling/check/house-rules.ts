import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Words that say nothing about what is in a file (architecture: Names). */
const emptyNames =
  /^(?:utils?|helpers?|common|misc|types?|constants?|managers?|handlers?|services?|base|index)$/;
const longest = 300;

/** Files git knows or would add, below the folder. */
export function listFiles(root: string): string[] {
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((file) => file !== '' && existsSync(path.join(root, file)));
}

/** Is it source that people read? Generated files and declarations are not. */
export function isSource(file: string): boolean {
  return /^(?:packages|apps|tooling)\/.*\.(?:ts|tsx|mjs)$/.test(file) && !/\.gen\.ts$/.test(file);
}

/** The folder or file name that says nothing, if there is one. */
export function findEmptyName(file: string): string | undefined {
  const parts = file
    .split('/')
    .filter((part) => part !== 'packages' && part !== 'apps' && part !== 'tooling');
  return parts
    .map((part) => part.replace(/\..*$/, ''))
    .find((part) => emptyNames.test(part) || /-(?:utils?|helpers?|manager|handler|service)$/.test(part));
}

export function isTooLong(text: string): boolean {
  return text.replace(/\n$/, '').split('\n').length > longest;
}

/** A mark of unfinished work in a comment. */
export function findUnfinished(text: string): string | undefined {
  return new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`).exec(text)?.[0];
}

/** Paths in backticks that begin with a folder of the project. */
export function listCitedPaths(text: string): string[] {
  const cited = text.matchAll(/`((?:packages|apps|tooling|deploy|decisions|samples)\/[\w./@-]+)`/g);
  return [...cited].map(([, file = '']) => file.replace(/[.,:]$/, ''));
}

/** Addresses of a registry, which would tie the lock file to one network. */
export function findRegistryAddress(lock: string): string | undefined {
  return /https?:\/\/\S*(?:registry|npmmirror|\/npm\/)\S*|\btarball:\s*\S+/.exec(lock)?.[0];
}

export function readText(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
