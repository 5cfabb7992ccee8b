import { Refusal } from '@gangmu/domain/refusal';
import type { Kysely } from 'kysely';
import { createHash } from 'node:crypto';
import type { Tx } from './db.ts';
import type { DB } from './schema.gen.ts';

export function inputHash(verb: string, input: unknown): string {
  return createHash('sha256').update(verb).update('\n').update(JSON.stringify(input)).digest('hex');
}

/**
 * The answer given earlier to this user's key, null when the key is new. Throws `key-used-for-something-else`
 * when the key came with another verb or input. Keys of other users are never seen.
 */
export async function findAnswer<T>(
  db: Pick<Kysely<DB>, 'selectFrom'>,
  userId: string,
  key: string,
  hash: string,
): Promise<{ answer: T } | null> {
  const row = await db
    .selectFrom('idempotency')
    .select(['input_hash', 'answer'])
    .where('user_id', '=', userId)
    .where('request_key', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  if (row.input_hash !== hash) {
    throw new Refusal('key-used-for-something-else', {
      zh: '该请求编号已用于另一项操作，请刷新页面后重试',
      en: 'This request key was used for something else; reload the page and try again',
    });
  }
  return { answer: JSON.parse(row.answer) as T }; // stored by insertAnswer for the same verb
}

export async function insertAnswer(
  tx: Tx,
  userId: string,
  request: { key: string; verb: string },
  hash: string,
  answer: unknown,
): Promise<void> {
  await tx
    .insertInto('idempotency')
    .values({
      user_id: userId,
      request_key: request.key,
      verb: request.verb,
      input_hash: hash,
      answer: JSON.stringify(answer ?? null),
      at: new Date(),
    })
    .execute();
}
