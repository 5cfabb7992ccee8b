import { insertUser, issueCode } from '@gangmu/db/account';
import { change } from '@gangmu/db/change';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { writtenText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readRoot } from '../unit/read-root.ts';
import { keyed } from '../trpc.ts';

export const createAccountInput = z.strictObject({
  ...keyed,
  username: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,59}$/),
  name: writtenText(60),
  personId: id.nullable(),
});
export const codeOutput = z.strictObject({ id, code: z.string() });

/** Makes an account without any right; the one-time code is shown once and never stored (domain 6.3). */
export async function createAccount(context: Context, input: z.infer<typeof createAccountInput>) {
  return change(context, { verb: 'account.create', key: input.key, input }, async (tx) => {
    const root = await readRoot(tx);
    const proof = authorise(context.actor, 'account.manage', root, context.today);
    const user = { id: uuidv7(), username: input.username, name: input.name, personId: input.personId };
    await insertUser(tx, user);
    const code = await issueCode(tx, user.id);
    return {
      proof,
      subject: { type: 'account', id: user.id, unitId: null },
      before: null,
      after: user,
      answer: { id: user.id, code },
    };
  });
}
