import type { CodedMember } from '@gangmu/db/person-bulk';
import type { Unit } from '@gangmu/db/unit';
import { memberClasses, membershipStatuses } from '@gangmu/domain/units/post-type';
import { choiceField, codeField, dayField, monthField, rawField, textField } from './field.ts';
import type { Row } from './sheet-rows.ts';

/** Basic data only: what none of the measures needs is not collected (domain 6.2). */
export const memberFields = {
  code: codeField({
    header: '人员编号',
    aliases: ['编号'],
    width: 14,
    example: 'D01-0001',
    required: true,
    hint: '单位自编的人员编号，不是身份证号；按编号更新',
  }),
  name: textField({ header: '姓名', width: 12, example: '张三', max: 60 }),
  unit: rawField({
    header: '所在支部',
    aliases: ['支部', '支部编号', '党支部'],
    width: 34,
    example: 'D01.B001',
    hint: '支部的编号，或唯一的名称',
  }),
  birthMonth: monthField({ header: '出生年月', width: 11, example: '1980-06' }),
  status: choiceField({
    header: '党籍状态',
    aliases: ['身份'],
    width: 12,
    example: '正式党员',
    of: membershipStatuses,
  }),
  class: choiceField({ header: '人员类别', width: 12, example: '在编', of: memberClasses }),
  joinedOn: dayField({ header: '入党日期', width: 13, example: '2005-07-01' }),
  fullOn: dayField({ header: '转正日期', width: 13, example: '2006-07-01' }),
};
export type MemberRow = Row<typeof memberFields>;

/** A member as the sheet wants it; `was` is null for somebody new. */
export interface MemberTarget extends CodedMember {
  readonly unit: Unit;
  readonly was: CodedMember | null;
}

/** What the sheet may say of a member. */
const told = ['code', 'name', 'birthMonth', 'status', 'class', 'joinedOn', 'fullOn'] as const;

/** What changes, field by field. */
export function differences({ was, ...target }: MemberTarget): Partial<CodedMember> {
  return Object.fromEntries(
    told.filter((key) => was?.[key] !== target[key]).map((key) => [key, target[key]]),
  );
}

/** The member as it is now, under the code it will have. */
export function formerValues({ was, code }: MemberTarget): object {
  return { code, was: Object.fromEntries(told.map((key) => [key, was?.[key] ?? null])) };
}

/** Two people are taken for one only when branch, name and month of birth are the same. */
export function keyOf({
  unitId,
  name,
  birthMonth,
}: Pick<CodedMember, 'unitId' | 'name' | 'birthMonth'>): string {
  return `${unitId}\n${name}\n${birthMonth ?? ''}`;
}
