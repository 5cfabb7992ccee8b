import type { Label } from '../label.ts';

/** Kinds of unit in the tree (domain 6.1). 党组 is not a node: it leads from beside the tree, through roles. */
export const unitKinds = {
  workCommittee: { label: { zh: '机关工委', en: 'Work committee' }, under: [] },
  wcDiscipline: { label: { zh: '工委纪检机构', en: 'Committee discipline body' }, under: ['workCommittee'] },
  department: { label: { zh: '部门', en: 'Department' }, under: ['workCommittee'] },
  bureau: { label: { zh: '内设机构', en: 'Bureau' }, under: ['workCommittee', 'department'] },
  organPartyCommittee: { label: { zh: '机关党委', en: 'Organ Party committee' }, under: ['department'] },
  organDisciplineCommittee: {
    label: { zh: '机关纪委', en: 'Organ discipline committee' },
    under: ['organPartyCommittee'],
  },
  subordinateCommittee: {
    label: { zh: '直属单位党委', en: 'Subordinate Party committee' },
    under: ['organPartyCommittee'],
  },
  subordinateDiscipline: {
    label: { zh: '直属单位纪委', en: 'Subordinate discipline committee' },
    under: ['subordinateCommittee'],
  },
  generalBranch: {
    label: { zh: '党总支', en: 'General branch' },
    under: ['organPartyCommittee', 'subordinateCommittee'],
  },
  branch: {
    label: { zh: '党支部', en: 'Party branch' },
    under: ['organPartyCommittee', 'subordinateCommittee', 'generalBranch'],
  },
  cell: { label: { zh: '党小组', en: 'Party cell' }, under: ['branch'] },
  youthLeague: { label: { zh: '团组织', en: 'Youth League' }, under: ['organPartyCommittee'] },
  union: { label: { zh: '工会', en: 'Trade union' }, under: ['organPartyCommittee'] },
  womenCommittee: { label: { zh: '妇工委', en: "Women's committee" }, under: ['organPartyCommittee'] },
  studyGroup: {
    label: { zh: '青年理论学习小组', en: 'Youth study group' },
    under: ['organPartyCommittee', 'subordinateCommittee', 'branch'],
  },
  taskForce: {
    label: { zh: '临时工作组', en: 'Task force' },
    under: ['workCommittee', 'organPartyCommittee', 'branch'],
  },
} as const satisfies Record<string, { label: Label; under: readonly string[] }>;

export type UnitKind = keyof typeof unitKinds;
export const unitKindNames = Object.keys(unitKinds) as [UnitKind, ...UnitKind[]]; // keys of a const table

/** Classes for 分类指导 (domain 6.1). */
export const unitClasses = {
  organ: { zh: '机关', en: 'Organ' },
  institution: { zh: '事业', en: 'Institution' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  retired: { zh: '离退休', en: 'Retired' },
  floating: { zh: '流动', en: 'Floating' },
  temporary: { zh: '临时', en: 'Temporary' },
} as const satisfies Record<string, Label>;

export type UnitClass = keyof typeof unitClasses;
export const unitClassNames = Object.keys(unitClasses) as [UnitClass, ...UnitClass[]]; // keys of a const table

/** True when a unit of kind `child` may stand directly below one of kind `parent`. */
export function mayStandUnder(child: UnitKind, parent: UnitKind): boolean {
  return (unitKinds[child].under as readonly UnitKind[]).includes(parent);
}
