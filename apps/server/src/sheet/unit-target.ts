import type { Unit } from '@gangmu/db/unit';
import { unitClasses, unitKinds, type UnitKind } from '@gangmu/domain/units/unit-kind';
import { choiceField, codeField, dayField, rawField, textField, wholeField } from './field.ts';
import type { Row } from './sheet-rows.ts';

const kindLabels = Object.fromEntries(
  Object.entries(unitKinds)
    .filter(([kind]) => kind !== 'workCommittee') // the root is made by no sheet
    .map(([kind, { label }]) => [kind, label]),
) as Record<UnitKind, { zh: string; en: string }>; // keys of the table, one left out

/** The columns of the sheet of units; what is empty stays as it is. */
export const unitFields = {
  code: codeField({
    header: '编号',
    aliases: ['单位编号', '编码'],
    width: 16,
    example: 'D01.B001',
    required: true,
    hint: '按编号更新；没有的编号是新单位',
  }),
  name: textField({
    header: '名称',
    aliases: ['单位名称', '单位全称'],
    width: 36,
    example: '机关第一党支部',
    max: 120,
  }),
  shortName: textField({ header: '简称', width: 18, example: '第一党支部', max: 40 }),
  kind: choiceField({ header: '类别', aliases: ['单位类别'], width: 16, example: '党支部', of: kindLabels }),
  parent: rawField({
    header: '上级单位',
    aliases: ['上级编号', '上级'],
    width: 26,
    example: 'D01.P',
    hint: '上级单位的编号，或唯一的名称',
  }),
  class: choiceField({ header: '分类', width: 10, example: '机关', of: unitClasses }),
  foundedOn: dayField({ header: '成立日期', width: 13, example: '2015-01-01' }),
  electedOn: dayField({ header: '换届日期', width: 13, example: '2023-06-30' }),
  termYears: wholeField({ header: '任期（年）', width: 8, example: '3', min: 1, max: 10 }),
  dissolvedOn: dayField({ header: '撤销日期', width: 13, example: '' }),
};

export type UnitRow = Row<typeof unitFields>;

type Told = Pick<
  Unit,
  | 'name'
  | 'shortName'
  | 'kind'
  | 'parentId'
  | 'class'
  | 'foundedOn'
  | 'electedOn'
  | 'termYears'
  | 'dissolvedOn'
>;

/** A unit as the sheet wants it, beside what it is now (null: it is new). */
export interface UnitTarget extends Told {
  readonly row: UnitRow;
  readonly id: string;
  readonly code: string;
  readonly was: Unit | null;
}

const told: readonly (keyof Told)[] = [
  'name',
  'shortName',
  'kind',
  'parentId',
  'class',
  'foundedOn',
  'electedOn',
  'termYears',
  'dissolvedOn',
];

/** What changes, field by field; nothing for a unit that stays as it is, everything for a new one. */
export function differences(target: UnitTarget): Partial<Told> {
  const { was } = target;
  return Object.fromEntries(
    told.filter((key) => was === null || was[key] !== target[key]).map((key) => [key, target[key]]),
  );
}

/** The same fields as they are now. */
export function formerValues(target: UnitTarget): Partial<Told> {
  const { was } = target;
  return was
    ? Object.fromEntries(Object.keys(differences(target)).map((key) => [key, was[key as keyof Told]]))
    : {}; // keys of differences
}

export function isMoved({ was, parentId }: UnitTarget): boolean {
  return was !== null && was.parentId !== parentId;
}
