import { uuidv7 } from 'uuidv7';
import { acceptReturn, draftReturn, signReturn } from '../../restricted-return/write-return.ts';
import type { Stage } from './act-as.ts';

/** The first quarter's four forms of one discipline committee: signed, accepted, one figure below five. */
export async function sendReturns(stage: Stage, unitId: string): Promise<void> {
  const officer = await stage.as('odc', '2024-04-08');
  const figures = [21, 6, 3, 0, 9, 14, 11];
  const period = { unitId, form: 'fourForms' as const, year: 2024, period: 1 };
  const draft = await draftReturn(officer, { key: uuidv7(), ...period, figures, expectedVersion: 0 });
  const signed = await signReturn(officer, { key: uuidv7(), id: draft.id, expectedVersion: draft.version });
  const above = await stage.as('gwd', '2024-04-10');
  await acceptReturn(above, { key: uuidv7(), id: draft.id, expectedVersion: signed.version });
}
