import { Refusal } from '../refusal.ts';
import { mayStandUnder, unitKinds, type UnitKind } from './unit-kind.ts';

/** Levels of the deepest tree: committee, department, committee, sub-committee, general branch, branch, cell. */
export const maxUnitDepth = 8;

/** Throws `invalid` unless a unit of that kind may stand directly below the parent. */
export function requirePlace(kind: UnitKind, parentKind: UnitKind): void {
  if (mayStandUnder(kind, parentKind)) return;
  const text = {
    zh: `“${unitKinds[kind].label.zh}”不能设在“${unitKinds[parentKind].label.zh}”之下`,
    en: `“${unitKinds[kind].label.en}” cannot stand under “${unitKinds[parentKind].label.en}”`,
  };
  throw new Refusal('invalid', text, [{ place: 'parentId', text }]);
}

/** Throws `invalid` when the new parent stands in the subtree that is moved, or lies too deep. */
export function requireNoLoop(movedPath: string, parentPath: string): void {
  const text = parentPath.startsWith(movedPath)
    ? { zh: '不能移到自己的下级单位之下', en: 'A unit cannot move below itself' }
    : depthOf(parentPath) + 1 > maxUnitDepth
      ? { zh: `层级不能超过 ${maxUnitDepth} 级`, en: `At most ${maxUnitDepth} levels` }
      : null;
  if (text) throw new Refusal('invalid', text, [{ place: 'parentId', text }]);
}

function depthOf(path: string): number {
  return path.split('/').length - 2;
}
