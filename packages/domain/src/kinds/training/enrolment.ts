import type { RefusalDetail } from '../../refusal.ts';
import { defineRecord, type RecordContext } from '../define-kind.ts';
import { seatsOf } from './offering.ts';

/** 参训: one person in an offering; the completion proves the hours once (domain K3). */
export const enrolment = defineRecord({
  kind: 'training',
  name: 'enrolment',
  label: { zh: '参训人员', en: 'Enrolments' },
  mechanisms: ['M14', 'M25', 'M40'],
  parent: 'offering',
  subject: 'person',
  fields: {
    person: { type: 'member', label: { zh: '人员', en: 'Person' } },
    nominatedOn: { type: 'day', label: { zh: '推荐日期', en: 'Nominated on' }, future: false },
  },
  states: {
    nominated: { zh: '已推荐', en: 'Nominated' },
    confirmed: { zh: '已确认', en: 'Confirmed' },
    attended: { zh: '已报到', en: 'Attended' },
    completed: { zh: '已结业', en: 'Completed' },
    absent: { zh: '未参加', en: 'Absent' },
    excused: { zh: '已请假', en: 'Excused' },
  },
  start: 'nominated',
  done: ['completed', 'absent', 'excused'],
  counted: ['completed'],
  steps: {
    confirm: {
      label: { zh: '确认参训', en: 'Confirm' },
      from: ['nominated'],
      to: 'confirmed',
      action: 'training.plan',
      on: 'parent',
    },
    attend: {
      label: { zh: '已报到', en: 'Attended' },
      from: ['confirmed'],
      to: 'attended',
      action: 'training.plan',
      on: 'parent',
      gate: ({ nominatedOn }, context) =>
        context.parentState === 'running' || context.parentState === 'completed'
          ? { notBefore: String(nominatedOn) }
          : { refusal: { place: 'step', text: { zh: '班次尚未开班', en: 'The offering has not begun' } } },
    },
    complete: {
      label: { zh: '结业', en: 'Completed' },
      from: ['attended'],
      to: 'completed',
      action: 'training.plan',
      on: 'parent',
      gate(_, context) {
        const ends = context.parent?.['endsOn'];
        return { notBefore: typeof ends === 'string' ? ends : context.today };
      },
    },
    miss: {
      label: { zh: '未参加', en: 'Did not come' },
      from: ['confirmed', 'attended'],
      to: 'absent',
      action: 'training.plan',
      on: 'parent',
    },
    excuse: {
      label: { zh: '请假', en: 'Excuse' },
      from: ['nominated', 'confirmed'],
      to: 'excused',
      action: 'enrolment.nominate',
      needsReason: true,
    },
  },
  columns: ['person', 'nominatedOn'],
  create: 'enrolment.nominate',
  read: 'enrolment.read',
  happenedOn: 'nominatedOn',
  titleOf: () => ({ zh: '参训', en: 'Enrolment' }),
  tagsOf: () => [],
  check: (_, context) => [...errorsOfSeats(context)],
  factsOf(_, { parent }) {
    const tags = (parent?.['tags'] as string[] | undefined) ?? []; // checked when the offering was written
    const on = parent ? { on: String(parent['endsOn']) } : {}; // learnt by the end of it, not when nominated
    return [
      { metric: 'training.completed', amount: 1, ...on },
      { metric: 'hours.own', amount: Number(parent?.['hours'] ?? 0), ...on },
      ...tags.map((tag) => ({ metric: `training.${tag}`, amount: 1, ...on })),
    ];
  },
});

function* errorsOfSeats(context: RecordContext): Generator<RefusalDetail> {
  if (context.parentState !== 'open' && context.parentState !== 'running')
    yield { place: 'parent', text: { zh: '班次不在报名中', en: 'The offering takes no enrolments now' } };
  if (context.isRepeated)
    yield {
      place: 'person',
      text: { zh: '此人已在本班次名单中', en: 'Already on the list of this offering' },
    };
  const seats = context.parent ? seatsOf(context.parent) : [];
  if (seats.length === 0) return;
  const given =
    seats.find((seat) => [context.unit.departmentId, context.unit.id].includes(seat.unit))?.seats ?? 0;
  if (context.siblings >= given)
    yield {
      place: 'person',
      text: {
        zh: given === 0 ? '本部门在此班次没有名额' : `本部门 ${given} 个名额已用完`,
        en: given === 0 ? 'No seats for this department' : `All ${given} seats of this department are taken`,
      },
    };
}
