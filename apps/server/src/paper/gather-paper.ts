import type { PaperRequest } from '@gangmu/db/paper';
import { findUnit, type Unit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { composeFeedback, composeSlip } from '@gangmu/domain/papers/compose/letters';
import {
  composeBorneList,
  composeIssuedList,
  composeLedger,
  composeTaskPlan,
} from '@gangmu/domain/papers/compose/lists';
import {
  composeCircular,
  composeFactSheet,
  composeYearSummary,
} from '@gangmu/domain/papers/compose/summaries';
import type { Paper } from '@gangmu/domain/papers/paper';
import type { Frame } from '@gangmu/domain/papers/paper-facts';
import { readPaperKind, type PaperKind } from '@gangmu/domain/papers/paper-kinds';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import { yearOf, type Day } from '@gangmu/domain/time/day';
import { periodLabel, periodOf, type Period } from '@gangmu/domain/time/period';
import { readRoot } from '../unit/read-root.ts';
import { gatherFindings } from './gather-findings.ts';
import { gatherInspection, gatherSlip } from './gather-letter.ts';
import { gatherBorne, gatherPlan, gatherStanding, hasTallies, type Gathering } from './gather-plan.ts';
import { gatherSide } from './gather-side.ts';

/** A request that was found to hold together: its unit, its period and the day of its figures. */
export interface ReadyRequest {
  readonly request: PaperRequest;
  readonly unit: Unit;
  readonly period: Period;
  readonly asOf: Day;
}

/** Checks the rights on the unit and that what is asked for goes together. Throws a refusal naming the place. */
export async function openRequest(context: Gathering, request: PaperRequest): Promise<ReadyRequest> {
  const { today } = context;
  const unit = await findUnit(context.db, request.unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'paper.make', unit, today);
  const kind = readPaperKind(request.kind);
  authorise(context.actor, kind.needs, unit, today, 'paper.make');
  if (!kind.units.includes(unit.kind))
    throw refuse('unitId', '这类单位没有这种文件', 'A unit of this kind has no such paper');
  const isAsked = (what: (typeof kind.asks)[number]) => kind.asks.includes(what);
  if (isAsked('plan') && request.planId === null) throw refuse('planId', '请选择工作要点', 'Choose a plan');
  if ((isAsked('slip') || isAsked('inspection')) && request.subjectId === null)
    throw refuse('subjectId', '请选择一张督办单或一次督查', 'Choose a slip or an inspection');
  if (isAsked('period') && (request.per === null || request.periodFrom === null))
    throw refuse('period', '请选择期间', 'Choose a period');
  const period = periodOf(request.per ?? 'year', request.periodFrom ?? today);
  if (period.from > today) throw refuse('period', '该期间尚未开始', 'The period has not begun');
  const kept = !isAsked('plan') || hasTallies(unit);
  return { request, unit, period, asOf: period.to < today && kept ? period.to : today };
}

/** Writes the paper from what the platform knows. `tell` says how many of its four steps are done. */
export async function gatherPaper(
  context: Gathering,
  ready: ReadyRequest,
  tell: (done: number) => void = () => undefined,
): Promise<Paper> {
  const { request, unit, period, asOf } = ready;
  const isPeriod = readPaperKind(request.kind).asks.includes('period');
  const frame: Frame = {
    kind: request.kind,
    unit: unit.name,
    issuer: unit.name,
    period: isPeriod ? periodLabel(period).zh : '',
    year: yearOf(period.from),
    asOf,
    today: context.today,
  };
  tell(0);
  return writers[request.kind](context, ready, frame, tell);
}

type Writer = (
  context: Gathering,
  ready: ReadyRequest,
  frame: Frame,
  tell: (done: number) => void,
) => Promise<Paper>;

const writers: Readonly<Record<PaperKind, Writer>> = {
  taskPlan: async (context, { request }, frame) =>
    composeTaskPlan(frame, await gatherPlan(context, request.planId ?? '')),
  async responsibilityList(context, { request, unit, asOf }, frame, tell) {
    const plan = await gatherPlan(context, request.planId ?? '');
    tell(1);
    if (unit.kind === 'workCommittee')
      return composeIssuedList(frame, plan, await gatherStanding(context, unit, plan, asOf));
    return composeBorneList(frame, (await gatherBorne(context, unit, plan)).borne);
  },
  async supervisionSlip(context, { request, unit }, frame) {
    const root = await readRoot(context.db);
    return composeSlip(
      { ...frame, issuer: root.name },
      await gatherSlip(context, unit, request.subjectId ?? ''),
    );
  },
  async rectificationLedger(context, { unit, period, asOf }, frame) {
    const { findings, rate } = await gatherFindings(context, unit, { from: period.from, to: asOf });
    return composeLedger(frame, findings, rate);
  },
  async inspectionFeedback(context, { request, unit }, frame) {
    const { facts, issuer } = await gatherInspection(context, unit, request.subjectId ?? '');
    return composeFeedback({ ...frame, issuer }, facts);
  },
  async circular(context, { request, unit, period, asOf }, frame, tell) {
    const plan = await gatherPlan(context, request.planId ?? '');
    tell(1);
    const standing = await gatherStanding(context, unit, plan, asOf);
    tell(2);
    return composeCircular(frame, plan, standing, await gatherSide(context, unit, period, asOf));
  },
  async factSheet(context, { request, unit, period, asOf }, frame, tell) {
    const plan = await gatherPlan(context, request.planId ?? '');
    tell(1);
    const { borne, total } = await gatherBorne(context, unit, plan);
    tell(2);
    const kept = hasTallies(unit) ? (await gatherStanding(context, unit, plan, asOf)).total : total;
    return composeFactSheet(frame, kept, borne, await gatherSide(context, unit, period, asOf));
  },
  async yearSummary(context, { request, unit, period, asOf }, frame, tell) {
    const plan = await gatherPlan(context, request.planId ?? '');
    tell(1);
    const standing = await gatherStanding(context, unit, plan, asOf);
    tell(2);
    return composeYearSummary(frame, plan, standing, await gatherSide(context, unit, period, asOf));
  },
};

function refuse(place: string, zh: string, en: string): Refusal {
  return new Refusal('invalid', { zh, en }, [{ place, text: { zh, en } }]);
}
