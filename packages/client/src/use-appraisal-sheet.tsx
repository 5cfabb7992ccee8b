import type { FigureKey } from '@gangmu/domain/assessments/fact-sheet';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from './trpc.tsx';

/** A report’s fact sheet, what is behind the figure that is open, and the result reckoned again when asked for. */
export function useAppraisalSheet(id: string) {
  const [figure, setFigure] = useState<FigureKey | null>(null);
  const [again, setAgain] = useState(false);
  const sheet = useQuery(trpc.appraisal.sheet.queryOptions({ id }));
  const facts = useInfiniteQuery({
    ...trpc.appraisal.facts.infiniteQueryOptions(
      { id, figure: figure ?? 'obligations' },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
    enabled: figure !== null,
  });
  const recheck = useQuery({ ...trpc.appraisal.recheck.queryOptions({ id }), enabled: again });
  return { sheet, facts, recheck, figure, setFigure, recheckNow: () => setAgain(true) };
}
