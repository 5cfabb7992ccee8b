import { expect, test } from 'vitest';
import { departmentsOnly, nobody } from '../units/unit-selector.ts';
import type { PlannedMeasure } from './measure.ts';
import { findGaps, requireNoGaps } from './publish-gate.ts';

const whole: PlannedMeasure = {
  id: 'm',
  code: '8.3',
  text: '出台规范主题党日的制度规定。',
  kind: 'regulation',
  mechanism: 'M38',
  actors: ['G'],
  leadUnitId: 'lead',
  coUnits: [],
  implementers: nobody,
  closingStandard: '文件印发施行',
  clock: { type: 'yearEnd' },
  countRule: null,
  askMinutes: 0,
};

test('a whole measure has no gap', () => {
  expect(findGaps([whole])).toEqual([]);
});

test.each([
  [{ kind: null }, 'kind'],
  [{ actors: [] }, 'actors'],
  [{ leadUnitId: null }, 'leadUnitId'],
  [{ closingStandard: '  ' }, 'closingStandard'],
  [{ clock: null }, 'clock'],
  [{ actors: ['D' as const] }, 'implementers'],
  [{ coUnits: [{ unitId: 'x', deliverable: '' }] }, 'coUnits'],
  [{ coUnits: [{ unitId: 'lead', deliverable: '一份意见' }] }, 'coUnits'],
])('%j leaves a gap at %s that names the measure', (change, field) => {
  expect(findGaps([{ ...whole, ...change }])).toEqual([
    expect.objectContaining({
      place: `8.3/${field}`,
      text: expect.objectContaining({ zh: expect.stringContaining('8.3') }),
    }),
  ]);
});

test('a measure for departments with a selector has no gap', () => {
  expect(findGaps([{ ...whole, actors: ['G', 'D'], implementers: departmentsOnly }])).toEqual([]);
});

test('an empty plan cannot be published', () => {
  expect(() => requireNoGaps([])).toThrow(expect.objectContaining({ reason: 'has-gaps' }));
});
