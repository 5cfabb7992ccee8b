import type { trpcClient } from '@gangmu/client/trpc';
import { useMessages } from '@gangmu/ui/language';
import { Link } from '@tanstack/react-router';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';

export type PlanLinks = Awaited<ReturnType<typeof trpcClient.plan.links.query>>;

/** Where a measure was carried over from and to; each opens the other one. */
export function CarriedLinks({ measureId, links }: { measureId: string; links: PlanLinks | undefined }) {
  const t = useMessages(messages);
  const from = links?.from.filter((link) => link.id === measureId) ?? [];
  const to = links?.to.filter((link) => link.id === measureId) ?? [];
  return (
    <>
      {from.map(({ planId, measureId: origin, year, code }) => (
        <Link key={origin} to={paths.measure(planId, origin)}>
          {t('carriedFrom', { year, code })}
        </Link>
      ))}
      {to.map(({ planId, measureId: next, year, code }) => (
        <Link key={next} to={paths.measure(planId, next)}>
          {t('carriedTo', { year, code })}
        </Link>
      ))}
    </>
  );
}
