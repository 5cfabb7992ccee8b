import type { RefusalDetail } from '../refusal.ts';
import type { Grade } from './appraisal-rules.ts';

/** How many members got a grade; who they are stands nowhere. */
export interface GradeCount {
  readonly grade: Grade;
  readonly people: number;
}

/**
 * What is wrong with the sums of a member review (domain M08): grades without a review, a grade twice, more people
 * than were expected, more “excellent” than the share, a whole per cent: 33 stands for a third.
 */
export function checkReview(
  counts: readonly GradeCount[],
  { isReview, expected, share }: { isReview: boolean; expected: number; share: number },
): RefusalDetail[] {
  if (counts.length === 0) return [];
  const problem = (zh: string, en: string) => [{ place: 'grades', text: { zh, en } }];
  if (!isReview) return problem('只在民主评议党员时填写等次', 'Grades are given in a member review only');
  if (new Set(counts.map(({ grade }) => grade)).size < counts.length)
    return problem('同一等次只列一次', 'Each grade stands once');
  const all = counts.reduce((sum, { people }) => sum + people, 0);
  if (all > expected) return problem(`等次人数多于应到 ${expected} 人`, `More than the ${expected} expected`);
  const excellent = counts.find(({ grade }) => grade === 'excellent')?.people ?? 0;
  if (all === 0 || Math.floor((excellent * 100) / all) <= share) return [];
  return problem(
    `“优秀”不超过参加评议人数的 ${share}%，现为 ${excellent}/${all}`,
    `“Excellent” is at most ${share}% of those reviewed; it is ${excellent} of ${all}`,
  );
}
