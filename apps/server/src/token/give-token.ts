import { findUser } from '@gangmu/db/account';
import { findToken, hashToken, insertToken, revokeToken } from '@gangmu/db/api-token';
import { change } from '@gangmu/db/change';
import { authorise } from '@gangmu/domain/access/authorise';
import { tokenScopes } from '@gangmu/domain/access/token-scope';
import { id } from '@gangmu/domain/id';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { addMonths, type Day } from '@gangmu/domain/time/day';
import { day } from '@gangmu/domain/time/day-schema';
import { writtenText } from '@gangmu/domain/written-text';
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed, versioned } from '../trpc.ts';
import { readRoot } from '../unit/read-root.ts';

/** Months a token lasts at most. */
const longest = 12;
/** What every token begins with, so that scanners of code and logs know one, and how much of it stays visible. */
const mark = 'gangmu_';
const visible = mark.length + 5;

export const giveTokenInput = z.strictObject({
  ...keyed,
  userId: id,
  name: writtenText(60),
  scope: z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length),
  /** Its last day, included. */
  lastOn: day,
});
export const givenToken = z.strictObject({ id, prefix: z.string(), token: z.string().nullable() });
export const revokeTokenInput = z.strictObject(versioned);

/**
 * Gives a machine account a token. It leaves the server in this answer and nowhere else: not in the stored answer of
 * the key, so that the same key sent again gets null in its place.
 */
export async function giveToken(
  context: Context,
  input: z.infer<typeof giveTokenInput>,
): Promise<z.infer<typeof givenToken>> {
  const token = `${mark}${randomBytes(32).toString('base64url')}`;
  const prefix = token.slice(0, visible);
  const scope = [...new Set(input.scope)].sort();
  const given = await change(context, { verb: 'token.give', key: input.key, input }, async (tx) => {
    const proof = authorise(context.actor, 'token.manage', await readRoot(tx), context.today);
    const user = await findUser(tx, input.userId);
    if (!user) throw notFound();
    if (!user.machine) throw ofPerson();
    requireLastDay(input.lastOn, context.today);
    const kept = {
      id: uuidv7(),
      userId: user.id,
      name: input.name,
      prefix,
      scope,
      lastOn: input.lastOn,
      createdOn: context.today,
    };
    await insertToken(tx, { ...kept, hash: hashToken(token), createdBy: context.actor.userId });
    return {
      proof,
      subject: { type: 'token', id: kept.id, unitId: null },
      before: null,
      after: kept,
      answer: { id: kept.id, prefix },
    };
  });
  return { ...given, token: given.prefix === prefix ? token : null };
}

/** Ends a token now: its next call is refused. */
export async function endToken(context: Context, input: z.infer<typeof revokeTokenInput>) {
  return change(context, { verb: 'token.revoke', key: input.key, input }, async (tx) => {
    const proof = authorise(context.actor, 'token.manage', await readRoot(tx), context.today);
    const token = await findToken(tx, input.id);
    if (!token) throw notFound();
    if (token.revokedOn !== null)
      throw new Refusal('not-in-this-state', { zh: '令牌已吊销', en: 'The token was revoked already' });
    if (!(await revokeToken(tx, token.id, input.expectedVersion, context.today))) throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'token', id: token.id, unitId: null },
      before: { revokedOn: null },
      after: { name: token.name, prefix: token.prefix, revokedOn: context.today },
      answer: { id: token.id, version: input.expectedVersion + 1 },
    };
  });
}

function requireLastDay(lastOn: Day, today: Day): void {
  const latest = addMonths(today, longest);
  if (today <= lastOn && lastOn <= latest) return;
  const text = {
    zh: `截止日期须在今天至 ${latest} 之间（最长 ${longest} 个月）`,
    en: `The last day is between today and ${latest} (at most ${longest} months)`,
  };
  throw new Refusal('invalid', text, [{ place: 'lastOn', text }]);
}

function ofPerson(): Refusal {
  const text = {
    zh: '令牌只发给系统账号，不发给个人账号',
    en: 'Tokens are for system accounts, not for people',
  };
  return new Refusal('invalid', text, [{ place: 'userId', text }]);
}
