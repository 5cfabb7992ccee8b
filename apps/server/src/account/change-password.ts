import { change } from '@gangmu/db/change';
import { isPasswordOf, setPassword } from '@gangmu/db/account';
import { findRoot } from '@gangmu/db/unit';
import { requireGoodPassword } from '@gangmu/domain/access/password-rules';
import { authorise } from '@gangmu/domain/access/authorise';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';

/** Needs the present password and ends every session of the account (security C.3). */
export async function changePassword(
  context: Context,
  input: { current: string; next: string },
): Promise<void> {
  requireGoodPassword(input.next, context.session.username);
  if (!(await isPasswordOf(context.db, context.actor.userId, input.current))) {
    const text = { zh: '现密码不正确', en: 'The present password is wrong' };
    throw new Refusal('invalid', text, [{ place: 'current', text }]);
  }
  const id = context.actor.userId;
  await change(context, { verb: 'account.changePassword', key: uuidv7(), input: { id } }, async (tx) => {
    const root = await findRoot(tx);
    if (!root) throw notFound();
    const proof = authorise(context.actor, 'account.self', root, context.today);
    await setPassword(tx, id, input.next);
    return { proof, subject: { type: 'account', id, unitId: null }, before: null, after: null, answer: null };
  });
}
