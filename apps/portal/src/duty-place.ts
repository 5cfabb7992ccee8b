import { recordTypesOf } from '@gangmu/domain/responsibilities/obligation-rule';
import { findObligationRule } from '@gangmu/domain/responsibilities/obligation-rules';
import { paths } from './paths.ts';

/** Where a due duty is done; it is named by its rule and its period, `ob.themeDay/2024-06`. */
export function placeOfDuty(id: string): string {
  const source = findObligationRule(id.split('/')[0] ?? '')?.source;
  if (!source || source.of === 'sessions') return paths.newRecord('session');
  const [type] = recordTypesOf(source);
  return type === undefined ? paths.today() : paths.recordsOf(type);
}
