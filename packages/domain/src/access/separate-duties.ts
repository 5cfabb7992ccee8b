import { Refusal } from '../refusal.ts';
import { isAdministrator, roles, type Role } from './roles.ts';

/**
 * 三员分立 (domain 6.3): a person holds at most one administrator role and no business role beside it.
 * Throws `not-allowed` naming both roles.
 */
export function requireSeparateDuties(held: readonly Role[], wanted: Role): void {
  const clash = held.find((role) => role !== wanted && (isAdministrator(role) || isAdministrator(wanted)));
  if (!clash) return;
  throw new Refusal('not-allowed', {
    zh: `三员分立：已是“${roles[clash].label.zh}”，不能再授予“${roles[wanted].label.zh}”`,
    en: `Separation of duties: “${roles[clash].label.en}” cannot also be “${roles[wanted].label.en}”`,
  });
}

/** Sensitive acts need two people (S-12). Throws `second-person-needed` when both are the same. */
export function requireSecondPerson(first: string | null, second: string): void {
  if (first !== second) return;
  throw new Refusal('second-person-needed', {
    zh: '此步骤须由另一人办理：提请人不能自己批准',
    en: 'A second person is needed here: who asked cannot approve',
  });
}
