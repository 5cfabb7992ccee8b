import type { Database } from '@gangmu/db/db';
import { listMeasures, updateMeasureFields, type MeasureRow } from '@gangmu/db/measure';
import { foldTallies } from '@gangmu/db/tally';
import { transact } from '@gangmu/db/transact';
import { findRoot, listChildren } from '@gangmu/db/unit';
import type { ActorLetter } from '@gangmu/domain/items/measure';
import { reportMinutes } from '@gangmu/domain/responsibilities/burden';
import { departmentsOnly, nobody } from '@gangmu/domain/units/unit-selector';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import { importPlan } from '../plan/import-plan.ts';
import { movePlan } from '../plan/move-plan.ts';
import { publishPlan } from '../plan/publish-plan.ts';
import type { DemoAccount } from './insert-accounts.ts';
import { decisions, type Decision } from './plan-decisions.ts';

const document = new URL('../../../../samples/2024-work-points.txt', import.meta.url);
const publishedOn = '2024-02-26';

export interface DemoPlan {
  readonly id: string;
  readonly measures: number;
  readonly byCode: ReadonlyMap<string, MeasureRow>;
}

/** Which bureau of the committee leads a kind of work. */
const leads: Readonly<Record<string, string>> = {
  inspection: 'GW.1',
  planning: 'GW.1',
  regulation: 'GW.1',
  designation: 'GW.2',
  appraisal: 'GW.2',
  procedure: 'GW.2',
  register: 'GW.2',
  training: 'GW.2',
  session: 'GW.3',
  survey: 'GW.3',
  campaign: 'GW.4',
  restrictedReturn: 'GW.5',
};

const standards: Readonly<Record<string, string>> = {
  inspection: '督查完成并反馈，问题整改销号',
  planning: '任务办结并报送结果',
  regulation: '文件印发施行',
  designation: '命名文件印发，公示无异议',
  appraisal: '等次评定并反馈',
  procedure: '手续齐备并归档',
  register: '台账建立并按期复核',
  training: '班次结业，参训名单核对无误',
  session: '如期召开并已确认记录',
  survey: '形成汇总分析和改进措施',
  campaign: '活动结束，结果公布',
  restrictedReturn: '统计表签字并按期报送',
};

/** Imports, decides, submits and publishes the real document through the same verbs people use. */
export async function publishDemoPlan(db: Database, accounts: readonly DemoAccount[]): Promise<DemoPlan> {
  const staff = contextOf(db, accounts, 'gwa');
  const leader = contextOf(db, accounts, 'gwl');
  const text = await readFile(document, 'utf8');
  const { id } = await importPlan(staff, { key: uuidv7(), text, sourceName: '2024年工作要点.txt' });
  const root = await findRoot(db);
  const bureaus = await listChildren(db, root?.id ?? '', '', 50);
  const measures = await listMeasures(db, id);
  await transact(db, null, async (tx) => {
    for (const measure of measures) {
      const decision = decisions.find(([code]) => code === measure.code);
      const lead = bureaus.find((unit) => unit.code === leads[decision?.[2] ?? '']);
      if (!decision || !lead) throw new Error(`nothing decided for ${measure.code}`);
      await updateMeasureFields(tx, measure.id, measure.version, decide(decision, lead.id));
    }
  });
  const submitted = await movePlan(staff, 'submit', { key: uuidv7(), id, expectedVersion: 1 });
  await publishPlan(leader, { key: uuidv7(), id, expectedVersion: submitted.version, although: '' });
  while ((await transact(db, null, foldTallies)) > 0);
  const published = await listMeasures(db, id);
  return {
    id,
    measures: published.length,
    byCode: new Map(published.map((measure) => [measure.code, measure])),
  };
}

/** An actor of the demo world on the day of publishing. */
export function contextOf(db: Database, accounts: readonly DemoAccount[], username: string): Context {
  const account = accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`no demo account ${username}`);
  const path = `/${account.unitId}/`; // the committee's accounts stand on the root
  const grants = [
    {
      role: account.roleName,
      unitId: account.unitId,
      unitPath: path,
      departmentPath: path,
      from: '2024-01-01',
      to: null,
    },
  ];
  const session = {
    sessionId: '',
    userId: account.id,
    name: username,
    username,
    personId: null,
    mustChangePassword: false,
    twoFactor: false,
    grants,
    assigned: [],
  };
  return {
    db,
    trial: true,
    dataDir: '',
    secret: 'of tests and demo data alone',
    today: publishedOn,
    actor: { userId: account.id, personId: null, grants },
    session,
    requestId: 'demo',
    address: null,
  };
}

function decide([, letters, kind, mechanism, clock, countedBy]: Decision, leadUnitId: string) {
  const actors = [...letters] as ActorLetter[]; // the decisions name only the four letters
  const reachesOthers = actors.includes('D') || actors.includes('B');
  return {
    kind,
    mechanism,
    actors,
    leadUnitId,
    coUnits: [],
    implementers: reachesOthers ? departmentsOnly : nobody,
    closingStandard: standards[kind] ?? '',
    clock,
    countRule: countedBy ? { sessionTags: [...countedBy] } : null,
    askMinutes: countedBy || !reachesOthers ? 0 : reportMinutes,
  };
}
