export interface Reviewer {
  readonly userId: string;
  /** Departments he belongs to. */
  readonly departmentIds: readonly string[];
}

/** 回避: nobody reviews a nomination of a department he belongs to. */
export function mayReview(reviewer: Reviewer, departmentId: string | null): boolean {
  return departmentId === null || !reviewer.departmentIds.includes(departmentId);
}

/**
 * What came of the review of a nomination: recommended where more than half of those who may review say so. Null until
 * each of them has said yes or no; marks of others do not count.
 */
export function judgeReview(
  reviewers: readonly Reviewer[],
  departmentId: string | null,
  marks: readonly { readonly userId: string; readonly recommends: boolean }[],
): 'recommended' | 'notRecommended' | null {
  const able = reviewers.filter((reviewer) => mayReview(reviewer, departmentId));
  const counted = able.flatMap(({ userId }) => marks.find((mark) => mark.userId === userId) ?? []);
  if (able.length === 0 || counted.length < able.length) return null;
  const yes = counted.filter(({ recommends }) => recommends).length;
  return yes * 2 > able.length ? 'recommended' : 'notRecommended';
}
