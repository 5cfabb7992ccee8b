import { trpcClient } from '@gangmu/client/trpc';
import type { Choices } from '@gangmu/ui/choices';

/** The choices a form was given, with a look-up of people for units whose list is too long to send. */
export function withPeople(known: Omit<Choices, 'findPeople'>, type: string, unitId: string): Choices {
  return { ...known, findPeople: (text) => trpcClient.record.people.query({ type, unitId, text }) };
}
