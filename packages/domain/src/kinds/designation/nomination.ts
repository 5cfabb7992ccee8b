import { findUnmet, judgeGates } from '../../assessments/nomination-gates.ts';
import { rulesOfRound } from '../../assessments/scheme-rules.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { addMonths } from '../../time/day.ts';
import { defineRecord, type Gate, type RecordBody, type RecordContext } from '../define-kind.ts';
import type { DesignationEffect } from './effect.ts';
import { titleRound } from './round.ts';

const yesNo = {
  agree: { zh: '同意', en: 'Agrees' },
  disagree: { zh: '不同意', en: 'Does not agree' },
};
const freePlace = (): DesignationEffect[] => [{ type: 'designation', what: 'freePlace' }];

/**
 * 推荐: written by the unit, submitted by the department when every condition holds, screened, reviewed with hidden
 * marks, shown, named. An objection freezes it alone. Of the discipline committee it keeps a yes or a no (domain M12).
 */
export const nomination = defineRecord({
  kind: 'designation',
  name: 'nomination',
  label: { zh: '推荐', en: 'Nominations' },
  mechanisms: titleRound.mechanisms,
  parent: titleRound.name,
  listed: true,
  fitsBelow: (_, state) => state === 'nominating',
  subject: 'person',
  fields: {
    nominatedOn: { type: 'day', label: { zh: '推荐日期', en: 'Nominated on' }, future: false },
    person: {
      type: 'member',
      label: { zh: '被推荐人', en: 'Person' },
      hint: { zh: '个人称号填写；须本人同意', en: 'For titles of persons, who must agree' },
      optional: true,
    },
    name: {
      type: 'text',
      label: { zh: '集体、岗位或作品名称', en: 'Name of the group, post or work' },
      max: 60,
      required: false,
      extra: true,
    },
    merits: {
      type: 'text',
      label: { zh: '推荐理由', en: 'Grounds' },
      hint: { zh: '300 字以内；系统已有的事实不必重复', en: 'Facts the platform holds need not be repeated' },
      max: 300,
      required: true,
    },
    consent: { type: 'choice', label: { zh: '本人意见', en: 'Consent' }, choices: yesNo },
    opinion: {
      type: 'choice',
      label: { zh: '机关纪委意见', en: 'Opinion of the discipline committee' },
      choices: yesNo,
    },
    objection: {
      type: 'choice',
      label: { zh: '异议类别', en: 'Objection' },
      choices: {
        condition: { zh: '不符合条件', en: 'Conditions not met' },
        procedure: { zh: '程序有问题', en: 'Procedure' },
        fact: { zh: '情况与事实不符', en: 'Facts not right' },
      },
    },
  },
  written: ['result'],
  states: {
    drafted: { zh: '拟推荐', en: 'Drafted' },
    submitted: { zh: '已报送', en: 'Submitted' },
    screened: { zh: '已初审', en: 'Screened' },
    reviewed: { zh: '已评审', en: 'Reviewed' },
    noticed: { zh: '列入公示', en: 'On public notice' },
    objected: { zh: '异议核查中', en: 'Under objection' },
    awarded: { zh: '已命名', en: 'Named' },
    notAwarded: { zh: '未命名', en: 'Not named' },
    objectionUpheld: { zh: '异议成立', en: 'Objection upheld' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  start: 'drafted',
  done: ['awarded', 'notAwarded', 'objectionUpheld', 'withdrawn'],
  counted: ['submitted', 'screened', 'reviewed', 'noticed', 'objected', 'awarded'],
  steps: {
    submit: {
      label: { zh: '报送', en: 'Submit' },
      from: ['drafted'],
      to: 'submitted',
      action: 'nomination.submit',
      gate: (body, context) => notNominating(context) ?? unmet(body, context),
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['drafted'],
      action: 'nomination.write',
      writes: true,
    },
    consent: {
      label: { zh: '本人表态', en: 'Say yes or no' },
      from: ['drafted'],
      action: 'nomination.consent',
      asks: ['consent'],
    },
    opine: {
      label: { zh: '出具意见', en: 'Give the opinion' },
      from: ['drafted', 'submitted'],
      action: 'nomination.opine',
      asks: ['opinion'],
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      from: ['drafted', 'submitted', 'screened'],
      to: 'withdrawn',
      action: 'nomination.submit',
      needsReason: true,
    },
    screen: {
      label: { zh: '初审通过', en: 'Screen' },
      from: ['submitted'],
      to: 'screened',
      action: 'designation.plan',
      on: 'parent',
      gate: (body, context) => notNominating(context, true) ?? unmet(body, context),
    },
    giveBack: {
      label: { zh: '退回', en: 'Give back' },
      from: ['submitted'],
      to: 'drafted',
      action: 'designation.plan',
      on: 'parent',
      needsReason: true,
    },
    /** The last mark is in. */
    markedByAll: {
      label: { zh: '评审完毕', en: 'All marks are in' },
      from: ['screened'],
      to: 'reviewed',
      action: null,
    },
    list: {
      label: { zh: '列入公示', en: 'List for the notice' },
      from: ['reviewed'],
      to: 'noticed',
      action: 'designation.plan',
      on: 'parent',
      gate: (body, context) => notIn(context, ['reviewing']) ?? notRecommended(body),
      effectsOf: () => [{ type: 'designation', what: 'takePlace' }],
    },
    leaveOut: {
      label: { zh: '不列入', en: 'Leave out' },
      from: ['reviewed'],
      to: 'notAwarded',
      action: 'designation.plan',
      on: 'parent',
      needsReason: true,
    },
    object: {
      label: { zh: '提出异议', en: 'Object' },
      from: ['noticed'],
      to: 'objected',
      action: null,
      asks: ['objection'],
    },
    dismiss: {
      label: { zh: '异议不成立', en: 'Dismiss the objection' },
      from: ['objected'],
      to: 'noticed',
      action: 'designation.plan',
      on: 'parent',
      needsReason: true,
    },
    uphold: {
      label: { zh: '异议成立', en: 'Uphold the objection' },
      from: ['objected'],
      to: 'objectionUpheld',
      action: 'designation.decide',
      on: 'parent',
      needsReason: true,
      effectsOf: freePlace,
    },
    award: {
      label: { zh: '命名', en: 'Name' },
      from: ['noticed'],
      to: 'awarded',
      action: 'designation.decide',
      on: 'parent',
      gate: (_, context) => notIn(context, ['decided']),
      effectsOf: (body, context) => [{ type: 'designation', what: 'title', body: titleBody(body, context) }],
    },
    refuse: {
      label: { zh: '不予命名', en: 'Do not name' },
      from: ['noticed'],
      to: 'notAwarded',
      action: 'designation.decide',
      on: 'parent',
      needsReason: true,
      gate: (_, context) => notIn(context, ['decided']),
      effectsOf: freePlace,
    },
  },
  columns: ['name', 'person', 'nominatedOn'],
  create: 'nomination.write',
  read: 'nomination.read',
  happenedOn: 'nominatedOn',
  titleOf({ name }) {
    const given = typeof name === 'string' && name !== '';
    return given ? { zh: name, en: name } : { zh: '推荐', en: 'Nomination' };
  },
  tagsOf: () => [],
  check: (body, context) => [...errorsOf(body, context)],
  factsOf: () => [{ metric: 'nomination.submitted', amount: 1 }],
});

/** The title that follows: named on the day of the decision, valid and rechecked as the rules of the round say. */
function titleBody(body: RecordBody, { parent }: RecordContext): RecordBody {
  const rules = rulesOfRound(parent);
  const namedOn = String(parent?.['decidedOn']);
  const after = (months: number | null | undefined) => (months ? addMonths(namedOn, months) : '');
  return {
    namedOn,
    name: rules?.name ?? '',
    holder: body['name'] ?? '',
    person: body['person'] ?? null,
    decisionNo: parent?.['decisionNo'] ?? '',
    validTo: after(rules?.validMonths),
    recheckBy: after(rules?.recheckMonths),
  };
}

function* errorsOf(body: RecordBody, context: RecordContext): Generator<RefusalDetail> {
  const rules = rulesOfRound(context.parent);
  if (!rules || context.parentState === 'cancelled') {
    yield { place: 'unitId', text: { zh: '该批次没有开放推荐', en: 'The round is not open' } };
    return;
  }
  if ((rules.subject === 'person') !== (typeof body['person'] === 'string'))
    yield {
      place: 'person',
      text:
        rules.subject === 'person'
          ? { zh: '请选择被推荐人', en: 'Name the person' }
          : { zh: '该称号不授予个人', en: 'This title is not given to persons' },
    };
  if ((rules.subject === 'group' || rules.subject === 'work') && body['name'] === '')
    yield { place: 'name', text: { zh: '请填写名称', en: 'Give the name' } };
  if ((rules.subject === 'branch' || rules.subject === 'department') && context.unit.kind !== rules.subject)
    yield {
      place: 'unitId',
      text:
        rules.subject === 'branch'
          ? { zh: '该称号只授予党支部', en: 'This title is given to branches' }
          : { zh: '该称号只授予部门', en: 'This title is given to departments' },
    };
  if (
    context.isRepeated ||
    (['branch', 'department', 'unit'].includes(rules.subject) && context.known['sameUnit'])
  )
    yield { place: 'unitId', text: { zh: '本批次已推荐过', en: 'Nominated in this round already' } };
}

function unmet(body: RecordBody, context: RecordContext): Gate | null {
  const rules = rulesOfRound(context.parent);
  const text = rules && findUnmet(judgeGates(rules, body, context));
  return text ? { refusal: { place: 'step', text } } : null;
}

function notNominating(context: RecordContext, late = false): Gate | null {
  const wrong = notIn(context, ['nominating']);
  if (wrong) return wrong;
  const by = String(context.parent?.['nominateBy']);
  if (late || context.today <= by) return null;
  return refusal(`推荐已于 ${by} 截止`, `Nominations ended on ${by}`);
}

function notIn(context: RecordContext, states: readonly string[]): Gate | null {
  if (context.parentState !== null && states.includes(context.parentState)) return null;
  const now = titleRound.states[context.parentState ?? ''];
  return refusal(`批次当前为“${now?.zh ?? ''}”`, `The round is now “${now?.en ?? ''}”`);
}

function notRecommended(body: RecordBody): Gate | null {
  return body['result'] === 'recommended'
    ? null
    : refusal('评审结果为不推荐', 'The review does not recommend it');
}

function refusal(zh: string, en: string): Gate {
  return { refusal: { place: 'step', text: { zh, en } } };
}
