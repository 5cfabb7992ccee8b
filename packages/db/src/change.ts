import type { AccessObject, Actor } from '@gangmu/domain/access/can';
import type { Authorized } from '@gangmu/domain/access/authorise';
import { Refusal, type RefusalReason } from '@gangmu/domain/refusal';
import type { TallyChange } from '@gangmu/domain/responsibilities/tally-change';
import type { Day } from '@gangmu/domain/time/day';
import type { Kysely } from 'kysely';
import { insertAudit, type AuditEntry } from './audit.ts';
import { findAnswer, insertAnswer, inputHash } from './idempotency.ts';
import type { DB } from './schema.gen.ts';
import { insertTallyChanges } from './tally.ts';
import { transact } from './transact.ts';
import type { Tx } from './db.ts';

/** Who writes, when and through which request. */
export interface ChangeContext {
  readonly db: Kysely<DB>;
  readonly actor: Actor;
  readonly today: Day;
  readonly requestId: string;
  readonly address: string | null;
}

export interface ChangeRequest {
  /** Name of the verb, e.g. `assignment.submit`. */
  readonly verb: string;
  /** The caller's idempotency key; the same key with the same input gives the same answer (S, promise 9). */
  readonly key: string;
  readonly input: unknown;
}

/** What a write did. Without the proof that the right was checked on that object it does not compile. */
export interface Change<T> {
  readonly proof: Authorized<AccessObject>;
  readonly subject: { readonly type: string; readonly id: string; readonly unitId: string | null };
  readonly before: unknown;
  readonly after: unknown;
  readonly answer: T;
  readonly tally?: readonly TallyChange[];
}

/**
 * The only door to a write: runs `work` in one transaction together with the idempotency key, the audit row
 * and the tally changes, retried as a whole. Throws a {@link Refusal}; a refused try is audited too.
 */
export async function change<T>(
  context: ChangeContext,
  request: ChangeRequest,
  work: (tx: Tx) => Promise<Change<T>>,
): Promise<T> {
  const hash = inputHash(request.verb, request.input);
  const replay = () => findAnswer<T>(context.db, context.actor.userId, request.key, hash);
  try {
    return await transact(context.db, replay, async (tx) => {
      const done = await work(tx);
      await insertAudit(tx, entryOf(context, request, 'done', done.subject, done.before, done.after));
      if (done.tally && done.tally.length > 0) await insertTallyChanges(tx, done.tally, context.today);
      await insertAnswer(tx, context.actor.userId, request, hash, done.answer);
      return done.answer;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const earlier = await replay();
    if (earlier) return earlier.answer;
    await auditRefusal(context, request, error.reason);
    throw error;
  }
}

async function auditRefusal(
  context: ChangeContext,
  request: ChangeRequest,
  reason: RefusalReason,
): Promise<void> {
  const subject = { type: request.verb.split('.')[0] ?? request.verb, id: idIn(request.input), unitId: null };
  await transact(context.db, null, (tx) =>
    insertAudit(tx, entryOf(context, request, reason, subject, null, null)),
  );
}

function entryOf(
  context: ChangeContext,
  request: ChangeRequest,
  outcome: string,
  subject: { type: string; id: string | null; unitId: string | null },
  before: unknown,
  after: unknown,
): AuditEntry {
  const { requestId, address } = context;
  return {
    userId: context.actor.userId,
    verb: request.verb,
    outcome,
    subject,
    before,
    after,
    requestId,
    address,
  };
}

function idIn(input: unknown): string | null {
  if (input === null || typeof input !== 'object' || !('id' in input)) return null;
  return typeof input.id === 'string' ? input.id : null;
}
