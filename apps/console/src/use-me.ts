import { trpc } from '@gangmu/client/trpc';
import type { Action } from '@gangmu/domain/access/actions';
import { useSuspenseQuery } from '@tanstack/react-query';

/** Who is signed in and what they may do somewhere. */
export function useMe() {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const may = (action: Action) => me.actions.includes(action);
  return { me, may };
}
