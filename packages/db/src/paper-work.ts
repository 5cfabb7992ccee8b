import type { Label } from '@gangmu/domain/label';
import type { Day } from '@gangmu/domain/time/day';
import type { Tx } from './db.ts';

/** A paper is finished, with its file, or has failed, with the reason. */
export async function endPaper(
  tx: Tx,
  id: string,
  end:
    | {
        readonly title: string;
        readonly figures: number;
        readonly sha256: string;
        readonly size: number;
        readonly as_of: Day;
      }
    | { readonly failure: Label },
): Promise<void> {
  await tx
    .updateTable('paper')
    .set(
      'failure' in end
        ? { state: 'failed', failure: JSON.stringify(end.failure), claimed_until: null }
        : { ...end, state: 'ready', claimed_until: null },
    )
    .where('id', '=', id)
    .execute();
}
