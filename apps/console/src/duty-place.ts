import type { Action } from '@gangmu/domain/access/actions';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { recordTypesOf, type DutySource } from '@gangmu/domain/responsibilities/obligation-rule';
import { paths } from './paths.ts';

/** The page on which a duty is done, and the right it opens with. */
export function placeOfDuty(source: DutySource): { path: string; needs: Action } {
  if (source.of === 'terms') return { path: paths.terms(), needs: 'election.sums' };
  const [type] = recordTypesOf(source);
  if (type === undefined) return { path: paths.returns(), needs: 'return.read' };
  return { path: paths.recordsOf(type), needs: readRecordDefinition(type).read };
}
