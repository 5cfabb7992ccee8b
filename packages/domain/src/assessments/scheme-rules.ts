import type { RecordBody } from '../kinds/define-kind.ts';
import type { Label } from '../label.ts';
import type { GateName } from './nomination-gates.ts';

/** Who or what a title is given to (domain K4). */
export const titleSubjects = {
  branch: { zh: '党支部', en: 'A branch' },
  department: { zh: '部门', en: 'A department' },
  unit: { zh: '其他单位', en: 'Another unit' },
  person: { zh: '党员个人', en: 'A member' },
  group: { zh: '集体、岗位', en: 'A group or post' },
  work: { zh: '作品、案例', en: 'A work or case' },
} as const satisfies Record<string, Label>;
export type TitleSubject = keyof typeof titleSubjects;

/** Why a title is taken back (domain M10); a scheme names those that hold for it. */
export const revocationCauses = {
  politics: { zh: '违反政治纪律', en: 'Breach of political discipline' },
  life: { zh: '组织生活严重不正常', en: 'Organisational life seriously out of order' },
  term: { zh: '长期未换届', en: 'Long past the term' },
  fraud: { zh: '弄虚作假', en: 'Falsification' },
  discipline: { zh: '严重违纪违法造成影响', en: 'Serious breach of discipline or law' },
  recheck: { zh: '复核不合格', en: 'Recheck not passed' },
} as const satisfies Record<string, Label>;

/** What a round takes over from its scheme when it opens: a scheme that changes later changes no running round. */
export interface SchemeRules {
  readonly name: string;
  readonly subject: TitleSubject;
  readonly gates: readonly GateName[];
  /** The scheme whose title is a condition (先决称号), null where there is none. */
  readonly prior: string | null;
  readonly validMonths: number | null;
  readonly recheckMonths: number | null;
  readonly noticeDays: number | null;
  /** Causes for which its titles may be taken back; empty means all. */
  readonly causes: readonly string[];
}

export function rulesOfScheme(scheme: RecordBody): SchemeRules {
  const [prior] = (scheme['prior'] ?? []) as string[]; // all fields below were checked by the kind on the way in
  return {
    name: String(scheme['name']),
    subject: scheme['subject'] as TitleSubject,
    gates: (scheme['gates'] ?? []) as GateName[],
    prior: prior ?? null,
    validMonths: (scheme['validMonths'] ?? null) as number | null,
    recheckMonths: (scheme['recheckMonths'] ?? null) as number | null,
    noticeDays: (scheme['noticeDays'] ?? null) as number | null,
    causes: (scheme['causes'] ?? []) as string[],
  };
}

/** The rules a round goes by; null before it was opened. */
export function rulesOfRound(round: RecordBody | null): SchemeRules | null {
  return (round?.['rules'] as SchemeRules | undefined) ?? null; // written by the round's steps from rulesOfScheme only
}
