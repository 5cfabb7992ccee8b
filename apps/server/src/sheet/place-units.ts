import type { Reader } from '@gangmu/db/db';
import type { Unit } from '@gangmu/db/unit';
import { listManyUnits } from '@gangmu/db/unit-bulk';
import { can } from '@gangmu/domain/access/can';
import { maxUnitDepth } from '@gangmu/domain/units/place-unit';
import { mayStandUnder, unitKinds } from '@gangmu/domain/units/unit-kind';
import type { Work } from './sheet-kind.ts';
import { giveWay, type Problem } from './sheet-rows.ts';
import { isMoved, type UnitTarget } from './unit-target.ts';

/** The tree as it will be: what the sheet says, over what stands. */
export interface FutureTree {
  /** Levels from the root, for the order of writing; null where the sheet makes a loop. */
  depth(id: string): number | null;
  /** The unit that stands now: the one itself, or the nearest above a new one. */
  standing(id: string): Unit | null;
}

export async function futureTree(
  db: Reader,
  targets: ReadonlyMap<string, UnitTarget>,
  known: Iterable<Unit>,
): Promise<FutureTree & { kindOf(id: string): Unit['kind'] | null }> {
  const byId = new Map([...targets.values()].map((target) => [target.id, target]));
  const standing = new Map([...known].map((unit) => [unit.id, unit]));
  for (const { was } of byId.values()) if (was) standing.set(was.id, was);
  const missing = new Set(
    [...byId.values()].flatMap(({ parentId }) =>
      parentId !== null && !byId.has(parentId) && !standing.has(parentId) ? [parentId] : [],
    ),
  );
  for (const [id, unit] of await listManyUnits(db, missing)) standing.set(id, unit);
  const above = (id: string): { parent: string | null; steps: number } => {
    const target = byId.get(id);
    if (target) return { parent: target.parentId, steps: 1 };
    const path = (standing.get(id)?.unitPath ?? '').split('/').filter((part) => part !== '' && part !== id);
    const moved = path.findLastIndex((part) => byId.has(part));
    if (moved < 0) return { parent: null, steps: path.length + 1 };
    return { parent: path[moved] ?? null, steps: path.length - moved };
  };
  return {
    kindOf: (id) => byId.get(id)?.kind ?? standing.get(id)?.kind ?? null,
    standing(id) {
      for (let at: string | null = id, steps = 0; at !== null && steps <= maxUnitDepth; steps += 1) {
        const unit = standing.get(at);
        if (unit) return unit;
        at = byId.get(at)?.parentId ?? null;
      }
      return null;
    },
    depth(id) {
      const seen = new Set<string>();
      let depth = 0;
      for (let at: string | null = id; at !== null; ) {
        if (seen.has(at)) return null;
        seen.add(at);
        const { parent, steps } = above(at);
        depth += steps;
        at = parent;
      }
      return depth;
    },
  };
}

/** Rights, places and levels of every unit that is made, changed or moved. */
export async function checkPlaces(
  tree: Awaited<ReturnType<typeof futureTree>>,
  targets: Iterable<UnitTarget>,
  { context, signal }: Pick<Work, 'context' | 'signal'>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const may = (unit: Unit | null) => unit !== null && can(context.actor, 'unit.change', unit, context.today);
  let index = 0;
  for (const target of targets) {
    await giveWay(index, signal);
    index += 1;
    const { row, was, parentId } = target;
    if (was && !may(was)) {
      problems.push(
        row.problem('code', { zh: '该单位不在您可修改的范围内', en: 'this unit is not yours to change' }),
      );
      continue;
    }
    if ((was && !isMoved(target)) || parentId === null) continue;
    const parentKind = tree.kindOf(parentId);
    const depth = tree.depth(target.id);
    const at = (zh: string, en: string) => problems.push(row.problem('parent', { zh, en }));
    if (!may(tree.standing(parentId)))
      at('找不到该上级单位，或不在您可修改的范围内', 'the parent is not found, or not yours to change');
    else if (depth === null) at('不能移到自己的下级单位之下', 'a unit cannot move below itself');
    else if (depth > maxUnitDepth) at(`层级不能超过 ${maxUnitDepth} 级`, `at most ${maxUnitDepth} levels`);
    else if (parentKind && !mayStandUnder(target.kind, parentKind))
      at(
        `“${unitKinds[target.kind].label.zh}”不能设在“${unitKinds[parentKind].label.zh}”之下`,
        `“${unitKinds[target.kind].label.en}” cannot stand under “${unitKinds[parentKind].label.en}”`,
      );
  }
  return problems;
}
