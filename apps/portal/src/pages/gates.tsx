import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { GateList } from '@gangmu/ui/gate-list';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';

/** The conditions of a nomination as the facts stand today. */
export function Gates({ id }: { id: string }) {
  const checks = useQuery(trpc.designation.checks.queryOptions({ id }));
  return (
    <Asked query={checks} toTrouble={toRefusal}>
      {({ gates }) => <GateList gates={gates} />}
    </Asked>
  );
}
