import { findUserByName, insertUser, issueCode } from '@gangmu/db/account';
import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import { mayHaveAccount } from '@gangmu/db/find-people';
import { authorise } from '@gangmu/domain/access/authorise';
import { usernameForm } from '@gangmu/domain/access/username';
import { id } from '@gangmu/domain/id';
import { Refusal } from '@gangmu/domain/refusal';
import { writtenText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readRoot } from '../unit/read-root.ts';
import { keyed } from '../trpc.ts';
import { showOnce } from './show-once.ts';

export const username = z.string().regex(usernameForm);
export const createAccountInput = z.strictObject({
  ...keyed,
  username,
  name: writtenText(60),
  personId: id.nullable(),
});
/** `code` is null when the key was sent before: it is shown once. */
export const codeOutput = z.strictObject({ id, code: z.string().nullable() });

/** Makes an account without any right; the one-time code is shown once and never stored (domain 6.3). */
export async function createAccount(context: Context, input: z.infer<typeof createAccountInput>) {
  const request = { verb: 'account.create', key: input.key, input };
  return showOnce((mark, show) =>
    change(context, request, async (tx) => {
      const root = await readRoot(tx);
      const proof = authorise(context.actor, 'account.manage', root, context.today);
      if (input.personId !== null && !(await mayHaveAccount(tx, input.personId))) {
        const text = {
          zh: '查无此人，或此人已有账号',
          en: 'No such person, or the person has an account already',
        };
        throw new Refusal('already-exists', text, [{ place: 'personId', text }]);
      }
      await requireFreeName(tx, input.username);
      const user = { id: uuidv7(), username: input.username, name: input.name, personId: input.personId };
      await insertUser(tx, user);
      show(await issueCode(tx, user.id));
      return {
        proof,
        subject: { type: 'account', id: user.id, unitId: null },
        before: null,
        after: user,
        answer: { id: user.id, mark },
      };
    }),
  );
}

export async function requireFreeName(tx: Tx, name: string): Promise<void> {
  if (!(await findUserByName(tx, name))) return;
  const text = { zh: '用户名已被使用', en: 'The user name is taken' };
  throw new Refusal('already-exists', text, [{ place: 'username', text }]);
}
