import { useMe } from './use-me.ts';

/** The unit whose whole realm a page shows: the committee, or the department an office stands in. */
export function useRealm(): string | null {
  const { me } = useMe();
  const grant = me.grants.find((candidate) => candidate.unitKind === 'workCommittee') ?? me.grants[0];
  return grant?.unitId ?? null;
}
