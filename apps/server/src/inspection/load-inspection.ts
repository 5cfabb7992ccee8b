import type { Reader } from '@gangmu/db/db';
import { findRecord, type StoredRecord } from '@gangmu/db/record';
import { authorise } from '@gangmu/domain/access/authorise';
import type { Point } from '@gangmu/domain/assessments/checklist';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import type { Context } from '../context.ts';

/** An inspection the actor may see; throws `not-found`. */
export async function loadInspection(context: Context, db: Reader, id: string): Promise<StoredRecord> {
  const record = await findRecord(db, id);
  if (record?.type !== 'inspection') throw notFound();
  return authorise(context.actor, 'inspection.read', record, context.today);
}

/** Throws `not-in-this-state` unless it stands in one of the states. */
export function requireState(record: StoredRecord, states: readonly string[]): void {
  if (states.includes(record.state)) return;
  throw new Refusal('not-in-this-state', {
    zh: '督查现在不在这一步',
    en: 'The inspection does not stand at this step now',
  });
}

export function pointsOf(record: StoredRecord): readonly Point[] {
  return record.body['checklist'] as readonly Point[]; // checked by the kind
}
