import type { Label } from '../label.ts';
import type { RefusalDetail } from '../refusal.ts';
import { checkReview, type GradeCount } from '../assessments/check-review.ts';
import { grades, gradesOf } from '../assessments/appraisal-rules.ts';
import { figure } from '../mechanisms/parameters.ts';
import { defineKind, defineRecord, type RecordBody, type RecordContext } from './define-kind.ts';
import type { Absence } from './field.ts';
import { findForbiddenPair, maxSessionTypes, sessionTypes, type SessionType } from './session-type.ts';

const choices: Record<string, Label> = Object.fromEntries(
  Object.entries(sessionTypes).map(([name, type]) => [name, type.label]),
);

const reviewGrades: Record<string, Label> = Object.fromEntries(
  gradesOf('excellent').map((grade) => [grade, grades[grade]]),
);

/** 活动: one meeting, lecture or day. At most eight fields are asked; attendance is by exception (domain 8, rules 6, 7). */
const session = defineRecord({
  kind: 'session',
  name: 'session',
  label: { zh: '组织生活', en: 'Session' },
  mechanisms: [...new Set(Object.values(sessionTypes).map((type) => type.mechanism))],
  fields: {
    typeTags: { type: 'tags', label: { zh: '类型', en: 'Type' }, choices, max: maxSessionTypes },
    heldOn: { type: 'day', label: { zh: '日期', en: 'Day' }, future: false },
    durationMin: {
      type: 'integer',
      label: { zh: '时长', en: 'Length' },
      min: 10,
      max: 960,
      step: 10,
      unit: { zh: '分钟', en: 'minutes' },
    },
    place: { type: 'text', label: { zh: '地点', en: 'Place' }, max: 60, required: true },
    host: { type: 'person', label: { zh: '主持', en: 'Host' }, required: true },
    lecturer: { type: 'person', label: { zh: '主讲', en: 'Lecturer' }, required: false },
    topics: { type: 'lines', label: { zh: '议题', en: 'Topics' }, max: 8, maxLength: 80 },
    absences: { type: 'absences', label: { zh: '缺席', en: 'Absent' } },
    guests: { type: 'text', label: { zh: '列席', en: 'Guests' }, max: 120, required: false, extra: true },
    decisions: {
      type: 'lines',
      label: { zh: '决定事项', en: 'Decisions' },
      max: 5,
      maxLength: 120,
      extra: true,
    },
    grades: {
      type: 'rows',
      label: { zh: '评议等次', en: 'Grades of the review' },
      hint: {
        zh: '民主评议党员时填各等次人数，不记姓名',
        en: 'For a member review: how many of each, no names',
      },
      max: gradesOf('excellent').length,
      extra: true,
      cells: {
        grade: { type: 'choice', label: { zh: '等次', en: 'Grade' }, choices: reviewGrades },
        people: {
          type: 'integer',
          label: { zh: '人数', en: 'People' },
          min: 0,
          max: 1_000,
          unit: { zh: '人', en: 'people' },
        },
      },
    },
    linkedMeasures: {
      type: 'measures',
      label: { zh: '对应举措', en: 'Measures it serves' },
      max: 10,
      extra: true,
    },
  },
  states: {
    planned: { zh: '已计划', en: 'Planned' },
    recorded: { zh: '已记录', en: 'Recorded' },
    confirmed: { zh: '已确认', en: 'Confirmed' },
    locked: { zh: '已归档', en: 'Locked' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
  start: 'recorded',
  done: ['locked', 'cancelled'],
  counted: ['confirmed', 'locked'],
  steps: {
    record: {
      label: { zh: '记录', en: 'Record' },
      from: ['planned', 'recorded'],
      to: 'recorded',
      action: 'session.record',
      writes: true,
    },
    confirm: {
      label: { zh: '确认', en: 'Confirm' },
      from: ['recorded'],
      to: 'confirmed',
      action: 'session.confirm',
    },
    correct: {
      label: { zh: '更正', en: 'Correct' },
      from: ['confirmed'],
      to: 'recorded',
      action: 'session.confirm',
      needsReason: true,
    },
    cancel: {
      label: { zh: '取消', en: 'Cancel' },
      from: ['planned', 'recorded'],
      to: 'cancelled',
      action: 'session.record',
      needsReason: true,
    },
    lock: { label: { zh: '归档', en: 'Lock' }, from: ['confirmed'], to: 'locked', action: null },
  },
  columns: ['heldOn', 'typeTags', 'place', 'host', 'durationMin'],
  create: 'session.record',
  read: 'session.read',
  happenedOn: 'heldOn',
  absences: 'absences',
  titleOf(body) {
    const labels = tagsOf(body).map((tag) => sessionTypes[tag].label);
    return {
      zh: labels.map((label) => label.zh).join('＋'),
      en: labels.map((label) => label.en).join(' + '),
    };
  },
  tagsOf,
  mechanismOf: (body) => sessionTypes[tagsOf(body)[0] ?? 'forum'].mechanism,
  check(body, context) {
    const errors: RefusalDetail[] = [];
    const pair = findForbiddenPair(tagsOf(body));
    if (pair) {
      const [a, b] = [sessionTypes[pair[0]].label, sessionTypes[pair[1]].label];
      errors.push({
        place: 'typeTags',
        text: { zh: `“${a.zh}”与“${b.zh}”不能合并召开`, en: `“${a.en}” and “${b.en}” cannot be one session` },
      });
    }
    if (absentOf(body).length > context.expected) {
      errors.push({
        place: 'absences',
        text: { zh: '缺席人数超过应到人数', en: 'More absent than expected' },
      });
    }
    return [...errors, ...errorsOfReview(body, context)];
  },
  readsFigures: true,
  isForYoung: (body) => Array.isArray(body['typeTags']) && body['typeTags'].includes('youthStudy'), // of a form that is not checked yet
  factsOf(body, context) {
    const tags = tagsOf(body);
    const present = context.expected - absentOf(body).length;
    const credited = tags.some((tag) => sessionTypes[tag].credited);
    return [
      ...tags.map((tag) => ({ metric: `session.${tag}`, amount: 1 })),
      { metric: 'session.present', amount: present },
      ...gradesIn(body).map(({ grade, people }) => ({ metric: `review.${grade}`, amount: people })),
      ...(credited ? [{ metric: 'hours.each', amount: Number(body['durationMin']) / 60 }] : []),
    ];
  },
});

export const sessionKind = defineKind({ name: 'session', records: { session } });

function tagsOf(body: RecordBody): readonly SessionType[] {
  return body['typeTags'] as readonly SessionType[]; // checked by bodySchema
}

/** How many got each grade in a member review; none in other sessions, and in those from before it was asked. */
function gradesIn(body: RecordBody): readonly GradeCount[] {
  return (body['grades'] as readonly GradeCount[] | undefined) ?? []; // checked by bodySchema
}

function errorsOfReview(body: RecordBody, { parameters, expected }: RecordContext): RefusalDetail[] {
  return checkReview(gradesIn(body), {
    isReview: tagsOf(body).includes('memberReview'),
    expected,
    share: figure(parameters, 'M08.excellentShare', 33),
  });
}

function absentOf(body: RecordBody): readonly Absence[] {
  return body['absences'] as readonly Absence[]; // checked by bodySchema
}
