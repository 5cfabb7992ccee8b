import { expect, test } from 'vitest';
import type { PlannedMeasure } from '../items/measure.ts';
import { departmentsOnly } from '../units/unit-selector.ts';
import { fanOut, reconcile, type AskedUnit } from './fan-out.ts';

const unit = (id: string, kind: AskedUnit['kind'] = 'department'): AskedUnit => ({
  id,
  kind,
  class: null,
  unitPath: `/r/${id}/`,
});
const measure: PlannedMeasure = {
  id: 'm',
  code: '1.1',
  text: '举措',
  kind: 'session',
  mechanism: null,
  actors: ['G', 'D'],
  leadUnitId: 'lead',
  coUnits: [{ unitId: 'co', deliverable: '一份材料' }],
  implementers: departmentsOnly,
  closingStandard: '办结',
  clock: { type: 'fixed', due: '2024-06-30' },
  countRule: null,
  askMinutes: 30,
};
const units = {
  lead: unit('lead', 'bureau'),
  coUnits: new Map([['co', unit('co', 'bureau')]]),
  selected: [unit('d1'), unit('d2'), unit('co', 'bureau')],
};

test('each unit bears a measure once: lead, assist with its deliverable, carry out', () => {
  expect(
    fanOut(measure, 2024, units, false).map(({ unit: { id }, role, deliverable, dueOn }) => [
      id,
      role,
      deliverable,
      dueOn,
    ]),
  ).toEqual([
    ['lead', 'lead', '', '2024-06-30'],
    ['co', 'assist', '一份材料', '2024-06-30'],
    ['d1', 'implement', '', '2024-06-30'],
    ['d2', 'implement', '', '2024-06-30'],
  ]);
});

test('branches whose sessions count by themselves are asked nothing', () => {
  const selected = [unit('d1'), unit('b1', 'branch')];
  const counted = { ...measure, countRule: { sessionTags: ['partyLecture' as const] } };
  expect(fanOut(counted, 2024, { ...units, selected }, false).map(({ unit: { id } }) => id)).not.toContain(
    'b1',
  );
  expect(fanOut(measure, 2024, { ...units, selected }, false).map(({ unit: { id } }) => id)).toContain('b1');
});

test('a revision moves only what changed and never touches finished work', () => {
  const wanted = fanOut({ ...measure, clock: { type: 'fixed', due: '2024-09-30' } }, 2024, units, false);
  const standing = (unitId: string, role: 'lead' | 'assist' | 'implement', change = {}) => ({
    id: unitId,
    unitId,
    role,
    deliverable: unitId === 'co' ? '一份材料' : '',
    clockType: 'fixed' as const,
    dueOn: '2024-06-30',
    finished: false,
    ...change,
  });
  const moves = reconcile(
    [
      standing('lead', 'lead', { dueOn: '2024-09-30' }),
      standing('co', 'assist'),
      standing('d1', 'implement', { finished: true }),
      standing('gone', 'implement'),
    ],
    wanted,
  );
  expect(moves.create.map(({ unit: { id } }) => id)).toEqual(['d2']);
  expect(moves.change.map(({ assignment }) => assignment.id)).toEqual(['co']);
  expect(moves.withdraw.map(({ id }) => id)).toEqual(['gone']);
});
