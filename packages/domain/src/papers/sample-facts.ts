import type { Standing } from '../responsibilities/tally.ts';
import type {
  BorneFacts,
  FindingFacts,
  Frame,
  InspectionFacts,
  MeasureFacts,
  PlanFacts,
  SideFacts,
  SlipFacts,
  StandingFacts,
} from './paper-facts.ts';
import type { PaperKind } from './paper-kinds.ts';

/** Facts of a world that does not exist, for tests and for looking at layouts. */
export function sampleFrame(kind: PaperKind): Frame {
  return {
    kind,
    unit: '经纬发展部',
    issuer: '示范机关工作委员会',
    period: '2024年',
    year: 2024,
    asOf: '2024-12-31',
    today: '2024-12-31',
  };
}

const standing: Standing = {
  closed: 5,
  of: 12,
  exempt: 1,
  standing: 2,
  colours: { green: 4, yellow: 1, red: 1, redPlus: 1, grey: 1, standing: 2, done: 5 },
};

function measure(code: string, text: string): MeasureFacts {
  return {
    code,
    text,
    standard: '印发方案，年底前形成报告',
    due: '2024年12月31日',
    lead: '组织部',
    coUnits: '宣传部、经纬发展部',
  };
}

export const samplePlan: PlanFacts = {
  title: '2024年机关党的建设工作要点',
  parts: [
    {
      heading: '突出抓好政治建设',
      items: [
        {
          no: 1,
          heading: '开展专项督查',
          measures: [measure('1.1', '围绕重点任务开展专项督查，建立问题台账。')],
        },
        {
          no: 2,
          heading: '健全“学查改”机制',
          measures: [measure('2.1', '每年完成一轮学习、查摆、整改 <闭环> & 复核。')],
        },
      ],
    },
    {
      heading: '持续强化理论武装',
      items: [{ no: 3, heading: '落实第一议题制度', measures: [measure('3.1', '每次党组会首个议题学习。')] }],
    },
  ],
};

export const sampleStanding: StandingFacts = {
  total: standing,
  byItem: new Map([1, 2, 3].map((no) => [no, standing])),
  byMeasure: new Map(['1.1', '2.1', '3.1'].map((code) => [code, standing])),
  records: new Map([['1.1', 31]]),
};

export const sampleSide: SideFacts = {
  duties: [{ rule: 'ob.themeDay', label: '主题党日', met: 41, late: 2, of: 86, exempt: 3, corrected: 0 }],
  rate: { confirmed: 16, closed: 7, inProgress: 9, overdue: 0, reopened: 1 },
  terms: { inTerm: 10, of: 12, exempt: 1, overdue: 2 },
  keyPosts: { trained: 61, of: 70, exempt: 4 },
  burdenMinutes: 5_760,
};

export const sampleBorne: readonly BorneFacts[] = [
  {
    code: '1.1',
    text: '围绕重点任务开展专项督查，建立问题台账。',
    role: '牵头',
    standard: '印发方案，年底前形成报告',
    due: '2024年12月31日',
    state: '正常',
    below: 6,
  },
];

export const sampleFindings: readonly FindingFacts[] = [
  {
    text: '公开栏内容陈旧',
    item: '党务公开',
    weight: '一般',
    unit: '经纬发展部第三支部',
    raisedOn: '2024-06-03',
    dueOn: '2024-08-01',
    result: '已更新并明确每月检查',
    state: '已报送',
  },
];

export const sampleSlip: SlipFacts = {
  unit: '经纬发展部',
  level: '督办',
  addressee: '本单位书记',
  issuedOn: '2024-06-20',
  replyBy: '2024-06-27',
  tasks: [{ code: '1.1', text: '围绕重点任务开展专项督查，建立问题台账。', dueOn: '2024-06-10' }],
  reply: { on: '2024-06-25', cause: '人手不足', remedy: '已增派两人', newDueOn: '2024-07-31' },
};

export const sampleInspection: InspectionFacts = {
  theme: '机关党建专项督查',
  startsOn: '2024-05-13',
  endedOn: '2024-05-15',
  points: 30,
  known: 21,
  findings: sampleFindings,
};
