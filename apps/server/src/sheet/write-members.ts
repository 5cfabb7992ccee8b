import type { Tx } from '@gangmu/db/db';
import { insertMembers, recountManyMembers, updateCodedMember } from '@gangmu/db/person-bulk';
import { authorise } from '@gangmu/domain/access/authorise';
import { changedMeanwhile, notFound } from '@gangmu/domain/refusal';
import type { MemberTarget } from './member-target.ts';
import type { Work, Written } from './sheet-kind.ts';

const batch = 1_000;

/** New members in batches, corrections one by one, then the counts of the branches they are in. */
export async function writeMembers(tx: Tx, work: Work, changes: readonly MemberTarget[]): Promise<Written> {
  const { actor, today } = work.context;
  const units = new Map(changes.map((target) => [target.unitId, target.unit]));
  const [first] = units.values();
  if (!first) throw notFound();
  const proof = authorise(actor, 'person.change', first, today);
  for (const unit of units.values()) authorise(actor, 'person.change', unit, today);
  let done = 0;
  const step = (count: number): void => {
    work.signal.throwIfAborted();
    done += count;
    work.progress('write', done, changes.length);
  };
  const fresh = changes.filter((target) => target.was === null);
  for (let at = 0; at < fresh.length; at += batch) {
    const some = fresh.slice(at, at + batch);
    await insertMembers(
      tx,
      some.map((target) => ({ ...target, from: today })),
    );
    step(some.length);
  }
  for (const target of changes) {
    if (!target.was) continue;
    if (!(await updateCodedMember(tx, target))) throw changedMeanwhile();
    step(1);
  }
  await recountManyMembers(tx, [...units.keys()]);
  return { proof, unitId: first.id };
}
