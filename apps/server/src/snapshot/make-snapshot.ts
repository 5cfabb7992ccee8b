import { insertAudit } from '@gangmu/db/audit';
import { endSnapshot, findSnapshot, noteSnapshotProgress } from '@gangmu/db/plan-snapshot';
import { transact } from '@gangmu/db/transact';
import type { Shared } from '../context.ts';
import { storeStream } from '../file/store-file.ts';
import { loadPlan } from '../plan/load-plan.ts';
import { listLines } from './list-lines.ts';
import { sealLines } from './seal.ts';
import { openSigningKey } from './signing-key.ts';

/** Lines between two words on how far it is. */
const step = 500;

/** Writes the snapshot of a closed plan line by line into the store, signs it and enters it; does nothing a second time. */
export async function makeSnapshot(
  { db, dataDir }: Pick<Shared, 'db' | 'dataDir'>,
  planId: string,
  signal?: AbortSignal,
): Promise<void> {
  const asked = await findSnapshot(db, planId);
  if (!asked || asked.sha256 !== null) return;
  const { plan, issuer } = await loadPlan(db, planId);
  const key = await openSigningKey(dataDir);
  const { lines, rows } = await listLines(db, plan, issuer);
  const counted = async function* () {
    let done = 0;
    for await (const row of rows) {
      if (done % step === 0) {
        signal?.throwIfAborted();
        await noteSnapshotProgress(db, planId, done, lines);
      }
      done += 1;
      yield row;
    }
  };
  const { closer: closedBy, closedOn, closedAt } = asked;
  const about = { planId, year: plan.year, closedBy, closedOn, closedAt: closedAt.toISOString() };
  const { sha256, size } = await storeStream(dataDir, sealLines(counted(), about, key));
  await transact(db, null, async (tx) => {
    const file = { sha256, size, signer: key.fingerprint, lines };
    if (!(await endSnapshot(tx, planId, file))) return;
    await insertAudit(tx, {
      userId: null,
      verb: 'snapshot.seal',
      outcome: 'done',
      subject: { type: 'plan', id: planId, unitId: issuer.id },
      before: null,
      after: file,
      requestId: 'job',
      address: null,
    });
  });
}
