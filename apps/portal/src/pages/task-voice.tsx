import { trpc, trpcClient } from '@gangmu/client/trpc';
import type { BurdenVoice } from '@gangmu/domain/responsibilities/burden';
import { BurdenVoiceBar } from '@gangmu/ui/burden-voice';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useBranch } from '../use-branch.ts';

/** A word on a task that was asked, without a name. */
export function TaskVoice({ id }: { id: string }) {
  const { may } = useBranch();
  const allowed = may('burden.speak');
  const voices = useQuery({ ...trpc.burden.voicesOf.queryOptions({ id }), enabled: allowed });
  const speak = useMutation({
    mutationFn: (what: BurdenVoice) => trpcClient.burden.speak.mutate({ id, what }),
  });
  if (!allowed) return null;
  return (
    <BurdenVoiceBar
      voices={voices.data ?? []}
      speak={speak.mutate}
      busy={speak.isPending}
      spoken={speak.isSuccess}
    />
  );
}
