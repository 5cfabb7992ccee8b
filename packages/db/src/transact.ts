import { Refusal } from '@gangmu/domain/refusal';
import type { Kysely } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tx } from './db.ts';
import { classify } from './failure.ts';
import type { DB } from './schema.gen.ts';

const maxTries = 5;
/** An answer reaches the user within six seconds, so no new try begins after this many milliseconds. */
const lastTryAfter = 4_000;

/**
 * Runs `work` in a transaction, the whole of it again on deadlock, lock wait, write conflict and lost
 * connections. `replay` looks for an answer stored by an earlier try: it settles an ambiguous commit and a key
 * sent twice at once. Null where no key exists (then a lost commit is an error).
 */
export async function transact<T>(
  db: Kysely<DB>,
  replay: (() => Promise<{ answer: T } | null>) | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const started = Date.now();
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryOnce(db, work);
    if (outcome.done) return outcome.answer;
    const failure = classify(outcome.error);
    if (failure === 'fatal') throw outcome.error;
    if (failure === 'duplicate' || outcome.phase === 'commit') {
      const earlier = await replay?.();
      if (earlier) return earlier.answer;
    }
    if (failure === 'duplicate') throw alreadyExists();
    if (attempt === maxTries || Date.now() - started > lastTryAfter) throw unavailable(outcome.error);
    await sleep(Math.min(1_000, 5 * 2 ** attempt) * (0.5 + Math.random()));
  }
}

type Outcome<T> = { done: true; answer: T } | { done: false; phase: 'body' | 'commit'; error: unknown };

async function tryOnce<T>(db: Kysely<DB>, work: (tx: Tx) => Promise<T>): Promise<Outcome<T>> {
  let phase: 'body' | 'commit' = 'body';
  let transaction;
  try {
    transaction = await db.startTransaction().execute();
  } catch (error) {
    return { done: false, phase, error };
  }
  try {
    const answer = await work(transaction as unknown as Tx); // the only place that makes a Tx
    phase = 'commit';
    await transaction.commit().execute();
    return { done: true, answer };
  } catch (error) {
    await transaction
      .rollback()
      .execute()
      .catch(() => undefined); // a dead connection cannot roll back; its slot is freed all the same
    return { done: false, phase, error };
  }
}

function alreadyExists(): Refusal {
  return new Refusal('already-exists', { zh: '同样的内容已经存在', en: 'The same already exists' });
}

function unavailable(cause: unknown): Refusal {
  const refusal = new Refusal('unavailable', {
    zh: '系统繁忙，未能保存；您填写的内容仍在，请稍后再试',
    en: 'Busy: nothing was saved; what you wrote is still here, please try again shortly',
  });
  refusal.cause = cause;
  return refusal;
}
