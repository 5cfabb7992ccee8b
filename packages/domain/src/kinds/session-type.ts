import type { Label } from '../label.ts';

/**
 * The types of session (domain K2), and 民主评议 as a tag of them (domain 5.2). `mechanism` is the one a session of that type belongs to;
 * `credited` means its length counts as learning hours for those present, once a session (domain 5.1, 5.2).
 */
export const sessionTypes = {
  branchGeneralMeeting: {
    label: { zh: '支部党员大会', en: 'Branch general meeting' },
    mechanism: 'M06',
    credited: false,
  },
  branchCommitteeMeeting: {
    label: { zh: '支委会', en: 'Branch committee meeting' },
    mechanism: 'M06',
    credited: false,
  },
  groupMeeting: { label: { zh: '党小组会', en: 'Cell meeting' }, mechanism: 'M06', credited: false },
  partyLecture: { label: { zh: '党课', en: 'Party lecture' }, mechanism: 'M06', credited: true },
  themePartyDay: { label: { zh: '主题党日', en: 'Theme Party day' }, mechanism: 'M07', credited: true },
  organizationalLifeMeeting: {
    label: { zh: '组织生活会', en: 'Organisational life meeting' },
    mechanism: 'M08',
    credited: false,
  },
  democraticLifeMeeting: {
    label: { zh: '民主生活会', en: 'Democratic life meeting' },
    mechanism: 'M08',
    credited: false,
  },
  memberReview: { label: { zh: '民主评议党员', en: 'Member review' }, mechanism: 'M08', credited: false },
  theoryCenterGroup: {
    label: { zh: '中心组学习', en: 'Theory centre group' },
    mechanism: 'M04',
    credited: true,
  },
  firstAgendaItem: { label: { zh: '第一议题', en: 'First agenda item' }, mechanism: 'M03', credited: false },
  youthStudy: { label: { zh: '青年小组学习', en: 'Youth study' }, mechanism: 'M05', credited: true },
  warningEducation: { label: { zh: '警示教育', en: 'Warning education' }, mechanism: 'M24', credited: true },
  forum: { label: { zh: '讲座、论坛、交流会', en: 'Lecture or forum' }, mechanism: 'M42', credited: true },
  politicalCeremony: {
    label: { zh: '政治仪式', en: 'Political ceremony' },
    mechanism: 'M08',
    credited: false,
  },
  heartToHeart: { label: { zh: '谈心谈话', en: 'Heart-to-heart talk' }, mechanism: 'M18', credited: false },
} as const satisfies Record<string, { label: Label; mechanism: string; credited: boolean }>;

export type SessionType = keyof typeof sessionTypes;
export const sessionTypeNames = Object.keys(sessionTypes) as [SessionType, ...SessionType[]]; // keys of a const table

/** Pairs that one session may carry together (domain 5.2); everything else stands alone. */
const combinable: readonly (readonly [SessionType, SessionType])[] = [
  ['themePartyDay', 'branchGeneralMeeting'],
  ['themePartyDay', 'groupMeeting'],
  ['themePartyDay', 'partyLecture'],
  ['themePartyDay', 'organizationalLifeMeeting'],
  ['themePartyDay', 'memberReview'],
  ['themePartyDay', 'politicalCeremony'],
  ['partyLecture', 'branchGeneralMeeting'],
  ['organizationalLifeMeeting', 'branchGeneralMeeting'],
  ['organizationalLifeMeeting', 'groupMeeting'],
  ['organizationalLifeMeeting', 'memberReview'],
];

/** At most three types a session (domain 5.2). */
export const maxSessionTypes = 3;

/** The first pair that may not be combined, or null when the tags go together. */
export function findForbiddenPair(tags: readonly SessionType[]): readonly [SessionType, SessionType] | null {
  for (const [index, a] of tags.entries()) {
    for (const b of tags.slice(index + 1)) if (!mayCombine(a, b)) return [a, b];
  }
  return null;
}

function mayCombine(a: SessionType, b: SessionType): boolean {
  return combinable.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
}
