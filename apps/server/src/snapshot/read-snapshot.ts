import { findSnapshot, type PlanSnapshot } from '@gangmu/db/plan-snapshot';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { Refusal } from '@gangmu/domain/refusal';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { pathOf } from '../file/store-file.ts';
import { loadPlan } from '../plan/load-plan.ts';
import { checkSeal, snapshotTroubles, type SnapshotTrouble } from './seal.ts';
import { findSigningKey } from './signing-key.ts';

export const snapshotOutput = z.strictObject({
  planId: id,
  closer: z.string(),
  closedOn: z.string(),
  done: z.int(),
  total: z.int(),
  tries: z.int(),
  sha256: z.string().nullable(),
  size: z.int().nullable(),
  signer: z.string().nullable(),
});

export const checkOutput = z.strictObject({
  /** Null: every byte is as it was sealed, by this installation. */
  trouble: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  lines: z.int(),
  sha256: z.string(),
});

/** The snapshot of a plan for those who may read one; null for a plan that is not closed. */
export async function readSnapshot(
  context: Context,
  planId: string,
): Promise<{ title: string; snapshot: PlanSnapshot | null }> {
  const { plan, issuer } = await loadPlan(context.db, planId);
  authorise(context.actor, 'snapshot.read', issuer, context.today);
  return { title: plan.title, snapshot: await findSnapshot(context.db, planId) };
}

export async function showSnapshot(
  context: Context,
  planId: string,
): Promise<z.infer<typeof snapshotOutput> | null> {
  const { snapshot } = await readSnapshot(context, planId);
  if (!snapshot) return null;
  const { closedAt: _closedAt, ...shown } = snapshot;
  return shown;
}

/** Reckons hash and signature of the stored file anew. Throws `not-in-this-state` where there is none yet. */
export async function checkSnapshot(context: Context, planId: string): Promise<z.infer<typeof checkOutput>> {
  const { snapshot } = await readSnapshot(context, planId);
  if (!snapshot?.sha256) {
    throw new Refusal('not-in-this-state', { zh: '还没有快照', en: 'There is no snapshot yet' });
  }
  const { lines, trouble } = await examine(context.dataDir, snapshot);
  return { lines, sha256: snapshot.sha256, trouble: trouble === null ? null : snapshotTroubles[trouble] };
}

async function examine(
  dataDir: string,
  snapshot: PlanSnapshot,
): Promise<{ lines: number; trouble: SnapshotTrouble | null }> {
  const path = pathOf(dataDir, snapshot.sha256 ?? '');
  const isThere = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isThere) return { lines: 0, trouble: 'missing' };
  const { seal, trouble } = await checkSeal(createReadStream(path));
  const lines = seal?.lines ?? 0;
  if (trouble !== null || !seal) return { lines, trouble: trouble ?? 'noSeal' };
  if (seal.planId !== snapshot.planId) return { lines, trouble: 'otherPlan' };
  const key = await findSigningKey(dataDir);
  return { lines, trouble: seal.key === key?.publicKey ? null : 'otherKey' };
}
