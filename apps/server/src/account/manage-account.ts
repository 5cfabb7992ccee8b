import { clearSecondFactor, findUser, issueCode, setUserDisabled } from '@gangmu/db/account';
import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readRoot } from '../unit/read-root.ts';
import { keyed } from '../trpc.ts';
import { showOnce } from './show-once.ts';

export const disableInput = z.strictObject({ ...keyed, id, disabled: z.boolean() });
export const resetInput = z.strictObject({ ...keyed, id });

/** Disabling ends all sessions within the same transaction (S-10). */
export async function disableAccount(context: Context, input: z.infer<typeof disableInput>) {
  return change(context, { verb: 'account.disable', key: input.key, input }, async (tx) => {
    const { proof, user } = await load(context, tx, input.id);
    await setUserDisabled(tx, user.id, input.disabled);
    return {
      proof,
      subject: { type: 'account', id: user.id, unitId: null },
      before: { disabled: user.disabled },
      after: { disabled: input.disabled },
      answer: { id: user.id },
    };
  });
}

/** A new one-time code, and no second factor until a new one is set; the administrator never sees a password (security C.3). */
export async function resetCode(context: Context, input: z.infer<typeof resetInput>) {
  const request = { verb: 'account.resetCode', key: input.key, input };
  return showOnce((mark, show) =>
    change(context, request, async (tx) => {
      const { proof, user } = await load(context, tx, input.id);
      if (user.machine)
        throw new Refusal('not-in-this-state', {
          zh: '系统账号没有密码，不能登录；请用接口令牌',
          en: 'A system account has no password and cannot sign in; it has tokens',
        });
      show(await issueCode(tx, user.id));
      await clearSecondFactor(tx, user.id);
      return {
        proof,
        subject: { type: 'account', id: user.id, unitId: null },
        before: null,
        after: null,
        answer: { id: user.id, mark },
      };
    }),
  );
}

async function load(context: Context, tx: Tx, userId: string) {
  const proof = authorise(context.actor, 'account.manage', await readRoot(tx), context.today);
  const user = await findUser(tx, userId);
  if (!user) throw notFound();
  return { proof, user };
}
