import type { DemoRealm } from './build-registers.ts';
import type { DemoRecord } from './record-rows.ts';

type Add = (record: DemoRecord) => { id: string; body: DemoRecord['body'] };

/** A call for works with entries, a branch's commitments, and a volunteering campaign. */
export function buildCampaigns(realm: DemoRealm, pilotId: string, add: Add): void {
  const { root, committee, branches, membersOf } = realm;
  const call = add({
    type: 'campaign',
    unit: root,
    state: 'open',
    mechanism: 'M30',
    body: {
      name: '庆祝新中国成立75周年书画摄影征集',
      opensOn: '2024-05-20',
      closesOn: '2024-08-30',
      audience: '机关党员干部，自愿参加',
      call: '书法、绘画、摄影作品，反映机关工作与生活；每部门至多三十件。',
      maxPerUnit: 30,
      linkedMeasures: [],
    },
  });
  for (const [at, unit] of branches.slice(30, 36).entries()) {
    const author = membersOf.get(unit.id)?.[3]?.id ?? null;
    add({
      type: 'entry',
      unit,
      state: at < 3 ? 'accepted' : 'submitted',
      mechanism: 'M30',
      parent: call,
      body: {
        submittedOn: '2024-06-11',
        entryType: 'work',
        title: `山河新貌之${'一二三四五六'[at]}`,
        author,
        summary: '',
        mayShow: at % 2 === 0 ? 'yes' : 'no',
      },
    });
  }
  add({
    type: 'campaign',
    unit: committee,
    state: 'open',
    mechanism: 'M16',
    body: {
      name: '学雷锋志愿服务',
      opensOn: '2024-03-05',
      closesOn: '2024-12-31',
      audience: '全体党员，自愿参加',
      call: '社区、图书馆、养老院志愿服务，由支部组织。',
      maxPerUnit: null,
      linkedMeasures: [],
    },
  });
  const pilot = branches.find((unit) => unit.id === pilotId);
  if (!pilot) return;
  const commitments = add({
    type: 'campaign',
    unit: pilot,
    state: 'open',
    mechanism: 'M16',
    body: {
      name: '2024年党员承诺践诺',
      opensOn: '2024-01-15',
      closesOn: '2024-12-31',
      audience: '本支部党员',
      call: '每人至多三项，年底评诺。',
      maxPerUnit: null,
      linkedMeasures: [],
    },
  });
  for (const person of (membersOf.get(pilot.id) ?? []).slice(3, 8))
    add({
      type: 'commitment',
      unit: pilot,
      state: 'made',
      mechanism: 'M16',
      parent: commitments,
      body: {
        person: person.id,
        madeOn: '2024-01-26',
        items: ['按时完成本岗位重点任务', '结对帮助一名新同事'],
      },
    });
}

const rules: readonly (readonly [name: string, state: string, act: string])[] = [
  ['机关党支部主题党日管理办法', 'inForce', 'make'],
  ['发展党员工作细则（本级）', 'inForce', 'revise'],
  ['理论学习中心组学习实施办法', 'amending', 'revise'],
  ['机关基层党建专项督查工作办法', 'soliciting', 'make'],
  ['文体协会管理规定', 'drafting', 'make'],
];

/** Five regulations along their life, the first with clauses and a reading list that names it. */
export function buildRegulations(realm: DemoRealm, add: Add): { themeDayRule: string } {
  const { root } = realm;
  const made = rules.map(([name, state, act]) => {
    const proposed = {
      name,
      act,
      proposedOn: '2023-09-04',
      basis: '《中国共产党支部工作条例（试行）》',
      drafter: '组织部',
      linkedMeasures: [],
    };
    const drafting = { ...proposed, draftedOn: '2023-09-20' };
    const soliciting = { ...drafting, solicitFrom: state === 'soliciting' ? '2024-06-17' : '2023-10-16' };
    const issued = {
      ...soliciting,
      reviewedOn: '2023-11-06',
      approvedOn: '2023-11-20',
      issuedOn: '2023-12-01',
      docNo: '演示工发〔2023〕12号',
      effectiveOn: '2024-01-01',
    };
    const body =
      state === 'drafting'
        ? drafting
        : state === 'soliciting'
          ? soliciting
          : state === 'amending'
            ? { ...issued, amendingOn: '2024-05-08' }
            : issued;
    return add({ type: 'regulation', unit: root, state, mechanism: 'M38', body });
  });
  const [first] = made;
  if (!first) return { themeDayRule: '' };
  const clauses = [
    '支部每月相对固定一天开展主题党日。',
    '主题党日可与三会一课、组织生活会结合开展。',
    '不得以拍照、打印、心得体会作为开展情况的依据。',
  ];
  for (const [at, text] of clauses.entries())
    add({
      type: 'clause',
      unit: root,
      state: 'current',
      mechanism: 'M38',
      parent: first,
      body: { number: '一二三'[at], text, since: '2024-01-01' },
    });
  add({
    type: 'readingList',
    unit: root,
    state: 'published',
    mechanism: 'M38',
    body: {
      name: '支部书记应知应会清单（2024）',
      listedOn: '2024-03-01',
      posts: ['secretary', 'organizationCommissioner'],
      regulations: made.slice(0, 2).map((rule) => rule.id),
      others: ['《中国共产党章程》', '《中国共产党支部工作条例（试行）》', '《中国共产党发展党员工作细则》'],
    },
  });
  return { themeDayRule: first.id };
}
