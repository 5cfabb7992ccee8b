import { figure } from '../../mechanisms/parameters.ts';
import { addDays, addMonths, type Day } from '../../time/day.ts';
import { addWorkingDays } from '../../time/working-days.ts';
import type { Gate, RecordBody, RecordContext } from '../define-kind.ts';
import { notBefore, type Stage } from './linear.ts';
import { needsMajority, refusal, voteNames } from './votes.ts';

type Row = readonly [name: string, zh: string, en: string, done: string, doneZh: string, doneEn: string];

const write = 'development.write' as const;
const approve = 'development.approve' as const;

/** The steps 2 to 25 of 发展党员 after the application, which is step 1 (domain M13, 25 steps in 5 stages). */
export const developmentSteps: readonly Stage[] = [
  step(['talk', '派人谈话', 'First talk', 'talked', '已谈话', 'Talked'], ['talkedOn'], {
    gate: notBefore('appliedOn'),
  }),
  step(
    ['choose', '推荐和确定积极分子', 'Chosen as activist', 'activist', '积极分子', 'Activist'],
    ['activistOn', 'recommendedBy'],
    {
      gate: notBefore('talkedOn'),
    },
  ),
  step(
    ['fileActivist', '上级备案', 'Filed above', 'activistFiled', '积极分子已备案', 'Activist filed'],
    ['activistFiledOn'],
    {
      gate: notBefore('activistOn'),
    },
  ),
  step(
    ['mentor', '指定培养联系人', 'Mentors named', 'mentored', '培养考察中', 'Being cultivated'],
    ['mentoredOn', 'mentor', 'secondMentor'],
    {
      gate: notBefore('activistFiledOn'),
    },
  ),
  step(
    ['cultivate', '培养教育考察满一年', 'A year of cultivation', 'cultivated', '考察期满', 'Cultivated'],
    ['cultivatedOn'],
    {
      gate: afterCultivation,
    },
  ),
  step(
    ['target', '确定发展对象', 'Chosen for admission', 'target', '发展对象', 'To be admitted'],
    ['targetOn'],
    {
      gate: afterCultivation,
    },
  ),
  step(
    ['fileTarget', '报上级备案', 'Filed above', 'targetFiled', '发展对象已备案', 'Filed'],
    ['targetFiledOn'],
    {
      gate: notBefore('targetOn'),
    },
  ),
  step(
    ['introduce', '确定入党介绍人', 'Introducers named', 'introduced', '已定介绍人', 'Introduced'],
    ['introducedOn', 'introducer', 'secondIntroducer'],
    {
      gate: notBefore('targetFiledOn'),
    },
  ),
  step(
    ['review', '政治审查', 'Political review', 'reviewed', '政审合格', 'Reviewed'],
    ['reviewedOn', 'keptAt'],
    {
      gate: notBefore('introducedOn'),
    },
  ),
  step(
    ['train', '集中培训', 'Training', 'trained', '已培训', 'Trained'],
    ['trainedOn', 'trainingDays', 'trainingHours'],
    {
      gate: enoughTraining,
    },
  ),
  step(
    ['examine', '支委会审查并公示', 'Examined, notice given', 'examined', '公示中', 'On notice'],
    ['examinedOn', 'noticeFrom'],
    {
      gate: (body) => (body['opinion'] === 'disagree' ? notAgreed() : notBefore('trainedOn')(body)),
    },
  ),
  step(
    ['preReview', '上级党委预审', 'Pre-reviewed above', 'preReviewed', '预审通过', 'Pre-reviewed'],
    ['preReviewedOn', 'preReviewNo'],
    {
      action: approve,
      gate: preReviewGate,
    },
  ),
  step(
    ['fillForm', '填写入党志愿书', 'Form filled in', 'formFilled', '已填志愿书', 'Form filled'],
    ['formOn'],
    {
      gate: notBefore('preReviewedOn'),
    },
  ),
  step(
    ['meet', '支部大会讨论', 'Branch meeting', 'accepted', '支部大会通过', 'Carried'],
    ['meetingOn', ...voteNames('meeting')],
    {
      gate: (body) => needsMajority('meeting')(body) ?? notBefore('formOn')(body),
    },
  ),
  step(
    ['interview', '上级派人谈话', 'Interview', 'interviewed', '已派人谈话', 'Interviewed'],
    ['interviewedOn'],
    {
      gate: notBefore('meetingOn'),
    },
  ),
  step(
    ['approve', '上级审批', 'Approved above', 'probationary', '预备党员', 'Probationary member'],
    ['approvedOn', 'approvalNo'],
    {
      action: approve,
      gate: notBefore('interviewedOn'),
      effectsOf: (body) => [
        {
          type: 'membership',
          personId: String(body['applicant']),
          status: 'probationary',
          joinedOn: String(body['meetingOn']),
        },
      ],
    },
  ),
  step(
    ['refile', '再上一级备案', 'Filed further up', 'refiled', '已备案', 'Filed further up'],
    ['refiledOn'],
    {
      gate: notBefore('approvedOn'),
    },
  ),
  step(['assign', '编入支部和小组', 'Assigned to a cell', 'assigned', '已编入', 'Assigned'], ['assignedOn'], {
    gate: notBefore('approvedOn'),
  }),
  step(['swear', '入党宣誓', 'Oath', 'sworn', '已宣誓', 'Sworn in'], ['swornOn'], {
    gate: notBefore('assignedOn'),
  }),
  step(
    ['observe', '继续教育考察', 'Observed in probation', 'observed', '预备期考察', 'Observed'],
    ['observedOn'],
    {
      gate: notBefore('swornOn'),
    },
  ),
  step(
    ['applyFull', '提出转正申请', 'Applies for full membership', 'fullApplied', '已申请转正', 'Applied'],
    ['fullAppliedOn'],
    {
      gate: afterProbation,
    },
  ),
  step(
    ['meetFull', '支部大会讨论转正', 'Branch meeting on it', 'fullAccepted', '支部大会通过转正', 'Carried'],
    ['fullMeetingOn', ...voteNames('full')],
    {
      gate: (body) => needsMajority('full')(body) ?? notBefore('fullAppliedOn')(body),
    },
  ),
  step(
    ['approveFull', '上级审批', 'Approved above', 'full', '正式党员', 'Full member'],
    ['fullApprovedOn', 'fullApprovalNo'],
    {
      action: approve,
      gate: notBefore('fullMeetingOn'),
      effectsOf: (body, context) => [
        {
          type: 'membership',
          personId: String(body['applicant']),
          status: 'full',
          fullOn: probationEnd(body, context),
        },
      ],
    },
  ),
  step(
    ['archive', '材料归档', 'Archived', 'archived', '已归档', 'Archived'],
    ['archivedOn', 'archivePlace'],
    {
      gate: notBefore('fullApprovedOn'),
    },
  ),
];

