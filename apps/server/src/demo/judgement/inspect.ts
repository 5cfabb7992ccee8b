import { insertDraw, listCandidates } from '@gangmu/db/inspection';
import { replaceTeam, type TeamPart } from '@gangmu/db/inspection-team';
import { transact } from '@gangmu/db/transact';
import { findUnit } from '@gangmu/db/unit';
import { derivedFacts } from '@gangmu/domain/assessments/checklist';
import { drawSample } from '@gangmu/domain/assessments/draw-sample';
import type { Stage } from './act-as.ts';

const seed = 20_240_311;

/** Thirty points: twenty-one answer themselves, six are seen on site, three are read in documents (domain C4). */
function checklist() {
  const known = Object.entries(derivedFacts)
    .slice(0, 21)
    .map(([fact, label], at) => ({
      item: label.zh,
      basis: at < 15 ? '支部工作条例' : '机关基层组织工作条例',
      source: 'derived',
      fact,
      need: at % 3 === 0 ? 1 : null,
    }));
  const seen = ['活动阵地', '公开栏', '会议氛围', '接待场所', '办公用房', '工作群清理'];
  const papers = ['委员会会议记录', '党费收缴台账', '述职报告'];
  const open = (points: readonly string[], source: string) =>
    points.map((item) => ({ item, basis: '督查工作办法', source, fact: '', need: null }));
  return [...known, ...open(seen, 'onsite'), ...open(papers, 'document')];
}

const gaps = [
  ['部分支部二季度支部党员大会未按期召开', '支部党员大会', 'minor'],
  ['主题党日内容与业务结合不紧', '主题党日', 'minor'],
  ['党小组会记录不完整', '党小组会', 'minor'],
  ['中心组学习研讨不充分', '中心组学习', 'serious'],
  ['“第一议题”落实情况未记录', '第一议题', 'minor'],
  ['两个支部届满未及时换届', '在任期内的支部', 'serious'],
  ['廉洁风险点未按年复核', '风险点复核', 'minor'],
  ['意识形态阵地责任人变动未更新', '意识形态阵地', 'serious'],
  ['青年小组活动频次不足', '青年小组学习', 'minor'],
  ['党费收缴台账更新不及时', '党费收缴台账', 'minor'],
  ['公开栏内容陈旧', '公开栏', 'minor'],
  ['工作群清理不彻底', '工作群清理', 'minor'],
  ['警示教育未覆盖直属单位', '警示教育', 'serious'],
  ['接待标准公示不规范', '接待场所', 'minor'],
  ['谈心谈话安排不均衡', '谈心谈话', 'minor'],
  ['述职报告问题部分偏虚', '述职报告', 'minor'],
] as const;

/** The year's plan, one department inspected and rectifying (7 closed, 9 in progress, one of them reopened), one on site now. */
export async function inspectDemo(
  stage: Stage,
  of: { root: string; first: string; second: string },
): Promise<string> {
  const plan = await stage.create('gwa', '2024-01-08', {
    type: 'inspectionPlan',
    unitId: of.root,
    mechanism: 'M01',
    body: {
      madeOn: '2024-01-08',
      year: 2024,
      items: [
        { theme: '机关党建专项督查', departments: 12, why: '' },
        { theme: '决策部署落实情况监督检查', departments: 12, why: '' },
        { theme: '理论学习中心组列席旁听', departments: 12, why: '' },
      ],
    },
  });
  await stage.step('gwl', '2024-01-15', plan, 'approve');
  const past = await open(stage, plan, of.first, '2024-03-11', ['ins', 'ins2', 'ins3']);
  for (const [at, [text, item, weight]] of gaps.entries()) {
    const id = await stage.create('ins', '2024-03-20', {
      type: 'finding',
      unitId: of.first,
      parentId: past,
      body: { raisedOn: '2024-03-20', text, item, weight },
    });
    await stage.step('gwa', '2024-03-28', id, 'confirm');
    await rectify(stage, id, at);
  }
  await stage.step('ins', '2024-03-22', past, 'finish', { endedOn: '2024-03-22' });
  await stage.step('ins', '2024-04-10', past, 'feedBack', { feedbackOn: '2024-04-10' });
  await open(stage, plan, of.second, '2024-06-17', ['ins', 'ins3', 'ins4']);
  for (const [unitId, day] of [
    [of.first, '2024-03-15'],
    [of.second, '2024-05-16'],
  ] as const) {
    const id = await stage.create('gwa', '2024-01-16', {
      type: 'observation',
      unitId,
      parentId: plan,
      body: { plannedOn: day },
    });
    await send(stage, id, '2024-01-16', ['ins3'], 'member');
    const comment = { content: 'fitting', frequency: 'met', discussion: 'some' };
    await stage.step('ins3', day, id, 'comment', comment);
  }
  return past;
}

