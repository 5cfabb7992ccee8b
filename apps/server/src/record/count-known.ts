import type { Reader } from '@gangmu/db/db';
import { countBelow, countTeam, listTitles } from '@gangmu/db/record-count';
import { similarity } from '@gangmu/domain/assessments/similarity';
import { yearOf, type Day } from '@gangmu/domain/time/day';
import { countNomination, countRound } from './count-designation.ts';
import type { ContextOf } from './record-context.ts';

type Count = (db: Reader, of: ContextOf, today: Day) => Promise<Record<string, number>>;

/** Two inspections of a department this alike in one year are one (M01). */
const alike = 0.5;

const openStates = ['raised', 'confirmed', 'answered', 'rectifying', 'submitted', 'accepted', 'reopened'];

/** What the types count beside their fields, by type. */
const counts: Readonly<Record<string, Count>> = {
  async inspection(db, { recordId, unit, on, body }) {
    const year = yearOf(on);
    const span = { from: `${year}-01-01`, to: `${year}-12-31` };
    const titles = await listTitles(db, { type: 'inspection', unitId: unit.id, except: recordId, ...span });
    return {
      team: await countTeam(db, recordId),
      raised: await countBelow(db, recordId, 'finding', ['raised']),
      openFindings: await countBelow(db, recordId, 'finding', openStates),
      alike: titles.filter((other) => similarity(other, String(body['theme'])) >= alike).length,
    };
  },
  observation: async (db, { recordId }) => ({ team: await countTeam(db, recordId) }),
  nomination: countNomination,
  titleRound: countRound,
};

/** The figures of a type; empty for types that count nothing. */
export async function countKnown(db: Reader, of: ContextOf, today: Day): Promise<Record<string, number>> {
  return (await counts[of.definition.name]?.(db, of, today)) ?? {};
}
