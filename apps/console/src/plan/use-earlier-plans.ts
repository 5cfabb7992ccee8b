import { trpc } from '@gangmu/client/trpc';
import { useQuery } from '@tanstack/react-query';
import type { Plan } from './plan-tree.tsx';

/** Published plans of the same issuer in earlier years, the latest first; undefined until they are known. */
export function useEarlierPlans(plan: Pick<Plan, 'issuerUnitId' | 'year'>) {
  const plans = useQuery(trpc.plan.list.queryOptions());
  return plans.data
    ?.filter(
      (one) => one.issuerUnitId === plan.issuerUnitId && one.year < plan.year && one.publishedVersion > 0,
    )
    .sort((a, b) => b.year - a.year || b.id.localeCompare(a.id));
}
