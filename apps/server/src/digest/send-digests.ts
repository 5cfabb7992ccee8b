import { readCalendar } from '@gangmu/db/calendar';
import type { Tx } from '@gangmu/db/db';
import { deleteOldDigests, insertDigest, listDigests } from '@gangmu/db/digest';
import { listConsents, listDueActs } from '@gangmu/db/due-acts';
import { listActors } from '@gangmu/db/session';
import { can, isInForce, type Actor } from '@gangmu/domain/access/can';
import { actTypes, composeDigest, mostPerMonth, type DueAct } from '@gangmu/domain/reminders/digest';
import { nearDays } from '@gangmu/domain/responsibilities/urgency';
import type { Day } from '@gangmu/domain/time/day';
import { addWorkingDays } from '@gangmu/domain/time/working-days';

const accountsAtOnce = 200;

/** Writes the digests of a page of accounts; returns the id after which the next page begins, null at the end. */
export async function sendDigests(tx: Tx, today: Day, after: string): Promise<string | null> {
  const calendar = await readCalendar(tx);
  const actors = await listActors(tx, after, accountsAtOnce);
  const unitIds = [...new Set(actors.flatMap((actor) => placesOf(actor, today).map((place) => place.id)))];
  const acts = Map.groupBy(
    await listDueActs(tx, unitIds, addWorkingDays(calendar, today, nearDays)),
    (act) => act.unitId,
  );
  const consents = Map.groupBy(
    await listConsents(
      tx,
      actors.flatMap(({ personId }) => personId ?? []),
    ),
    (act) => act.personId,
  );
  const earlier = await listDigests(
    tx,
    actors.map((actor) => actor.userId),
    today,
  );
  for (const actor of actors) {
    const roles = actor.grants.filter((grant) => isInForce(grant, today)).map((grant) => grant.role);
    const asked = consents.get(actor.personId ?? undefined) ?? [];
    const own = [...ownActs(actor, acts, today), ...asked.filter((act) => isAsked(actor, act, today))];
    const lines = composeDigest(own, earlier.get(actor.userId) ?? [], mostPerMonth(roles), {
      today,
      calendar,
    });
    if (lines) await insertDigest(tx, actor.userId, today, lines);
  }
  if (actors.length === accountsAtOnce) return actors.at(-1)?.userId ?? null;
  await deleteOldDigests(tx, today);
  return null;
}

/** The unit of each grant and its department: what an account answers for itself, nothing below it. */
function placesOf(actor: Actor, today: Day): { id: string; path: string }[] {
  const paths = actor.grants
    .filter((grant) => isInForce(grant, today))
    .flatMap((grant) => [grant.unitPath, grant.departmentPath]);
  return [...new Set(paths)].map((path) => ({ id: path.split('/').at(-2) ?? '', path }));
}

function ownActs(actor: Actor, acts: ReadonlyMap<string, readonly DueAct[]>, today: Day): DueAct[] {
  return placesOf(actor, today).flatMap(({ id, path }) =>
    (acts.get(id) ?? []).filter((act) => can(actor, actTypes[act.type], { unitPath: path }, today)),
  );
}

/** The person may say it: an account without the role of a member does not. */
function isAsked(actor: Actor, { type, personId }: DueAct, today: Day): boolean {
  return can(actor, actTypes[type], { unitPath: '/', personId: personId ?? null }, today); // whose, not where
}
