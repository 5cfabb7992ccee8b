import type { Parameters } from '../kinds/define-kind.ts';
import { figure } from '../mechanisms/parameters.ts';
import { electedPosts } from '../units/elected-post.ts';
import type { PostType } from '../units/post-type.ts';

/** Learning hours a year of somebody who holds these posts, in the unit or elsewhere (domain 2, M14): 56 or 32. */
export function wantedHours(posts: readonly PostType[], figures: Parameters): number {
  return posts.some((post) => electedPosts.includes(post))
    ? figure(figures, 'M14.secretaryHours', 56)
    : figure(figures, 'M14.memberHours', 32);
}
