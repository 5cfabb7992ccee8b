import type { Label } from '../../label.ts';
import { figure } from '../../mechanisms/parameters.ts';
import { addMonths, type Day } from '../../time/day.ts';
import { memberClasses, postTypes } from '../../units/post-type.ts';
import { yesNo } from '../yes-no.ts';
import type { Parameters } from '../define-kind.ts';
import { defineRegister } from './define-register.ts';

const posts: Record<string, Label> = Object.fromEntries(
  Object.entries(postTypes).map(([name, post]) => [name, post.label]),
);

/** 党务干部 and 纪检委员: periods in a post, from which the standard line of a work history is written (domain M37, M40). */
export const partyStaff = defineRegister({
  name: 'partyStaff',
  label: { zh: '党务干部', en: 'Party staff' },
  mechanisms: ['M40', 'M37'],
  fields: {
    person: { type: 'member', label: { zh: '人员', en: 'Person' } },
    post: { type: 'choice', label: { zh: '职务', en: 'Post' }, choices: posts },
    fullTime: yesNo('专职', 'Full time'),
    startedOn: { type: 'day', label: { zh: '起', en: 'From' }, future: false },
    endedOn: { type: 'day', label: { zh: '止', en: 'To' }, future: false, optional: true },
  },
  title: 'post',
  columns: ['person', 'post', 'fullTime', 'startedOn', 'endedOn'],
  reviewMonths: 12,
  subject: 'person',
  factsOf: (body) =>
    body['fullTime'] === 'yes' && body['endedOn'] === '' ? [{ metric: 'staff.fullTime', amount: 1 }] : [],
  check: (body) =>
    body['endedOn'] !== '' && String(body['endedOn']) < String(body['startedOn'])
      ? [{ place: 'endedOn', text: { zh: '“止”早于“起”', en: 'It ends before it begins' } }]
      : [],
});

/**
 * 党务力量: how many work full time for the Party in an organ of so many, looked at yearly (domain M40, 19.2). A share
 * outside of the committee's range is no fault of a small organ, but it says why, and who the one named person is.
 */
export const staffing = defineRegister({
  name: 'staffing',
  label: { zh: '党务力量', en: 'Staffing' },
  mechanisms: ['M40'],
  fields: {
    organStaff: {
      type: 'integer',
      label: { zh: '机关工作人员', en: 'Staff of the organ' },
      min: 1,
      max: 100_000,
      unit: { zh: '人', en: 'people' },
    },
    fullTime: {
      type: 'integer',
      label: { zh: '专职党务人员', en: 'Full-time Party staff' },
      min: 0,
      max: 10_000,
      unit: { zh: '人', en: 'people' },
    },
    why: {
      type: 'text',
      label: { zh: '不在比例内的说明', en: 'Why the share is outside of the range' },
      max: 120,
      required: false,
    },
  },
  title: ({ fullTime, organStaff }) => ({
    zh: `专职 ${String(fullTime)} / 机关 ${String(organStaff)}`,
    en: `${String(fullTime)} full time of ${String(organStaff)}`,
  }),
  columns: ['organStaff', 'fullTime', 'why', 'listedOn'],
  reviewMonths: 12,
  unitKinds: ['department', 'organPartyCommittee'],
  check: (body, { parameters }) => {
    const share = (Number(body['fullTime']) * 100) / Number(body['organStaff']);
    const [from, to] = [figure(parameters, 'M40.shareFrom', 1), figure(parameters, 'M40.shareTo', 2)];
    if ((share >= from && share <= to) || body['why'] !== '') return [];
    const shown = share.toFixed(1);
    return [
      {
        place: 'why',
        text: {
          zh: `专职比例 ${shown}%，不在 ${from}%—${to}% 之内，请说明`,
          en: `The full-time share is ${shown}%, outside of ${from}% to ${to}%; please say why`,
        },
      },
    ];
  },
  factsOf: (body) => [
    { metric: 'staffing.organ', amount: Number(body['organStaff']) },
    { metric: 'staffing.fullTime', amount: Number(body['fullTime']) },
  ],
});

/** Who holds a key post since a later day than this is new in it on a day, and not yet counted (domain M25 [D]). */
export function graceBegan(on: Day, parameters: Parameters): Day {
  return addMonths(on, -figure(parameters, 'M25.graceMonths', 6));
}

/** 重点岗位: posts with their present holder; the list whose holders the training has to reach (domain M25, M28). */
export const keyPost = defineRegister({
  name: 'keyPost',
  label: { zh: '重点岗位', en: 'Key posts' },
  mechanisms: ['M25', 'M28'],
  fields: {
    post: { type: 'text', label: { zh: '岗位', en: 'Post' }, max: 60, required: true },
    holder: { type: 'member', label: { zh: '任职人', en: 'Holder' } },
    heldSince: { type: 'day', label: { zh: '任职时间', en: 'Held since' }, future: false },
    exempt: {
      type: 'choice',
      label: { zh: '本周期免训', en: 'Exempt this cycle' },
      optional: true,
      choices: {
        newInPost: { zh: '新任职，在免训期内', en: 'New, within the grace' },
        longLeave: { zh: '长期外派或离岗', en: 'Away for long' },
        leaving: { zh: '年内退休', en: 'Retires this year' },
      },
    },
  },
  title: 'post',
  columns: ['post', 'holder', 'heldSince', 'exempt'],
  reviewMonths: 12,
  subject: 'holder',
  check: (body, { today, parameters }) =>
    body['exempt'] === 'newInPost' && String(body['heldSince']) <= graceBegan(today, parameters)
      ? [
          {
            place: 'exempt',
            text: {
              zh: `任职已满${figure(parameters, 'M25.graceMonths', 6)}个月，不再是新任职`,
              en: `In post for ${figure(parameters, 'M25.graceMonths', 6)} months already`,
            },
          },
        ]
      : [],
});

/** 分类党员: which guidance a member outside the usual class gets (domain M20). */
export const classifiedMember = defineRegister({
  name: 'classifiedMember',
  label: { zh: '分类党员', en: 'Classified members' },
  mechanisms: ['M20'],
  fields: {
    person: { type: 'member', label: { zh: '党员', en: 'Member' } },
    class: { type: 'choice', label: { zh: '类别', en: 'Class' }, choices: memberClasses },
    guidance: {
      type: 'text',
      label: { zh: '联系与服务方式', en: 'How contact is kept' },
      max: 120,
      required: true,
    },
  },
  title: 'guidance',
  columns: ['person', 'class', 'guidance'],
  reviewMonths: 12,
  subject: 'person',
});

/** 青年理论学习小组: a group with its leader, its mentor and how many joined; no reading traces (domain M05). */
export const youthGroup = defineRegister({
  name: 'youthGroup',
  label: { zh: '青年理论学习小组', en: 'Youth study groups' },
  mechanisms: ['M05'],
  fields: {
    name: { type: 'text', label: { zh: '小组名称', en: 'Name' }, max: 60, required: true },
    leader: { type: 'person', label: { zh: '组长', en: 'Leader' }, required: true },
    mentor: { type: 'person', label: { zh: '联系领导', en: 'Mentor' }, required: false },
    people: {
      type: 'integer',
      label: { zh: '40岁以下人数', en: 'People up to 40' },
      min: 3,
      max: 60,
      unit: { zh: '人', en: 'people' },
    },
  },
  title: 'name',
  columns: ['name', 'leader', 'mentor', 'people'],
  reviewMonths: 12,
  factsOf: (body) => [{ metric: 'youthGroup.people', amount: Number(body['people']) }],
});
