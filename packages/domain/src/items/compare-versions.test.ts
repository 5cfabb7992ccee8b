import { expect, test } from 'vitest';
import { nobody } from '../units/unit-selector.ts';
import { compareVersions } from './compare-versions.ts';
import type { PlannedMeasure } from './measure.ts';

const measure = (id: string, change: Partial<PlannedMeasure> = {}): PlannedMeasure => ({
  id,
  code: id,
  text: `举措${id}`,
  kind: 'session',
  mechanism: null,
  actors: ['G'],
  leadUnitId: 'u',
  coUnits: [],
  implementers: nobody,
  closingStandard: '办结',
  clock: { type: 'yearEnd' },
  countRule: null,
  askMinutes: 0,
  ...change,
});

test('a revision says what was added, dropped and changed, and nothing else', () => {
  const before = { title: '要点', measures: [measure('1.1'), measure('1.2'), measure('1.3')] };
  const after = {
    title: '要点',
    measures: [
      measure('1.1'),
      measure('1.3', { clock: { type: 'fixed', due: '2024-09-30' } }),
      measure('1.4'),
    ],
  };
  expect(
    compareVersions(before, after).map(({ code, change, fields }) => [
      code,
      change,
      fields.map(({ field }) => field),
    ]),
  ).toEqual([
    ['1.3', 'changed', ['clock']],
    ['1.4', 'added', []],
    ['1.2', 'dropped', []],
  ]);
});

test('the order in which a database returns keys is no change', () => {
  const before = { title: '', measures: [measure('1', { clock: { type: 'fixed', due: '2024-09-30' } })] };
  const after = {
    title: '',
    measures: [measure('1', { clock: JSON.parse('{"due":"2024-09-30","type":"fixed"}') })],
  };
  expect(compareVersions(before, after)).toEqual([]);
});
