import { insertUser } from '@gangmu/db/account';
import { change } from '@gangmu/db/change';
import { authorise } from '@gangmu/domain/access/authorise';
import { writtenText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';
import { readRoot } from '../unit/read-root.ts';
import { requireFreeName, username } from './create-account.ts';

export const createMachineInput = z.strictObject({ ...keyed, username, name: writtenText(60) });

/** Makes the account of another system: no person, no password, no right; it acts through its tokens alone. */
export async function createMachine(context: Context, input: z.infer<typeof createMachineInput>) {
  return change(context, { verb: 'account.createMachine', key: input.key, input }, async (tx) => {
    const proof = authorise(context.actor, 'account.manage', await readRoot(tx), context.today);
    await requireFreeName(tx, input.username);
    const user = {
      id: uuidv7(),
      username: input.username,
      name: input.name,
      personId: null,
      machine: true as const,
    };
    await insertUser(tx, user);
    return {
      proof,
      subject: { type: 'account', id: user.id, unitId: null },
      before: null,
      after: user,
      answer: { id: user.id },
    };
  });
}
