import { figure } from '../../mechanisms/parameters.ts';
import { addMonths, yearOf, type Day } from '../../time/day.ts';
import { defineRecord, type Parameters, type RecordBody } from '../define-kind.ts';
import { dayField, dayIn, numberField } from './linear.ts';
import { refusal } from './votes.ts';

/** 光荣在党50年: fifty years since full membership, handed over by 1 July (domain M17). Nothing about health. */
export const fiftyYearMedal = defineRecord({
  kind: 'procedure',
  name: 'fiftyYearMedal',
  label: { zh: '光荣在党50年', en: 'Fifty years in the Party' },
  mechanisms: ['M17'],
  fields: {
    person: { type: 'member', label: { zh: '党员', en: 'Member' } },
    listedOn: dayField('列入名单日期', 'Listed on'),
    fullOn: {
      type: 'day',
      label: { zh: '转正日期', en: 'Full member since' },
      future: false,
      optional: true,
    },
    clarifiedOn: dayField('核实后的转正日期', 'Full member since, as clarified'),
    approvedOn: dayField('批准日期', 'Approved on'),
    issuedOn: dayField('发放日期', 'Issued on'),
    handedOn: dayField('颁发日期', 'Handed over on'),
    way: {
      type: 'choice',
      label: { zh: '颁发方式', en: 'How' },
      choices: {
        ceremony: { zh: '集中颁发', en: 'At the ceremony' },
        home: { zh: '送上门', en: 'Brought home' },
      },
    },
  },
  states: {
    listed: { zh: '待核对', en: 'To be checked' },
    checked: { zh: '已核对', en: 'Checked' },
    approved: { zh: '已批准', en: 'Approved' },
    issued: { zh: '已发放', en: 'Issued' },
    handedOver: { zh: '已颁发', en: 'Handed over' },
    notIssued: { zh: '未颁发', en: 'Not issued' },
  },
  start: 'listed',
  done: ['handedOver', 'notIssued'],
  counted: ['issued', 'handedOver'],
  steps: {
    check: {
      label: { zh: '核对无误', en: 'Checked' },
      from: ['listed'],
      to: 'checked',
      action: 'medal.write',
      gate: (body, { parameters }) => medalGate(body, parameters),
    },
    clarify: {
      label: { zh: '补正转正日期', en: 'Clarify the day' },
      from: ['listed'],
      action: 'medal.write',
      asks: ['clarifiedOn'],
      effectsOf: (body) => [
        {
          type: 'membership',
          personId: String(body['person']),
          status: 'full',
          fullOn: String(body['clarifiedOn']),
        },
      ],
    },
    approve: {
      label: { zh: '批准', en: 'Approve' },
      from: ['checked'],
      to: 'approved',
      action: 'medal.approve',
      asks: ['approvedOn'],
      gate: (body) => ({ notBefore: String(body['listedOn']) }),
    },
    issue: {
      label: { zh: '发放纪念章', en: 'Issue' },
      from: ['approved'],
      to: 'issued',
      action: 'medal.issue',
      asks: ['issuedOn'],
      gate: (body) => ({ notBefore: String(body['approvedOn']) }),
    },
    handOver: {
      label: { zh: '颁发', en: 'Hand over' },
      from: ['issued'],
      to: 'handedOver',
      action: 'medal.write',
      asks: ['handedOn', 'way'],
      gate: (body) => ({ notBefore: String(body['issuedOn']) }),
    },
    drop: {
      label: { zh: '不再颁发', en: 'Not issued' },
      from: ['listed', 'checked', 'approved', 'issued'],
      to: 'notIssued',
      action: 'medal.write',
      needsReason: true,
    },
  },
  columns: ['person', 'fullOn', 'listedOn', 'handedOn'],
  create: 'medal.write',
  read: 'medal.read',
  happenedOn: 'listedOn',
  subject: 'person',
  unitKinds: ['branch'],
  titleOf: () => ({ zh: '光荣在党50年', en: 'Fifty years in the Party' }),
  tagsOf: () => [],
  dueOf: (body, state) =>
    state === 'handedOver' || state === 'notIssued' ? null : julyFirst(String(body['listedOn'])),
  check: () => [],
  factsOf: (body) => [
    { metric: 'medal.issued', amount: 1, on: String(body['issuedOn']) },
    ...(dayIn(body, 'handedOn')
      ? [{ metric: 'medal.handedOver', amount: 1, on: String(body['handedOn']) }]
      : []),
  ],
});

/** 1 July of the year of a day: the day by which medals are handed over and fifty years are reached. */
export function julyFirst(on: Day): Day {
  return `${yearOf(on)}-07-01`;
}

/** The latest day of full membership that makes fifty years by 1 July of the year. */
export function fullSinceAtLatest(on: Day, parameters: Parameters): Day {
  return addMonths(julyFirst(on), -12 * figure(parameters, 'M17.years', 50));
}

function medalGate(body: RecordBody, parameters: Parameters) {
  const fullOn = dayIn(body, 'clarifiedOn') ?? dayIn(body, 'fullOn');
  if (fullOn === null)
    return refusal('step', '需核对：没有转正日期', 'To be checked: the day of full membership is missing');
  const latest = fullSinceAtLatest(String(body['listedOn']), parameters);
  return fullOn <= latest
    ? null
    : refusal(
        'step',
        `转正于 ${fullOn}，到今年7月1日党龄不满50年`,
        `A full member since ${fullOn}: not fifty years by 1 July`,
      );
}

/** 纪念章入库: the committee's stock, less what was issued. */
export const medalStock = defineRecord({
  kind: 'procedure',
  name: 'medalStock',
  label: { zh: '纪念章入库', en: 'Medal stock' },
  mechanisms: ['M17'],
  fields: {
    receivedOn: dayField('入库日期', 'Received on'),
    count: {
      type: 'integer',
      label: { zh: '枚数', en: 'Medals' },
      min: 1,
      max: 100_000,
      unit: { zh: '枚', en: 'medals' },
    },
    paperNo: numberField('凭证号', 'Paper no.'),
  },
  states: { received: { zh: '待确认', en: 'Received' }, stocked: { zh: '已入库', en: 'In stock' } },
  start: 'received',
  done: ['stocked'],
  counted: ['stocked'],
  steps: {
    stock: {
      label: { zh: '确认入库', en: 'Into stock' },
      from: ['received'],
      to: 'stocked',
      action: 'medal.issue',
    },
  },
  columns: ['receivedOn', 'count', 'paperNo'],
  create: 'medal.issue',
  read: 'medal.read',
  happenedOn: 'receivedOn',
  unitKinds: ['workCommittee'],
  titleOf: (body) => ({ zh: `入库 ${String(body['count'])} 枚`, en: `${String(body['count'])} medals` }),
  tagsOf: () => [],
  check: () => [],
  factsOf: (body) => [{ metric: 'medal.received', amount: Number(body['count']) }],
});
