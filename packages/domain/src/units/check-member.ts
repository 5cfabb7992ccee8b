import type { Label } from '../label.ts';
import { postTypes, type PostType } from './post-type.ts';

/** A branch needs a committee from this many full members on (domain 2). */
export const committeeFrom = 7;
export const fewestFullMembers = 3;
export const largestBranch = 50;

/** What is worth a look in a branch; hints, never obstacles (domain 2, 6.2). */
export function branchHints(
  unit: { memberCount: number; fullMemberCount: number },
  posts: readonly PostType[],
): Label[] {
  const hints: Label[] = [];
  const { memberCount, fullMemberCount } = unit;
  if (fullMemberCount < fewestFullMembers)
    hints.push({
      zh: `正式党员不足 ${fewestFullMembers} 人`,
      en: `Fewer than ${fewestFullMembers} full members`,
    });
  if (memberCount > largestBranch)
    hints.push({ zh: `党员超过 ${largestBranch} 人`, en: `More than ${largestBranch} members` });
  if (!posts.includes('secretary')) hints.push({ zh: '书记空缺', en: 'No secretary' });
  if (fullMemberCount >= committeeFrom && !posts.includes('disciplineCommissioner')) {
    hints.push({ zh: '未设纪检委员', en: 'No discipline commissioner' });
  }
  return hints;
}

/** True when the unit may have one holder of the post at a time and already has one. */
export function isTaken(type: PostType, held: readonly PostType[]): boolean {
  return postTypes[type].single && held.includes(type);
}
