import { uuidv7 } from 'uuidv7';
import type { Target } from './authz-fixtures.ts';
import { all, type Row } from './authz-subjects.ts';

/** Rows of unit exports: a unit's own administrator takes its data, the committee what it may read; the unit sees who. */
export const exportRows: readonly Row[] = [
  ['export.make', 'unit', { gwa: 'ODF', ops: 'OAD', opa: 'OAD', brs: 'O', uni: 'O' }],
  // of no export: shut to everybody; who may is in the test of the exports themselves
  ['export.cancel', 'none', {}],
  ['export.list', 'none', all(['gwa', 'gwl', 'dpg', 'ops', 'opa', 'odc', 'brs', 'brc', 'uni'], 'N')],
];

export function exportInput(procedure: string, target: Target): unknown {
  const key = uuidv7();
  const inputs: Record<string, unknown> = {
    'export.make': { key, unitId: target.unitId },
    'export.cancel': { key, id: uuidv7(), expectedVersion: 1 },
    'export.list': {},
  };
  return inputs[procedure];
}
