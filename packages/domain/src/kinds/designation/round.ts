import { countNoticeDays, noticeEnd, shortestNotice } from '../../assessments/public-notice.ts';
import { rulesOfRound, rulesOfScheme } from '../../assessments/scheme-rules.ts';
import { figure } from '../../mechanisms/parameters.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { addDays } from '../../time/day.ts';
import { unitClasses } from '../../units/unit-kind.ts';
import { defineRecord, type Gate, type RecordBody, type RecordContext } from '../define-kind.ts';
import type { Places } from './effect.ts';
import { titleScheme } from './scheme.ts';

/** A nomination is reviewed by at least so many people from outside its department (domain K4). */
export const fewestReviewers = 3;

/** 批次: places by class, nominations, review, public notice, decision. Its rules are the scheme's as they stood when it opened. */
export const titleRound = defineRecord({
  kind: 'designation',
  name: 'titleRound',
  label: { zh: '评选批次', en: 'Title rounds' },
  mechanisms: titleScheme.mechanisms,
  parent: titleScheme.name,
  listed: true,
  fitsBelow: (_, state) => state === 'approved',
  fields: {
    openedOn: { type: 'day', label: { zh: '启动日期', en: 'Opened on' }, future: false },
    name: { type: 'text', label: { zh: '批次名称', en: 'Name of the round' }, max: 60, required: true },
    places: {
      type: 'rows',
      label: { zh: '名额', en: 'Places' },
      hint: {
        zh: '按单位类别；不列则不设名额',
        en: 'By class of unit; none listed means no limit',
      },
      max: 7,
      cells: {
        class: {
          type: 'choice',
          label: { zh: '类别', en: 'Class' },
          choices: { all: { zh: '不分类别', en: 'Any class' }, ...unitClasses },
        },
        places: {
          type: 'integer',
          label: { zh: '名额', en: 'Places' },
          min: 1,
          max: 500,
          unit: { zh: '个', en: '' },
        },
      },
    },
    nominateBy: { type: 'day', label: { zh: '推荐截止', en: 'Nominations by' }, future: true },
    noticeFrom: { type: 'day', label: { zh: '公示开始', en: 'Notice from' }, future: true },
    decidedOn: { type: 'day', label: { zh: '决定日期', en: 'Decided on' }, future: false },
    decisionNo: { type: 'text', label: { zh: '决定文号', en: 'Decision no.' }, max: 40, required: true },
  },
  written: ['rules', 'noticeTo', 'isPast'],
  states: {
    draft: { zh: '拟定', en: 'Draft' },
    nominating: { zh: '推荐中', en: 'Nominating' },
    reviewing: { zh: '评审中', en: 'Reviewing' },
    publicNotice: { zh: '公示中', en: 'Public notice' },
    decided: { zh: '已决定', en: 'Decided' },
    archived: { zh: '已归档', en: 'Archived' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
  start: 'draft',
  done: ['archived', 'cancelled'],
  counted: ['nominating', 'reviewing', 'publicNotice', 'decided', 'archived'],
  steps: {
    approve: {
      label: { zh: '批准启动', en: 'Approve and open' },
      from: ['draft'],
      to: 'nominating',
      action: 'designation.decide',
      notBy: ['create', 'change'],
      gate: schemeNotApproved,
      rewrite: (body, context) => ({ ...body, rules: rulesOfScheme(context.parent ?? {}) }),
      effectsOf: (body) => [{ type: 'designation', what: 'quota', quota: placesOf(body) }],
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['draft'],
      action: 'designation.plan',
      writes: true,
    },
    recordPast: {
      label: { zh: '补录往年批次', en: 'Enter as a past round' },
      from: ['draft'],
      to: 'archived',
      action: 'designation.decide',
      notBy: ['create', 'change'],
      asks: ['decidedOn', 'decisionNo'],
      gate: schemeNotApproved,
      rewrite: (body, context) => ({ ...body, rules: rulesOfScheme(context.parent ?? {}), isPast: true }),
    },
    review: {
      label: { zh: '转入评审', en: 'Begin the review' },
      from: ['nominating'],
      to: 'reviewing',
      action: 'designation.plan',
      gate: (_, context) => notReadyForReview(context),
    },
    announce: {
      label: { zh: '发布公示', en: 'Put up the notice' },
      from: ['reviewing'],
      to: 'publicNotice',
      action: 'designation.plan',
      asks: ['noticeFrom'],
      gate: (_, context) => notReadyForNotice(context) ?? { notBefore: context.today },
      rewrite: (body, context) => ({ ...body, noticeTo: noticeOf(body, context).to }),
      effectsOf: (body, context) => [{ type: 'designation', what: 'notice', ...noticeOf(body, context) }],
    },
    decide: {
      label: { zh: '作出决定', en: 'Decide' },
      from: ['publicNotice'],
      to: 'decided',
      action: 'designation.decide',
      notBy: ['announce'],
      asks: ['decidedOn', 'decisionNo'],
      gate: (body) => ({ notBefore: addDays(String(body['noticeTo']), 1) }),
    },
    archive: {
      label: { zh: '归档', en: 'Archive' },
      from: ['decided'],
      to: 'archived',
      action: 'designation.plan',
      gate: (_, { known }) =>
        (known['noticed'] ?? 0) + (known['objected'] ?? 0) > 0
          ? refusal('还有推荐没有命名或处理完异议', 'Some nominations are neither named nor settled')
          : null,
    },
    cancel: {
      label: { zh: '取消', en: 'Cancel' },
      from: ['draft', 'nominating'],
      to: 'cancelled',
      action: 'designation.plan',
      needsReason: true,
    },
  },
  columns: ['name', 'openedOn', 'nominateBy'],
  create: 'designation.plan',
  read: 'designation.read',
  happenedOn: 'openedOn',
  titleOf: (body) => ({ zh: String(body['name']), en: String(body['name']) }),
  tagsOf: () => [],
  dueOf: (body, state) => (state === 'nominating' ? String(body['nominateBy']) : null),
  check: (body) => [...errorsOf(body)],
  factsOf: () => [{ metric: 'round.opened', amount: 1 }],
});

/** When the notice of a round ends by the calendar and the figures in force, and how many working days that makes. */
function noticeOf(body: RecordBody, { calendar, parameters }: RecordContext) {
  const wantedDays =
    rulesOfRound(body)?.noticeDays ??
    Math.max(shortestNotice, figure(parameters, 'M10.noticeDays', shortestNotice));
  const countsFirstDay = figure(parameters, 'M10.countFirstDay', 1) === 1;
  const from = String(body['noticeFrom']);
  const to = noticeEnd(calendar, from, wantedDays, countsFirstDay);
  return { from, to, wantedDays, countedDays: countNoticeDays(calendar, from, to, countsFirstDay) };
}

function placesOf(body: RecordBody): readonly Places[] {
  return (body['places'] ?? []) as readonly Places[]; // checked by bodySchema
}

function* errorsOf(body: RecordBody): Generator<RefusalDetail> {
  const classes = placesOf(body).map((row) => row.class);
  const twice = classes.findIndex((name, at) => classes.indexOf(name) !== at);
  if (twice >= 0)
    yield {
      place: `places.${twice}.class`,
      text: { zh: `第 ${twice + 1} 行的类别已列过`, en: `Row ${twice + 1} repeats a class` },
    };
  if (String(body['nominateBy']) < String(body['openedOn']))
    yield {
      place: 'nominateBy',
      text: { zh: '推荐截止早于启动日期', en: 'Nominations end before the round opens' },
    };
}

function schemeNotApproved(_: RecordBody, context: RecordContext): Gate | null {
  return context.parentState === 'approved'
    ? null
    : refusal('评选办法尚未批准或已停用', 'The scheme is not approved, or has ended');
}

function notReadyForReview({ known }: RecordContext): Gate | null {
  if ((known['panel'] ?? 0) < fewestReviewers)
    return refusal(`评审组不足 ${fewestReviewers} 人`, `The panel has fewer than ${fewestReviewers} people`);
  if (known['submitted']) return refusal('还有推荐没有初审', 'Some nominations are not screened yet');
  if (!known['screened']) return refusal('没有通过初审的推荐', 'No nomination was screened');
  return known['short']
    ? refusal(
        `有 ${known['short']} 个推荐回避后不足 ${fewestReviewers} 人评审`,
        `${known['short']} nominations have fewer than ${fewestReviewers} reviewers after avoidance`,
      )
    : null;
}

function notReadyForNotice({ known }: RecordContext): Gate | null {
  if (known['screened']) return refusal('还有推荐没有评审完', 'Some nominations are still under review');
  if (known['reviewed'])
    return refusal('还有推荐未确定是否列入公示', 'Some reviewed nominations are neither listed nor left out');
  return known['noticed'] ? null : refusal('没有列入公示的推荐', 'No nomination is listed for the notice');
}

function refusal(zh: string, en: string): Gate {
  return { refusal: { place: 'step', text: { zh, en } } };
}
