import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  findEmptyName,
  findRegistryAddress,
  findUnfinished,
  isSource,
  isTooLong,
  listCitedPaths,
  listFiles,
  readText,
} from './house-rules.ts';

const root = path.resolve(import.meta.dirname, '../..');
const files = listFiles(root);
const sources = files.filter(isSource);

test('the rules look at the whole project', () => {
  expect(sources.length).toBeGreaterThan(100);
});

test('no file is longer than 300 lines', () => {
  expect(sources.filter((file) => isTooLong(readText(root, file)))).toEqual([]);
  expect(isTooLong('x\n'.repeat(301))).toBe(true);
});

test('no file or folder has a name that says nothing', () => {
  expect(sources.filter((file) => findEmptyName(file) !== undefined)).toEqual([]);
  for (const bad of ['packages/a/src/utils/x.ts', 'apps/a/src/types.ts', 'packages/a/src/date-helpers.ts'])
    expect(findEmptyName(bad)).toBeDefined();
});

test('nothing is marked as unfinished', () => {
  expect(sources.filter((file) => findUnfinished(readText(root, file)) !== undefined)).toEqual([]);
  expect(findUnfinished(`// ${'TO' + 'DO'}: later`)).toBeDefined();
});

test('every path that the pages cite exists', () => {
  const pages = files.filter((file) => /^(?:README.*|CONTRIBUTING|decisions\/.*|deploy\/.*)\.md$/.test(file));
  const missing = pages.flatMap((page) =>
    listCitedPaths(readText(root, page))
      .filter((cited) => !existsSync(path.join(root, cited)))
      .map((cited) => `${page}: ${cited}`),
  );
  expect(missing).toEqual([]);
  expect(listCitedPaths('see `packages/none/x.ts`.')).toEqual(['packages/none/x.ts']);
});

test('the lock file names no registry', () => {
  expect(findRegistryAddress(readText(root, 'pnpm-lock.yaml'))).toBeUndefined();
  expect(findRegistryAddress('resolution: {tarball: https://registry.example/a.tgz}')).toBeDefined();
});
