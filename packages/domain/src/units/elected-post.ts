import type { Role } from '../access/roles.ts';
import type { Label } from '../label.ts';
import { postTypes, type PostType } from './post-type.ts';

/** Posts that a new term fills anew (domain 6.2); the others go on. */
export const electedPosts: readonly PostType[] = [
  'secretary',
  'executiveDeputy',
  'deputy',
  'committeeMember',
  'organizationCommissioner',
  'publicityCommissioner',
  'disciplineCommissioner',
  'youthCommissioner',
  'disciplineSecretary',
];

/** Roles that end the day somebody leaves such a post (domain 6.4, rules behind the table). */
export const rolesOfPosts: readonly Role[] = [
  'branchSecretary',
  'branchCommissioner',
  'organSecretary',
  'organDiscipline',
];

/** The elected posts as choices of a form. */
export const electedChoices: Record<string, Label> = Object.fromEntries(
  electedPosts.map((post) => [post, postTypes[post].label]),
);
