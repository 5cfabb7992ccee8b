/** The twelve fictional departments (domain 10.1). Branches and members by class, in the order of `classes`. 演示数据 */
export const classes = ['organ', 'institution', 'enterprise', 'retired', 'floating', 'temporary'] as const;

export interface DemoDepartment {
  readonly name: string;
  readonly short: string;
  readonly branches: number;
  readonly members: readonly number[];
  /** Given for the department in full detail, else shared out by members. */
  readonly branchesByClass?: readonly number[];
}

export const departments: readonly DemoDepartment[] = [
  row('经纬发展部', '经纬', 86, [418, 724, 402, 271, 12, 15], [26, 31, 17, 10, 1, 1]),
  row('山川资源署', '山川', 68, [338, 655, 121, 236, 9, 26]),
  row('云帆交通署', '云帆', 103, [479, 812, 538, 330, 14, 41]),
  row('青禾农政部', '青禾', 74, [372, 768, 98, 301, 8, 0]),
  row('明德教育署', '明德', 63, [361, 560, 74, 265, 7, 0]),
  row('安澜水务署', '安澜', 61, [271, 533, 204, 198, 0, 23]),
  row('启明科技部', '启明', 66, [302, 701, 171, 170, 11, 0]),
  row('和畅卫生署', '和畅', 56, [318, 498, 35, 228, 6, 12]),
  row('长庚数据局', '长庚', 20, [141, 118, 62, 14, 0, 0]),
  row('同济人社部', '同济', 46, [288, 371, 17, 205, 5, 0]),
  row('丰登粮储局', '丰登', 27, [122, 161, 133, 88, 0, 0]),
  row('文澜典籍馆', '文澜', 3, [19, 0, 0, 8, 0, 0], [2, 0, 0, 1, 0, 0]),
];

/** Largest branch of the demo world. */
const largest = 50;

/**
 * How many branches each class of a department has: shared out by members, at least as many as the largest
 * branch allows, at least one where there are members.
 */
export function shareBranches(department: DemoDepartment): number[] {
  if (department.branchesByClass) return [...department.branchesByClass];
  const total = department.members.reduce((sum, count) => sum + count, 0);
  const shares = department.members.map((count) =>
    count === 0
      ? 0
      : Math.max(1, Math.ceil(count / largest), Math.floor((count / total) * department.branches)),
  );
  let rest = department.branches - shares.reduce((sum, count) => sum + count, 0);
  for (let at = 0; rest !== 0; at = (at + 1) % shares.length) {
    const count = department.members[at] ?? 0;
    const share = shares[at] ?? 0;
    if (rest > 0 && count / (share + 1) >= 3) {
      shares[at] = share + 1;
      rest -= 1;
    } else if (rest < 0 && share > Math.ceil(count / largest) && share > 1) {
      shares[at] = share - 1;
      rest += 1;
    }
  }
  return shares;
}

function row(
  name: string,
  short: string,
  branches: number,
  members: readonly number[],
  branchesByClass?: readonly number[],
): DemoDepartment {
  return { name, short, branches, members, ...(branchesByClass ? { branchesByClass } : {}) };
}
