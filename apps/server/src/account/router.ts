import { listUsers } from '@gangmu/db/account';
import { findPeopleWithoutAccount } from '@gangmu/db/find-people';
import { listGrants } from '@gangmu/db/grant';
import { roleNames } from '@gangmu/domain/access/roles';
import { id } from '@gangmu/domain/id';
import { optionalText, writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import { reads, router, writes } from '../trpc.ts';
import { codeOutput, createAccount, createAccountInput } from './create-account.ts';
import { createMachine, createMachineInput } from './create-machine.ts';
import { grantInput, grantRole, withdrawInput, withdrawRole } from './grant-role.ts';
import { disableAccount, disableInput, resetCode, resetInput } from './manage-account.ts';
import { meOutput, readMe } from './read-me.ts';

const user = z.strictObject({
  id,
  username: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  twoFactor: z.boolean(),
  machine: z.boolean(),
});
const userPage = z.strictObject({ rows: z.array(user), next: z.string().nullable() });
const pageInput = z.strictObject({
  text: optionalText(60).default(''),
  cursor: optionalText(60).default(''),
  direction: z.literal('forward').optional(),
  limit: z.int().min(1).max(100).default(50),
});
const idAnswer = z.strictObject({ id });

const grantRow = z.strictObject({
  id,
  userId: id,
  role: z.enum(roleNames),
  unitId: id,
  from: z.string(),
  to: z.string().nullable(),
  version: z.int(),
  unitName: z.string(),
  unitCode: z.string(),
  unitKind: z.string(),
});

export const accountRouter = router({
  me: reads('account.self')
    .output(meOutput)
    .query(({ ctx }) => readMe(ctx)),
  list: reads('account.manage')
    .input(pageInput)
    .output(userPage)
    .query(({ ctx, input }) => pageOf(ctx, input)),
  people: reads('account.manage')
    .input(z.strictObject({ text: writtenText(60) }))
    .output(z.array(z.strictObject({ id, name: z.string(), unitName: z.string() })))
    .query(({ ctx, input }) =>
      findPeopleWithoutAccount(ctx.db, { text: input.text, on: ctx.today, limit: 20 }),
    ),
  create: writes('account.manage')
    .input(createAccountInput)
    .output(codeOutput)
    .mutation(({ ctx, input }) => createAccount(ctx, input)),
  createMachine: writes('account.manage')
    .input(createMachineInput)
    .output(idAnswer)
    .mutation(({ ctx, input }) => createMachine(ctx, input)),
  disable: writes('account.manage')
    .input(disableInput)
    .output(idAnswer)
    .mutation(({ ctx, input }) => disableAccount(ctx, input)),
  resetCode: writes('account.manage')
    .input(resetInput)
    .output(codeOutput)
    .mutation(({ ctx, input }) => resetCode(ctx, input)),
});

export const grantRouter = router({
  accounts: reads('grant.manage')
    .input(pageInput)
    .output(userPage)
    .query(({ ctx, input }) => pageOf(ctx, input)),
  list: reads('grant.manage')
    .input(z.strictObject({ userId: id }))
    .output(z.array(grantRow))
    .query(({ ctx, input }) => listGrants(ctx.db, input.userId)),
  grant: writes('grant.manage')
    .input(grantInput)
    .output(idAnswer)
    .mutation(({ ctx, input }) => grantRole(ctx, input)),
  withdraw: writes('grant.manage')
    .input(withdrawInput)
    .output(idAnswer)
    .mutation(({ ctx, input }) => withdrawRole(ctx, input)),
});

async function pageOf({ db }: { db: Parameters<typeof listUsers>[0] }, input: z.infer<typeof pageInput>) {
  const rows = await listUsers(db, { text: input.text, after: input.cursor, limit: input.limit });
  return { rows, next: rows.length === input.limit ? (rows.at(-1)?.username ?? null) : null };
}
