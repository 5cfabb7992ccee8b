import type { Action } from '../../access/actions.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { defineRecord, type RecordBody, type RecordContext, type RecordDefinition } from '../define-kind.ts';
import { dayField, numberField } from './linear.ts';

/** A number of places that one person gives and another approves; both types below are such. */
function places(
  set: Action,
  approve: Action,
  gate?: RecordDefinition['steps'][string]['gate'],
): Pick<
  RecordDefinition,
  'states' | 'start' | 'done' | 'counted' | 'steps' | 'create' | 'tagsOf' | 'factsOf'
> {
  return {
    states: {
      proposed: { zh: '待批准', en: 'Proposed' },
      inForce: { zh: '已下达', en: 'In force' },
      withdrawn: { zh: '已收回', en: 'Withdrawn' },
    },
    start: 'proposed',
    done: ['withdrawn'],
    counted: [],
    steps: {
      approve: {
        label: { zh: '批准下达', en: 'Approve' },
        from: ['proposed'],
        to: 'inForce',
        action: approve,
        notBy: ['create', 'change'],
        ...(gate ? { gate } : {}),
      },
      change: { label: { zh: '修改', en: 'Change' }, from: ['proposed'], action: set, writes: true },
      withdraw: {
        label: { zh: '收回', en: 'Withdraw' },
        from: ['proposed', 'inForce'],
        to: 'withdrawn',
        action: set,
        needsReason: true,
      },
    },
    create: set,
    tagsOf: () => [],
    factsOf: () => [],
  };
}

const number = {
  type: 'integer',
  label: { zh: '名额', en: 'Places' },
  min: 0,
  max: 100_000,
  unit: { zh: '名', en: 'places' },
} as const;

/** 发展党员计划: the places a department has in a year (domain M13). */
export const developmentQuota = defineRecord({
  ...places('quota.set', 'quota.approve'),
  kind: 'procedure',
  name: 'developmentQuota',
  label: { zh: '发展党员计划', en: 'Development quotas' },
  mechanisms: ['M13'],
  fields: {
    setOn: dayField('下达日期', 'Set on'),
    places: number,
    paperNo: numberField('文号', 'Paper no.'),
  },
  columns: ['setOn', 'places', 'paperNo'],
  read: 'quota.read',
  happenedOn: 'setOn',
  unitKinds: ['organPartyCommittee'],
  titleOf: (body) => ({
    zh: `发展党员计划 ${String(body['places'])} 名`,
    en: `Quota of ${String(body['places'])}`,
  }),
  check: () => [],
});

/**
 * 发展名额分配: places of a department's plan kept for one of its committees or branches and all below it. Who has
 * none takes from what is not shared out. `known.most` and `known.least` are what the others leave and what is used.
 */
export const developmentShare = defineRecord({
  ...places('share.set', 'share.approve', (body, context) => {
    const [refusal] = troubles(body, context);
    return refusal ? { refusal: { ...refusal, place: 'step' } } : null;
  }),
  kind: 'procedure',
  name: 'developmentShare',
  label: { zh: '发展名额分配', en: 'Shares of the quota' },
  mechanisms: ['M13'],
  fields: { setOn: dayField('分配日期', 'Shared on'), places: number },
  columns: ['setOn', 'places'],
  read: 'share.read',
  happenedOn: 'setOn',
  unitKinds: ['subordinateCommittee', 'generalBranch', 'branch'],
  titleOf: (body) => ({
    zh: `发展名额 ${String(body['places'])} 名`,
    en: `Share of ${String(body['places'])}`,
  }),
  check: troubles,
});

function troubles(body: RecordBody, { known }: RecordContext): RefusalDetail[] {
  const wanted = Number(body['places']);
  const { most, least = 0 } = known;
  const trouble = (zh: string, en: string) => [{ place: 'places', text: { zh, en } }];
  if (most === undefined)
    return trouble('本年度发展党员计划尚未下达，不能分配', 'No quota was given for this year');
  if (wanted > most) return trouble(`尚可分配的名额只有 ${most} 名`, `Only ${most} places are left to share`);
  if (wanted < least)
    return trouble(
      `该单位及其下级本年度已用或已分 ${least} 名，不能少于此数`,
      `${least} places are taken or shared out there already`,
    );
  return [];
}