async function open(stage: Stage, parentId: string, unitId: string, on: string, team: readonly string[]) {
  const id = await stage.create('gwa', '2024-01-16', {
    type: 'inspection',
    unitId,
    parentId,
    mechanism: 'M01',
    body: { startsOn: on, theme: '机关党建专项督查', apart: '', checklist: checklist() },
  });
  await send(stage, id, '2024-01-16', team, 'leader');
  await stage.step('gwa', '2024-02-20', id, 'notify');
  const unit = await findUnit(stage.db, unitId);
  const staff = await stage.as('gwa', on);
  await transact(stage.db, null, async (tx) => {
    const candidates = await listCandidates(tx, unit?.unitPath ?? '', on);
    const unitIds = drawSample(candidates, 'riskFirst', 4, seed);
    const drawn = { rule: 'riskFirst' as const, seed, wanted: 4, candidates, drawnOn: on, unitIds };
    await insertDraw(tx, id, { ...drawn, drawnBy: staff.actor.userId });
  });
  await stage.step('ins', on, id, 'begin');
  return id;
}

async function send(stage: Stage, id: string, from: string, team: readonly string[], first: TeamPart) {
  const members: { userId: string; part: TeamPart }[] = [];
  for (const [at, username] of team.entries()) {
    const { actor } = await stage.as(username, from);
    members.push({ userId: actor.userId, part: at === 0 ? first : 'member' });
  }
  await transact(stage.db, null, (tx) => replaceTeam(tx, id, { from, to: '2024-12-31' }, members));
}

/** The first eight went the whole way and were closed, the eighth came back; the others are on their way. */
async function rectify(stage: Stage, id: string, at: number) {
  const day = (date: number) => `2024-04-${String(date).padStart(2, '0')}`;
  await stage.step('opa', day(8), id, 'answer', { answer: '情况属实，已列入整改清单。' });
  await stage.step('opa', day(9), id, 'plan', {
    measures: '明确责任人，逐项整改并建立长效办法。',
    owner: '经纬机关党委',
    wantedBy: '2024-06-28',
  });
  if (at >= 13) return;
  const sentOn = `2024-05-${String(6 + at).padStart(2, '0')}`;
  await stage.step('opa', sentOn, id, 'submit', {
    sentOn,
    result: `${gaps[at]?.[1] ?? ''}方面已完成整改，举一反三检查 ${at + 3} 个支部。`,
    evidence: [{ form: 'fact', what: `${gaps[at]?.[1] ?? ''}整改记录 ${at + 1} 号`, on: sentOn }],
  });
  if (at >= 10) return;
  await stage.step('ins', '2024-05-20', id, 'accept');
  if (at >= 8) return;
  await stage.step('gwa', '2024-05-24', id, 'close', { closedOn: '2024-05-24', recheckOn: '2024-09-20' });
  if (at === 7)
    await stage.step('gwa', '2024-06-12', id, 'reopen', undefined, '回头看发现责任人变动仍未更新');
}
