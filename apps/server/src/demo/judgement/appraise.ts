import { listReportingUnits, listSecretaries, type ReportingUnit } from '@gangmu/db/appraisal';
import { findRecord } from '@gangmu/db/record';
import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { castBallot } from '../../appraisal/cast-ballot.ts';
import { stepRecord } from '../../record/step-records.ts';
import type { Stage } from './act-as.ts';
import { insertRaters } from './insert-raters.ts';

interface Places {
  readonly root: string;
  readonly committee: string;
  readonly branch: string;
}

/** Who reported last year in the department: the pilot and seven others; the rest in other years. */
const reporters = 8;
const weights = [
  { raterClass: 'superiors', weight: 40 },
  { raterClass: 'peers', weight: 30 },
  { raterClass: 'members', weight: 30 },
];
const problems = [
  ['党课备课不够深入，联系业务不紧', 'minor'],
  ['党小组作用发挥不均衡', 'minor'],
] as const;

/**
 * Last year’s appraisal of branch secretaries in the detailed department, closed with its grades and problems, and
 * this year’s cycle of the committee, prepared (domain 10.1).
 */
export async function appraiseDemo(stage: Stage, places: Places): Promise<void> {
  await insertRaters(stage.db, places.branch);
  const dataDir = await mkdtemp(join(tmpdir(), 'gangmu-demo-'));
  try {
    await appraiseLastYear(stage, places, dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  const id = await stage.create('gwa', '2024-06-03', {
    type: 'appraisalCycle',
    unitId: places.root,
    body: {
      startsOn: '2024-11-18',
      year: 2024,
      level: 'organSecretaries',
      gradeSet: 'good',
      reportBy: '2024-12-13',
      weights,
      topShare: 33,
      reportMax: null,
      smallest: null,
    },
  });
  await stage.step('gwa', '2024-06-03', id, 'list');
}

async function appraiseLastYear(stage: Stage, places: Places, dataDir: string): Promise<void> {
  const step = async (who: string, on: string, id: string, name: string, body?: RecordBody) => {
    const context = { ...(await stage.as(who, on)), dataDir };
    const expectedVersion = (await findRecord(stage.db, id))?.version ?? 0;
    await stepRecord(context, { key: uuidv7(), id, step: name, expectedVersion, ...(body ? { body } : {}) });
  };
  const cycle = await stage.create('opa', '2024-01-04', {
    type: 'appraisalCycle',
    unitId: places.committee,
    body: {
      startsOn: '2024-01-08',
      year: 2023,
      level: 'branchSecretaries',
      gradeSet: 'good',
      reportBy: '2024-01-12',
      weights,
      topShare: 40,
      reportMax: null,
      smallest: null,
    },
  });
  const branches = await stage.db
    .selectFrom('unit')
    .select('id')
    .where('parent_id', '=', places.committee)
    .where('kind', '=', 'branch')
    .where('id', '!=', places.branch)
    .orderBy('code')
    .limit(reporters - 1)
    .execute();
  for (const unitId of [places.branch, ...branches.map(({ id }) => id)])
    await stage.create('opa', '2024-01-04', {
      type: 'appraisal',
      unitId,
      parentId: cycle,
      body: { preparedOn: '2024-01-04', onSite: 'no' },
    });
  const all = await listReportingUnits(stage.db, cycle);
  const reporting = [
    ...all.filter(({ unitId }) => unitId === places.branch),
    ...all.filter(({ unitId }) => unitId !== places.branch),
  ];
  await step('ops', '2024-01-08', cycle, 'start');
  await step('brs', '2024-01-10', reporting[0]?.id ?? '', 'submit', {
    reportedOn: '2024-01-10',
    report:
      '一年来抓支部党建的做法、问题和打算：坚持每月主题党日，党课由班子成员轮流讲；\n不足是党小组活动不均衡。',
  });
  await step('opa', '2024-01-15', cycle, 'openBallot', { ballotUntil: '2024-01-19' });
  await vote(stage, cycle, reporting, dataDir);
  await step('opa', '2024-01-19', cycle, 'closeBallot', { countedOn: '2024-01-19' });
  const best = new Set(reporting.slice(0, 3).map(({ unitId }) => unitId));
  const grades = all.map(({ unitId }) => ({
    unit: unitId,
    grade: best.has(unitId) ? 'good' : 'fairlyGood',
    words: '',
    apart: '',
  }));
  await step('opa', '2024-01-22', cycle, 'grade', { grades });
  await step('ops', '2024-01-24', cycle, 'decide', { decidedOn: '2024-01-24' });
  for (const [at, { id }] of reporting.entries()) {
    const told = at === 0 ? problems : [[`支部工作计划与业务结合不够（${at}）`, 'minor']];
    await step('opa', '2024-01-26', id, 'feedBack', {
      fedBackOn: '2024-01-26',
      problems: told.map(([text, weight]) => ({ text, weight })),
    });
  }
  await rectify(stage, reporting);
  await step('opa', '2024-01-29', cycle, 'rectify');
  for (const { id } of reporting) await step('opa', '2024-05-10', id, 'close');
  await step('opa', '2024-05-10', cycle, 'close');
}

/** Members of each branch and the fellow secretaries; the committee above has no posts in this world and is not counted. */
async function vote(
  stage: Stage,
  cycle: string,
  reporting: readonly ReportingUnit[],
  dataDir: string,
): Promise<void> {
  const base = { ...(await stage.as('mb', '2024-01-17')), dataDir };
  const as = (personId: string) => ({ ...base, actor: { userId: '', personId, grants: [] } });
  const secretaries = await listSecretaries(
    stage.db,
    reporting.map(({ unitId }) => unitId),
    base.today,
  );
  for (const [at, { personId, unitId }] of secretaries.entries())
    await castBallot(as(personId), {
      id: cycle,
      marks: reporting
        .filter((one) => one.unitId !== unitId)
        .map((one, no) => ({ id: one.id, grade: reporting.indexOf(one) < 3 || (at + no) % 3 === 0 ? 0 : 1 })),
    });
  for (const [place, one] of reporting.entries()) {
    const members = await stage.db
      .selectFrom('membership')
      .select('person_id as personId')
      .where('unit_id', '=', one.unitId)
      .where('status', '=', 'full')
      .orderBy('person_id')
      .limit(9)
      .execute();
    const voters = members.filter(({ personId }) => !secretaries.some((own) => own.personId === personId));
    // the last branch sends four: its members are not counted
    for (const [at, { personId }] of voters.slice(0, place === reporting.length - 1 ? 4 : 7).entries())
      await castBallot(as(personId), {
        id: cycle,
        marks: [{ id: one.id, grade: place < 3 ? (at === 6 ? 1 : 0) : at < 2 ? 0 : at === 6 ? 2 : 1 }],
      });
  }
}

async function rectify(stage: Stage, reporting: readonly ReportingUnit[]): Promise<void> {
  const found = await stage.db
    .selectFrom('record')
    .select(['id', 'unit_id as unitId', 'title'])
    .where('type', '=', 'finding')
    .where(
      'parent_id',
      'in',
      reporting.map(({ id }) => id),
    )
    .orderBy('id')
    .execute();
  for (const { id, title } of found) {
    await stage.step('opa', '2024-02-02', id, 'plan', {
      measures: `针对“${title}”列出三项措施，逐月落实。`,
      owner: '支部书记',
      wantedBy: '2024-04-26',
    });
    await stage.step('opa', '2024-04-22', id, 'submit', {
      sentOn: '2024-04-22',
      result: `已按措施落实：${title}`,
      evidence: [{ form: 'words', what: `${title}整改情况 ${id.slice(-4)}`, on: '2024-04-20' }],
    });
    await stage.step('odc', '2024-04-25', id, 'accept');
    await stage.step('gwa', '2024-04-29', id, 'close', { closedOn: '2024-04-29', recheckOn: '2024-10-18' });
  }
}
