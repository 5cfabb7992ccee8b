import { cancelBurden } from '@gangmu/db/burden';
import type { Tx } from '@gangmu/db/db';
import { findDraw } from '@gangmu/db/inspection';
import { listParameters } from '@gangmu/db/parameter';
import { insertPost } from '@gangmu/db/person';
import type { StoredRecord } from '@gangmu/db/record';
import { endGrantsOf, endPostsOf, setStanding } from '@gangmu/db/standing';
import { setTerm, type Unit } from '@gangmu/db/unit';
import type { Effect } from '@gangmu/domain/kinds/effect';
import { figuresOf } from '@gangmu/domain/mechanisms/parameters';
import { rolesOfPosts } from '@gangmu/domain/units/elected-post';
import { addDays } from '@gangmu/domain/time/day';
import { termYearsOf } from '@gangmu/domain/units/term';
import { uuidv7 } from 'uuidv7';
import { carryOutAppraisal } from '../appraisal/carry-out.ts';
import type { Context } from '../context.ts';
import { bookAsk } from '../inspection/book-ask.ts';
import { createBelow, createForEach } from './create-below.ts';

/** What is done once the step is stored for good. */
export type Afterwards = () => Promise<void>;

/** Carries out what a step says follows from it, in the transaction of the step. */
export async function applyEffects(
  context: Context,
  tx: Tx,
  { record, unit }: { record: StoredRecord; unit: Unit },
  effects: readonly Exclude<Effect, { type: 'stepBelow' }>[],
): Promise<Afterwards[]> {
  const afterwards: Afterwards[] = [];
  for (const effect of effects) {
    switch (effect.type) {
      case 'recordForEach':
        await createForEach(context, tx, record, effect);
        break;
      case 'recordsBelow':
        await createBelow(context, tx, { record, unit }, effect);
        break;
      case 'appraisal': {
        const last = await carryOutAppraisal(context, tx, record, effect);
        if (last) afterwards.push(last);
        break;
      }
      case 'ask':
        await bookAsk(
          tx,
          record,
          [unit.id, ...((await findDraw(tx, record.id))?.unitIds ?? [])],
          context.today,
        );
        break;
      case 'askBack':
        await cancelBurden(tx, record.id, context.today);
        break;
      case 'membership':
        await setStanding(tx, effect.personId, unit.id, effect);
        break;
      case 'designation':
        break; // carried out by applyDesignation
      case 'term':
        await setTerm(tx, unit.id, {
          electedOn: effect.electedOn,
          termYears:
            termYearsOf(unit.kind, effect.electedOn, figuresOf(await listParameters(tx))) ?? unit.termYears,
          postponedTo: null,
        });
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
  return afterwards;
}
