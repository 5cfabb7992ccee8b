import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import { mechanismOfParameter, parameterDefinitions } from '@gangmu/domain/mechanisms/parameters';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const places = ['packages/domain/src', 'apps/server/src'];
/** Where figures are defined or set as data, and where tests speak of them: nobody is bound by these. */
const noReaders = /\.test\.ts$|mechanisms\/parameters\.ts$|\/demo\//;

/** The sources in which a figure could be read, as one text. */
const sources = places
  .flatMap((place) =>
    readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(place, file),
    ),
  )
  .filter((file) => file.endsWith('.ts') && !noReaders.test(file))
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .join('\n');

/** Registers read the clock of their reviews by the code of their mechanism. */
const reviewed = new Set(
  listRecordDefinitions()
    .filter(({ kind }) => kind === 'register')
    .map(({ mechanisms }) => `${mechanisms[0]}.reviewMonths`),
);

const isRead = (name: string) => sources.includes(`'${name}'`) || reviewed.has(name);

test('whatever figure a committee may set is read where it takes effect', () => {
  expect(sources.length).toBeGreaterThan(100_000);
  const idle = parameterDefinitions.map(({ name }) => name).filter((name) => !isRead(name));
  expect(idle).toEqual([]);
});

test('a figure that nobody reads would be found', () => {
  expect(isRead('M39.reminderMonths')).toBe(true);
  expect(isRead('M39.nobodyReads')).toBe(false);
  expect(isRead('M24.reviewMonths')).toBe(false);
});

test('no figure is read that nobody can set', () => {
  const names = new Set(parameterDefinitions.map(({ name }) => name));
  const read = [...sources.matchAll(/'(M\d\d\.[A-Za-z]+)'/g)].map(([, name = '']) => name);
  expect(read.length).toBeGreaterThan(40);
  for (const name of read) {
    expect(names, name).toContain(name);
    expect(mechanismOfParameter(name)).toMatch(/^M\d\d$/);
  }
});
