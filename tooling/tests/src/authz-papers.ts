import { insertBulk } from '@gangmu/db/insert-bulk';
import type { Tx } from '@gangmu/db/db';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import type { Target } from './authz-fixtures.ts';
import { all, type Row } from './authz-subjects.ts';

const makers = { gwa: 'ODF', ops: 'OAD', opa: 'OAD', brs: 'O' };

/** Rows of papers: made by an office for its own and below, read by those who may read what stands in them. */
export const paperRows: readonly Row[] = [
  ['paper.subjects', 'unit', makers],
  ['paper.preview', 'unit', makers],
  ['paper.make', 'unit', makers],
  ['paper.read', 'paper', { ...makers, gwl: 'ODF', dpg: 'OD', brc: 'O' }],
  ['paper.list', 'none', all(['gwa', 'gwl', 'dpg', 'ops', 'opa', 'brs', 'brc'], 'N')],
  ['paper.templates', 'none', all(['gwa', 'ops', 'opa', 'brs'], 'N')],
  // of no template: shut to everybody; who may is in the test of the papers themselves
  ['paper.withdrawTemplate', 'none', {}],
];

/** A period that has not begun: who may is told so, and nothing is made. */
const asked = { kind: 'rectificationLedger', period: { per: 'year', on: '2025-06-01' } };

export function paperInput(procedure: string, target: Target): unknown {
  const inputs: Record<string, unknown> = {
    'paper.subjects': { unitId: target.unitId, kind: 'rectificationLedger' },
    'paper.preview': { ...asked, unitId: target.unitId },
    'paper.make': { ...asked, unitId: target.unitId, key: uuidv7() },
    'paper.read': { id: target.paper },
    'paper.list': {},
    'paper.withdrawTemplate': { key: uuidv7(), id: uuidv7(), expectedVersion: 1 },
  };
  return inputs[procedure];
}

/** A paper of the target's unit in the history. */
export async function insertPaperOf(tx: Tx, target: Target): Promise<void> {
  const maker = await tx
    .selectFrom('auth_user')
    .select('id')
    .where('username', '=', 'gwa')
    .executeTakeFirstOrThrow();
  await insertBulk(tx, 'paper', [
    {
      id: target.paper,
      kind: 'rectificationLedger',
      unit_id: target.unitId,
      as_of: demoDay,
      state: 'failed',
      made_by: maker.id,
      made_at: new Date(),
    },
  ]);
}
