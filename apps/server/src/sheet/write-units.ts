import type { Tx } from '@gangmu/db/db';
import { findUnit, moveUnit, updateUnit, type Unit } from '@gangmu/db/unit';
import { insertUnits, updateFounding } from '@gangmu/db/unit-bulk';
import { authorise } from '@gangmu/domain/access/authorise';
import { changedMeanwhile, notFound } from '@gangmu/domain/refusal';
import type { FutureTree } from './place-units.ts';
import type { Work, Written } from './sheet-kind.ts';
import { differences, isMoved, type UnitTarget } from './unit-target.ts';

const batch = 1_000;

/** New units parents first, then moves parents first (so that no step makes a loop), then the rest of the changes. */
export async function writeUnits(
  tx: Tx,
  work: Work,
  changes: readonly UnitTarget[],
  tree: FutureTree,
): Promise<Written> {
  const ordered = changes
    .map((target) => ({ target, depth: tree.depth(target.id) ?? 0 }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ target }) => target);
  const first = ordered[0] && tree.standing(ordered[0].was?.id ?? ordered[0].parentId ?? '');
  if (!first) throw notFound();
  const proof = authorise(work.context.actor, 'unit.change', first, work.context.today);
  let done = 0;
  const step = (count = 1): void => {
    work.signal.throwIfAborted();
    done += count;
    work.progress('write', done, ordered.length);
  };
  const fresh = ordered.filter((target) => target.was === null);
  const made = new Map<string, Pick<Unit, 'unitPath' | 'departmentId'>>();
  for (let at = 0; at < fresh.length; at += batch) {
    const units = fresh.slice(at, at + batch).map((target) => {
      const { parentId } = target;
      const parent = made.get(parentId ?? '') ?? tree.standing(parentId ?? '');
      if (!parent) throw notFound();
      const unit = {
        ...target,
        postponedTo: null,
        unitPath: `${parent.unitPath}${target.id}/`,
        departmentId: target.kind === 'department' ? target.id : parent.departmentId,
      };
      made.set(target.id, unit);
      return unit;
    });
    await insertUnits(tx, units);
    step(units.length);
  }
  for (const target of ordered.filter(isMoved)) await move(tx, target);
  for (const target of ordered) {
    if (!target.was) continue;
    await update(tx, target);
    step();
  }
  return { proof, unitId: first.id };
}

async function move(tx: Tx, target: UnitTarget): Promise<void> {
  const unit = await findUnit(tx, target.id);
  const parent = await findUnit(tx, target.parentId ?? '');
  if (!unit || !parent) throw notFound();
  const departmentId = unit.kind === 'department' ? unit.id : parent.departmentId;
  if (unit.version !== target.was?.version || !(await moveUnit(tx, unit, parent, departmentId)))
    throw changedMeanwhile();
}

async function update(tx: Tx, target: UnitTarget): Promise<void> {
  const { was } = target;
  if (!was) return;
  const { parentId: _moved, foundedOn, ...rest } = differences(target);
  if (Object.keys(rest).length > 0) {
    const version = was.version + (isMoved(target) ? 1 : 0);
    if (!(await updateUnit(tx, target.id, version, target))) throw changedMeanwhile();
  }
  if (foundedOn !== undefined) await updateFounding(tx, target.id, foundedOn);
}
