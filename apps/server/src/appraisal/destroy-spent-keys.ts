import { findRound } from '@gangmu/db/ballot';
import type { Shared } from '../context.ts';
import { destroyBallotKey, listBallotKeys } from './ballot-key.ts';

/** Keys of rounds that were counted or annulled when a server died before it could destroy them. */
export async function destroySpentKeys(shared: Shared): Promise<void> {
  for (const cycleId of await listBallotKeys(shared)) {
    const round = await findRound(shared.db, cycleId);
    if (!round || round.isClosed) await destroyBallotKey(shared, cycleId);
  }
}
