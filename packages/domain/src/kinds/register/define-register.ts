import type { Label } from '../../label.ts';
import type { MechanismCode } from '../../mechanisms/mechanisms.ts';
import type { RefusalDetail } from '../../refusal.ts';
import { addMonths, type Day } from '../../time/day.ts';
import type { UnitKind } from '../../units/unit-kind.ts';
import {
  defineRecord,
  type Fact,
  type RecordBody,
  type RecordContext,
  type RecordDefinition,
} from '../define-kind.ts';
import type { Fields } from '../field.ts';

interface RegisterType {
  readonly name: string;
  readonly label: Label;
  readonly mechanisms: readonly MechanismCode[];
  readonly fields: Fields;
  /** The field that names an entry, or the name made from its fields. */
  readonly title: string | ((body: RecordBody) => Label);
  readonly columns: readonly string[];
  /** Months after which an entry is looked at again, unless the mechanism's parameter says otherwise. */
  readonly reviewMonths: number;
  readonly unitKinds?: readonly UnitKind[];
  readonly subject?: string;
  readonly check?: (body: RecordBody, context: RecordContext) => readonly RefusalDetail[];
  readonly factsOf?: (body: RecordBody) => readonly Fact[];
}

/** A type of register (domain K9): proposed, active, due for review, active again or retired. */
export function defineRegister(type: RegisterType): RecordDefinition {
  const mechanism = type.mechanisms[0] ?? '';
  return defineRecord({
    kind: 'register',
    name: type.name,
    label: type.label,
    mechanisms: type.mechanisms,
    fields: {
      listedOn: { type: 'day', label: { zh: '登记日期', en: 'Entered on' }, future: false },
      ...type.fields,
      reviewedOn: { type: 'day', label: { zh: '复核日期', en: 'Reviewed on' }, future: false },
    },
    states: {
      proposed: { zh: '待入账', en: 'Proposed' },
      active: { zh: '在册', en: 'Active' },
      dueReview: { zh: '待复核', en: 'Review due' },
      retired: { zh: '已退出', en: 'Retired' },
    },
    start: 'proposed',
    done: ['retired'],
    counted: ['active', 'dueReview'],
    steps: {
      admit: {
        label: { zh: '入账', en: 'Take in' },
        from: ['proposed'],
        to: 'active',
        action: 'register.admit',
      },
      review: {
        label: { zh: '复核无误', en: 'Reviewed' },
        from: ['active', 'dueReview'],
        to: 'active',
        action: 'register.write',
        asks: ['reviewedOn'],
        gate: (body) => ({ notBefore: lastLookOf(body) }),
      },
      change: {
        label: { zh: '修改', en: 'Change' },
        from: ['proposed', 'active', 'dueReview'],
        action: 'register.write',
        writes: true,
      },
      retire: {
        label: { zh: '退出', en: 'Retire' },
        from: ['proposed', 'active', 'dueReview'],
        to: 'retired',
        action: 'register.admit',
        needsReason: true,
      },
      fallDue: {
        label: { zh: '到期复核', en: 'Review falls due' },
        from: ['active'],
        to: 'dueReview',
        action: null,
        whenDue: true,
      },
    },
    columns: type.columns,
    create: 'register.write',
    read: 'register.read',
    happenedOn: 'listedOn',
    ...(type.unitKinds ? { unitKinds: type.unitKinds } : {}),
    ...(type.subject ? { subject: type.subject } : {}),
    titleOf: (body) => titleOf(type, body),
    tagsOf: () => [type.name],
    dueOf: (body, state, context) =>
      state === 'active' || state === 'dueReview'
        ? addMonths(lastLookOf(body), context.parameters[`${mechanism}.reviewMonths`] ?? type.reviewMonths)
        : null,
    check: (body, context) => type.check?.(body, context) ?? [],
    factsOf: (body) => [
      { metric: `register.${type.name}`, amount: 1 },
      ...(body['reviewedOn'] === undefined ? [] : [{ metric: `reviewed.${type.name}`, amount: 1 }]),
      ...(type.factsOf?.(body) ?? []),
    ],
  });
}

function lastLookOf(body: RecordBody): Day {
  return String(body['reviewedOn'] ?? body['listedOn']);
}

/** The value of the naming field, by its label where it is a choice. */
function titleOf({ title, fields }: RegisterType, body: RecordBody): Label {
  if (typeof title !== 'string') return title(body);
  const value = String(body[title]);
  const field = fields[title];
  return (field?.type === 'choice' ? field.choices[value] : undefined) ?? { zh: value, en: value };
}
