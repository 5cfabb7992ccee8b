/** 回避: nobody reviews a nomination of a department he belongs to. */
export function mayReview(
  reviewer: { readonly departmentIds: readonly string[] },
  departmentId: string | null,
): boolean {
  return departmentId === null || !reviewer.departmentIds.includes(departmentId);
}

/** True once everybody who may review has said yes or no; until then nobody learns what the others said. */
export function isReviewed(
  reviewers: readonly { readonly userId: string; readonly departmentIds: readonly string[] }[],
  departmentId: string | null,
  marked: ReadonlySet<string>,
): boolean {
  const able = reviewers.filter((reviewer) => mayReview(reviewer, departmentId));
  return able.length > 0 && able.every(({ userId }) => marked.has(userId));
}
