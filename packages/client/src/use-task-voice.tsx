import type { BurdenVoice } from '@gangmu/domain/responsibilities/burden';
import { useMutation, useQuery } from '@tanstack/react-query';
import { trpc, trpcClient } from './trpc.tsx';

/** What was said of a task without a name, and a word of one's own. Null for those who may not speak. */
export function useTaskVoice(id: string, allowed: boolean) {
  const voices = useQuery({ ...trpc.burden.voicesOf.queryOptions({ id }), enabled: allowed });
  const speak = useMutation({
    mutationFn: (what: BurdenVoice) => trpcClient.burden.speak.mutate({ id, what }),
  });
  if (!allowed) return null;
  return {
    voices: voices.data ?? [],
    speak: speak.mutate,
    busy: speak.isPending,
    spoken: speak.isSuccess,
  };
}
