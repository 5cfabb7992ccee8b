import { trpc } from '@gangmu/client/trpc';
import { paperKindNames, readPaperKind, type PaperKind } from '@gangmu/domain/papers/paper-kinds';
import type { Day } from '@gangmu/domain/time/day';
import type { Per } from '@gangmu/domain/time/period';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../use-me.ts';
import { useRealm } from '../use-realm.ts';

/** What a paper is asked about, as the server takes it. */
export interface PaperAsk {
  readonly kind: PaperKind;
  readonly unitId: string;
  readonly planId: string | null;
  readonly subjectId: string | null;
  readonly period: { readonly per: Per; readonly on: Day } | null;
}

/** The choices on the way to a paper. Kind and unit stand in the address; `ask` is null until all is chosen. */
export function usePaperChoice() {
  const { me, may } = useMe();
  const realm = useRealm();
  const search = useSearch({ from: '/inside/papers' });
  const navigate = useNavigate();
  const own = useQuery({ ...trpc.unit.read.queryOptions({ id: realm ?? '' }), enabled: realm !== null });
  const home = own.data?.kind === 'organPartyCommittee' ? own.data.parentId : realm;
  const unitId = search.unit ?? home;
  const unit = useQuery({ ...trpc.unit.read.queryOptions({ id: unitId ?? '' }), enabled: unitId !== null });
  const kinds = paperKindNames.filter((name) => {
    const { units, needs } = readPaperKind(name);
    return may(needs) && unit.data !== undefined && units.includes(unit.data.kind);
  });
  const kind = kinds.find((name) => name === search.kind) ?? kinds[0] ?? null;
  const asks = kind === null ? [] : readPaperKind(kind).asks;
  const isAbout = asks.includes('slip') || asks.includes('inspection');
  const plans = useQuery(trpc.plan.list.queryOptions());
  const published = (plans.data ?? []).filter((plan) => plan.publishedVersion > 0);
  const subjects = useQuery({
    ...trpc.paper.subjects.queryOptions({ unitId: unitId ?? '', kind: kind ?? 'taskPlan' }),
    enabled: isAbout && unitId !== null,
  });
  const [planId, setPlanId] = useState<string | null>(null);
  const [subjectId, setSubjectId] = useState<string | null>(null);
  const [period, setPeriod] = useState<{ per: Per; on: Day }>({ per: 'year', on: me.today });
  const plan = published.find(({ id }) => id === planId) ?? published[0] ?? null;
  const subject = subjects.data?.find(({ id }) => id === subjectId) ?? subjects.data?.[0] ?? null;
  const complete =
    kind !== null &&
    unitId !== null &&
    (!asks.includes('plan') || plan !== null) &&
    (!isAbout || subject !== null);
  const ask: PaperAsk | null = complete
    ? {
        kind,
        unitId,
        planId: asks.includes('plan') ? (plan?.id ?? null) : null,
        subjectId: isAbout ? (subject?.id ?? null) : null,
        period: asks.includes('period') ? period : null,
      }
    : null;
  const go = (next: { kind?: PaperKind | null; unit?: string | null }) =>
    void navigate({
      to: '/papers',
      search: { kind: next.kind ?? kind ?? undefined, unit: next.unit ?? unitId ?? undefined },
      replace: true,
    });
  return {
    ask,
    asks,
    kind,
    kinds,
    unit,
    unitId,
    published,
    plan,
    subjects,
    subject,
    period,
    isAbout,
    setKind: (next: PaperKind) => go({ kind: next }),
    setUnit: (next: string) => go({ unit: next }),
    setPlanId,
    setSubjectId,
    setPeriod,
  };
}

export type PaperChoice = ReturnType<typeof usePaperChoice>;