/** The day the probation ends: twelve months after the meeting, plus an extension (domain M13, step 22). */
export function probationEnd(body: RecordBody, context: Pick<RecordContext, 'parameters'>): Day {
  const months = figure(context.parameters, 'M13.probationMonths', 12) + Number(body['extensionMonths'] ?? 0);
  return addMonths(String(body['meetingOn']), months);
}

function step(
  [name, zh, en, done, doneZh, doneEn]: Row,
  asks: readonly string[],
  more: Partial<Stage>,
): Stage {
  return {
    name,
    label: { zh, en },
    done,
    doneLabel: { zh: doneZh, en: doneEn },
    action: write,
    asks,
    ...more,
  };
}

function afterCultivation(body: RecordBody, context: RecordContext): Gate {
  const months = figure(context.parameters, 'M13.cultivationMonths', 12);
  return { notBefore: addMonths(String(body['activistOn']), months) };
}

function afterProbation(body: RecordBody, context: RecordContext): Gate {
  return { notBefore: probationEnd(body, context) };
}

/** Three days or twenty-four hours, whichever is reached. */
function enoughTraining(body: RecordBody, context: RecordContext): Gate | null {
  if (body['trainedOn'] === undefined) return notBefore('reviewedOn')(body);
  const days = figure(context.parameters, 'M13.trainingDays', 3);
  const hours = figure(context.parameters, 'M13.trainingHours', 24);
  return Number(body['trainingDays']) >= days || Number(body['trainingHours']) >= hours
    ? notBefore('reviewedOn')(body)
    : refusal(
        'trainingHours',
        `集中培训须不少于 ${days} 天或 ${hours} 学时`,
        `Training takes at least ${days} days or ${hours} hours`,
      );
}

/** The notice must have run its working days, the first day counted, and the unit must have a place left. */
function preReviewGate(body: RecordBody, context: RecordContext): Gate | null {
  if (body['opinion'] === 'disagree') return notAgreed();
  const { quota } = context;
  if (quota === null)
    return refusal('step', '本年度发展党员计划尚未下达', 'No quota was given for this year');
  if (quota.taken >= quota.places)
    return refusal(
      'step',
      `本单位本年度可用的 ${quota.places} 个发展名额已用完`,
      `All ${quota.places} places of this year that are yours are taken`,
    );
  const days = figure(context.parameters, 'M13.noticeDays', 5);
  const lastDay = addWorkingDays(context.calendar, addDays(String(body['noticeFrom']), -1), days);
  return { notBefore: addDays(lastDay, 1) };
}

function notAgreed(): Gate {
  return refusal('step', '机关纪委意见为不同意', 'The discipline committee does not agree');
}
