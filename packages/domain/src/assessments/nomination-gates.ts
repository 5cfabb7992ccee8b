import type { RecordBody, RecordContext } from '../kinds/define-kind.ts';
import type { Label } from '../label.ts';
import type { SchemeRules } from './scheme-rules.ts';

/** Conditions the platform judges by itself from facts (domain M10: no upload); a scheme names those it wants. */
export const nominationGates = {
  term: { zh: '按期换届', en: 'Within the term' },
  obligations: { zh: '近四个季度按期完成组织生活', en: 'Duties of four quarters met' },
  findings: { zh: '没有未销号的问题', en: 'No open finding' },
  discipline: { zh: '机关纪委意见', en: 'Opinion of the discipline committee' },
  orgLife: { zh: '已开组织生活会', en: 'Organisational life meeting held' },
  standing: { zh: '正式党员', en: 'A full member' },
  young: { zh: '年满14周岁、未满40周岁', en: 'Aged 14 to 39' },
} as const satisfies Record<string, Label>;
export type GateName = keyof typeof nominationGates;

export interface JudgedGate {
  readonly gate: string;
  readonly label: Label;
  readonly met: boolean;
  /** The fact it was judged by. */
  readonly fact: Label;
}

/** Every condition of a nomination today with the fact behind it, those met and those not. */
export function judgeGates(rules: SchemeRules, body: RecordBody, context: RecordContext): JudgedGate[] {
  const named = rules.gates.map((gate) => ({
    gate,
    label: nominationGates[gate],
    ...judges[gate](body, context),
  }));
  const prior = context.known['prior'] ?? 0;
  return [
    ...named,
    ...(rules.prior === null
      ? []
      : [
          {
            gate: 'prior',
            label: { zh: '先决称号', en: 'Title before' },
            ...(prior > 0
              ? said(true, '已有先决称号', 'It is held')
              : said(false, '没有先决称号', 'It is not held')),
          },
        ]),
    ...(rules.subject === 'person'
      ? [{ gate: 'consent', label: { zh: '本人同意', en: 'Consent' }, ...consented(body) }]
      : []),
  ];
}

/** What stands in the way of submitting it, in one sentence; null where nothing does. */
export function findUnmet(gates: readonly JudgedGate[]): Label | null {
  const unmet = gates.filter(({ met }) => !met);
  if (unmet.length === 0) return null;
  return {
    zh: `不能报送：${unmet.map(({ fact }) => fact.zh).join('；')}`,
    en: `It cannot be submitted: ${unmet.map(({ fact }) => fact.en).join('; ')}`,
  };
}

type Judged = Pick<JudgedGate, 'met' | 'fact'>;

const judges: Readonly<Record<GateName, (body: RecordBody, context: RecordContext) => Judged>> = {
  term(_, { unit: { termEndsOn }, today }) {
    if (termEndsOn === null) return said(true, '没有任期记录', 'No term is recorded');
    return termEndsOn >= today
      ? said(true, `任期至 ${termEndsOn}`, `The term ends on ${termEndsOn}`)
      : said(
          false,
          `任期已于 ${termEndsOn} 届满，未换届`,
          `The term ended on ${termEndsOn} without an election`,
        );
  },
  obligations: (_, { known }) =>
    none(known['missed'], ['项组织生活未完成', 'duties missed'], ['组织生活都已完成', 'No duty was missed']),
  findings: (_, { known }) =>
    none(
      known['unsettled'],
      ['个问题未销号', 'findings not closed'],
      ['没有未销号的问题', 'No finding is open'],
    ),
  discipline(body) {
    if (body['opinion'] === 'agree') return said(true, '机关纪委同意', 'The discipline committee agrees');
    return body['opinion'] === 'disagree'
      ? said(false, '机关纪委不同意', 'The discipline committee does not agree')
      : said(false, '机关纪委尚未出具意见', 'The discipline committee has given no opinion yet');
  },
  orgLife: (_, { known }) =>
    (known['orgLife'] ?? 0) > 0
      ? said(true, '已开组织生活会', 'The meeting was held')
      : said(false, '近十八个月没有组织生活会记录', 'No such meeting in eighteen months'),
  standing: (_, { person }) =>
    person?.status === 'full'
      ? said(true, '正式党员', 'A full member')
      : said(false, '不是正式党员', 'Not a full member'),
  young(_, { known }) {
    const age = known['age'] ?? -1;
    if (age < 0) return said(false, '没有出生年月，请先补正', 'The month of birth is not recorded');
    return said(age >= 14 && age < 40, `${age} 周岁`, `Aged ${age}`);
  },
};

function consented(body: RecordBody): Judged {
  if (body['consent'] === 'agree') return said(true, '本人同意', 'The person agrees');
  return body['consent'] === 'disagree'
    ? said(false, '本人不同意', 'The person does not agree')
    : said(false, '本人尚未同意', 'The person has not agreed yet');
}

function none(
  count: number | undefined,
  some: readonly [string, string],
  no: readonly [string, string],
): Judged {
  return count ? said(false, `有 ${count} ${some[0]}`, `${count} ${some[1]}`) : said(true, ...no);
}

function said(met: boolean, zh: string, en: string): Judged {
  return { met, fact: { zh, en } };
}
