import { trpc } from '@gangmu/client/trpc';
import { useSuspenseQuery } from '@tanstack/react-query';

/** Who is signed in, and the unit this portal speaks for: the branch, else the first unit with a role. */
export function useBranch() {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const branch = me.grants.find((grant) => grant.unitKind === 'branch') ?? me.grants[0];
  const may = (action: string) => (me.actions as readonly string[]).includes(action);
  const kindOf = branch?.unitKind ?? 'branch';
  return { me, branch, kindOf, may };
}
