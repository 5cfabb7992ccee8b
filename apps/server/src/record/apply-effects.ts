import type { Tx } from '@gangmu/db/db';
import { insertPost } from '@gangmu/db/person';
import { endGrantsOf, endPostsOf, setStanding } from '@gangmu/db/standing';
import { setTerm, type Unit } from '@gangmu/db/unit';
import type { Effect } from '@gangmu/domain/kinds/effect';
import { rolesOfPosts } from '@gangmu/domain/units/elected-post';
import { addDays } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';

/** Carries out what a step says follows from it, in the transaction of the step. */
export async function applyEffects(tx: Tx, unit: Unit, effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    switch (effect.type) {
      case 'membership':
        await setStanding(tx, effect.personId, unit.id, effect);
        break;
      case 'designation':
        break; // carried out by applyDesignation
      case 'term':
        await setTerm(tx, unit.id, { electedOn: effect.electedOn, postponedTo: null });
        break;
      case 'postponement':
        await setTerm(tx, unit.id, { postponedTo: effect.to });
        break;
      case 'posts': {
        const lastDay = addDays(effect.from, -1);
        const ends = { types: effect.ends, onlyOf: effect.endsOnlyOf };
        const ended = await endPostsOf(tx, unit.id, ends, lastDay);
        const stay = new Set(effect.holders.map((holder) => holder.personId));
        const left = ended.filter((personId) => !stay.has(personId));
        await endGrantsOf(tx, unit.id, left, rolesOfPosts, lastDay);
        for (const { post, personId } of effect.holders)
          await insertPost(tx, {
            id: uuidv7(),
            unitId: unit.id,
            type: post,
            personId,
            from: effect.from,
            electedOn: effect.electedOn,
            approvedNo: effect.approvedNo,
          });
      }
    }
  }
}
