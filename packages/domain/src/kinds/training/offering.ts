import type { Label } from '../../label.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { addMonths } from '../../time/day.ts';
import { defineRecord, type RecordBody } from '../define-kind.ts';

/** What an offering is good for; a completion carries the tags on (domain K3). */
export const offeringTags: Record<string, Label> = {
  discipline: { zh: '纪法', en: 'Discipline and law' },
  newSecretary: { zh: '新任书记', en: 'New secretaries' },
  branchSecretary: { zh: '支部书记', en: 'Branch secretaries' },
  model: { zh: '示范班', en: 'Model course' },
  studySecretary: { zh: '学习秘书', en: 'Study secretaries' },
  young: { zh: '年轻干部', en: 'Young cadres' },
  partyStaff: { zh: '党务干部', en: 'Party staff' },
  political: { zh: '政治能力', en: 'Political ability' },
};

export interface Seat {
  readonly unit: string;
  readonly seats: number;
}

/** 班次: hours, seats by department, and what it is good for. */
export const offering = defineRecord({
  kind: 'training',
  name: 'offering',
  label: { zh: '培训班次', en: 'Offerings' },
  mechanisms: ['M14', 'M25', 'M40'],
  fields: {
    name: { type: 'text', label: { zh: '名称', en: 'Name' }, max: 80, required: true },
    startsOn: { type: 'day', label: { zh: '开班', en: 'Begins' }, future: true },
    endsOn: { type: 'day', label: { zh: '结业', en: 'Ends' }, future: true },
    hours: {
      type: 'integer',
      label: { zh: '学时', en: 'Hours' },
      min: 1,
      max: 200,
      unit: { zh: '学时', en: 'hours' },
    },
    mode: {
      type: 'choice',
      label: { zh: '方式', en: 'Mode' },
      choices: {
        gathered: { zh: '集中培训', en: 'On site' },
        remote: { zh: '网络培训', en: 'Remote' },
        mixed: { zh: '线上线下结合', en: 'Mixed' },
      },
    },
    audience: { type: 'text', label: { zh: '对象', en: 'Audience' }, max: 80, required: true },
    tags: { type: 'tags', label: { zh: '标签', en: 'Tags' }, choices: offeringTags, max: 4 },
    seats: {
      type: 'rows',
      label: { zh: '名额', en: 'Seats' },
      hint: { zh: '不列部门表示不限名额', en: 'No department listed: seats are not limited' },
      max: 200,
      cells: {
        unit: { type: 'unit', label: { zh: '部门', en: 'Department' } },
        seats: {
          type: 'integer',
          label: { zh: '名额', en: 'Seats' },
          min: 1,
          max: 2_000,
          unit: { zh: '人', en: 'people' },
        },
      },
    },
    place: { type: 'text', label: { zh: '地点', en: 'Place' }, max: 60, required: false, extra: true },
    linkedMeasures: {
      type: 'measures',
      label: { zh: '对应举措', en: 'Measures it serves' },
      max: 10,
      extra: true,
    },
  },
  states: {
    planned: { zh: '已计划', en: 'Planned' },
    open: { zh: '报名中', en: 'Open' },
    running: { zh: '进行中', en: 'Running' },
    completed: { zh: '已结业', en: 'Completed' },
    archived: { zh: '已归档', en: 'Archived' },
    cancelled: { zh: '已取消', en: 'Cancelled' },
  },
  start: 'planned',
  done: ['archived', 'cancelled'],
  counted: ['completed', 'archived'],
  steps: {
    open: {
      label: { zh: '同意开班', en: 'Open it' },
      from: ['planned'],
      to: 'open',
      action: 'training.approve',
    },
    change: {
      label: { zh: '修改', en: 'Change' },
      from: ['planned'],
      action: 'training.plan',
      writes: true,
    },
    begin: {
      label: { zh: '开班', en: 'Begin' },
      from: ['open'],
      to: 'running',
      action: 'training.plan',
      gate: (body) => ({ notBefore: String(body['startsOn']) }),
    },
    complete: {
      label: { zh: '结业', en: 'Complete' },
      from: ['running'],
      to: 'completed',
      action: 'training.plan',
      gate: (body) => ({ notBefore: String(body['endsOn']) }),
    },
    archive: {
      label: { zh: '归档', en: 'Archive' },
      from: ['completed'],
      to: 'archived',
      action: 'training.plan',
    },
    cancel: {
      label: { zh: '取消', en: 'Cancel' },
      from: ['planned', 'open'],
      to: 'cancelled',
      action: 'training.plan',
      needsReason: true,
    },
  },
  columns: ['startsOn', 'name', 'hours', 'tags', 'audience'],
  create: 'training.plan',
  read: 'training.read',
  happenedOn: 'startsOn',
  titleOf: (body) => ({ zh: String(body['name']), en: String(body['name']) }),
  tagsOf: (body) => body['tags'] as string[], // checked by bodySchema
  dueOf: (body, state) =>
    state === 'planned' || state === 'open'
      ? String(body['startsOn'])
      : state === 'running'
        ? String(body['endsOn'])
        : null,
  check(body) {
    const errors: RefusalDetail[] = [];
    const [from, to] = [String(body['startsOn']), String(body['endsOn'])];
    if (to < from)
      errors.push({ place: 'endsOn', text: { zh: '结业早于开班', en: 'It ends before it begins' } });
    if (to > addMonths(from, 12))
      errors.push({ place: 'endsOn', text: { zh: '班次不超过 12 个月', en: 'At most twelve months' } });
    const units = seatsOf(body).map((seat) => seat.unit);
    if (new Set(units).size < units.length)
      errors.push({ place: 'seats', text: { zh: '同一部门列了两次', en: 'A department is listed twice' } });
    return errors;
  },
  factsOf: (body) => [
    { metric: 'training.offering', amount: 1 },
    { metric: 'training.seats', amount: seatsOf(body).reduce((sum, seat) => sum + seat.seats, 0) },
  ],
});

/** Seats by department; none listed means no limit. */
export function seatsOf(body: RecordBody): readonly Seat[] {
  return body['seats'] as readonly Seat[]; // checked by bodySchema
}
