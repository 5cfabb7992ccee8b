import { uuidv7 } from 'uuidv7';
import type { Tx } from './db.ts';

export interface AuditEntry {
  readonly userId: string | null;
  readonly verb: string;
  /** `done`, or the reason of the refusal. */
  readonly outcome: string;
  readonly subject: { readonly type: string; readonly id: string | null; readonly unitId: string | null };
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string;
  readonly address: string | null;
}

/** Appends one row inside the writer's transaction; the sealer numbers and chains it afterwards (S-35). */
export async function insertAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      id: uuidv7(),
      at: new Date(),
      user_id: entry.userId,
      verb: entry.verb,
      outcome: entry.outcome,
      subject_type: entry.subject.type,
      subject_id: entry.subject.id,
      unit_id: entry.subject.unitId,
      before_json: entry.before === null ? null : JSON.stringify(entry.before),
      after_json: entry.after === null ? null : JSON.stringify(entry.after),
      request_id: entry.requestId,
      address: entry.address,
    })
    .execute();
}
