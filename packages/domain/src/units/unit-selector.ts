import { z } from 'zod';
import { id } from '../id.ts';
import { unitClassNames, unitKindNames } from './unit-kind.ts';

/**
 * Which units carry a measure out: all units of the kinds and classes, plus the included, minus the excluded.
 * An empty `classes` means every class. An empty selector (no kinds, nothing included) asks nobody.
 */
export const unitSelector = z.strictObject({
  kinds: z.array(z.enum(unitKindNames)).max(unitKindNames.length),
  classes: z.array(z.enum(unitClassNames)).max(unitClassNames.length),
  include: z.array(id).max(200),
  exclude: z.array(id).max(200),
});

export type UnitSelector = z.infer<typeof unitSelector>;

/** Fan-out stops at the department unless someone says otherwise (domain 8, rule 8). */
export const departmentsOnly: UnitSelector = { kinds: ['department'], classes: [], include: [], exclude: [] };

/** The committee's own measure: nobody else is asked. */
export const nobody: UnitSelector = { kinds: [], classes: [], include: [], exclude: [] };
