import type { Unit } from '@gangmu/db/unit';
import {
  actorLabels,
  type ActorLetter,
  type CoUnit,
  type CountRule,
  type MeasureFields,
} from '@gangmu/domain/items/measure';
import { kindLabels } from '@gangmu/domain/kinds/kind-name';
import { sessionTypes } from '@gangmu/domain/kinds/session-type';
import type { Label } from '@gangmu/domain/label';
import { mechanisms, type MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import { unitClasses, unitKinds, type UnitKind, type UnitClass } from '@gangmu/domain/units/unit-kind';
import type { UnitSelector } from '@gangmu/domain/units/unit-selector';
import { readClock, writeClock } from './clock-text.ts';
import { choiceField, codeField, rawField, textField, trouble, wholeField, type Read } from './field.ts';
import type { UnitFinder } from './find-units.ts';

const kindNames = Object.fromEntries(
  Object.entries(unitKinds).map(([kind, { label }]) => [kind, label]),
) as Record<UnitKind, Label>; // same keys
const sessionNames = Object.fromEntries(
  Object.entries(sessionTypes).map(([type, { label }]) => [type, label]),
) as Record<keyof typeof sessionTypes, Label>; // same keys
const mechanismTexts = Object.entries(mechanisms).map(([code, { label }]) => `${code} ${label.zh}`);

/** The columns of a work-breakdown sheet. Those behind `text` only place the row for its reader. */
export const measureFields = {
  code: codeField({
    header: '编号',
    aliases: ['举措编号', '序号'],
    width: 8,
    example: '1.1',
    required: true,
    hint: '举措的编号，按编号更新，请勿修改',
  }),
  part: rawField({ header: '部分', aliases: ['板块'], width: 18, example: '', shown: true }),
  item: rawField({ header: '条目', aliases: ['重点任务'], width: 24, example: '', shown: true }),
  text: rawField({
    header: '举措',
    aliases: ['具体措施', '任务'],
    width: 60,
    example: '',
    hint: '原文，不从这里修改；与编号不符时会提示',
  }),
  lead: rawField({
    header: '牵头单位',
    aliases: ['责任单位'],
    width: 26,
    example: '',
    hint: '编号、唯一的名称，或“名称（编号）”',
  }),
  coUnits: rawField({ header: '配合单位', width: 34, example: '', hint: '每行一个：单位：交付内容' }),
  closingStandard: textField({
    header: '完成标准',
    aliases: ['成果形式', '完成标准（成果形式）'],
    width: 34,
    example: '',
    max: 120,
    lines: true,
  }),
  clock: rawField({
    header: '完成时限',
    aliases: ['时限'],
    width: 20,
    example: '',
    hint: '如 2024-06-30、6月底、每季度 1 次、年底前、长期坚持、印发后 10 天内、适时启动：条件',
  }),
  kind: choiceField({ header: '工作类型', width: 14, example: '', of: kindLabels }),
  mechanism: rawField({ header: '机制', width: 20, example: '', choices: mechanismTexts }),
  actors: rawField({
    header: '承办层级',
    width: 16,
    example: '',
    hint: '工委自办、部门、支部、党员，可多选',
  }),
  implementers: rawField({
    header: '落实范围',
    width: 30,
    example: '',
    hint: '如：部门、党支部；分类：机关；另加：单位；除外：单位',
  }),
  countRule: rawField({ header: '自动计数', width: 20, example: '', hint: '组织生活类型，用分号隔开' }),
  state: rawField({ header: '状态', width: 10, example: '', shown: true }),
  askMinutes: wholeField({ header: '填报用时（分钟）', width: 10, example: '', min: 0, max: 10_000 }),
};

/** The columns a planner hands round; the rest of them belong to the whole tree. */
export const breakdownColumns = [
  'code',
  'part',
  'item',
  'text',
  'lead',
  'coUnits',
  'closingStandard',
  'clock',
] as const;

type Names = (id: string) => string;

/** The cells of a measure, in words; `nameOf` names a unit so that it is found again. */
export const writeMeasure: {
  readonly [K in keyof MeasureFields as K extends 'leadUnitId' ? 'lead' : K]: (
    measure: MeasureFields,
    nameOf: Names,
  ) => string | null;
} = {
  kind: ({ kind }) => (kind === null ? null : kindLabels[kind].zh),
  mechanism: ({ mechanism }) =>
    mechanism === null ? null : `${mechanism} ${mechanisms[mechanism].label.zh}`,
  actors: ({ actors }) =>
    joined(
      actors.map((letter) => actorLabels[letter].zh),
      '、',
    ),
  lead: ({ leadUnitId }, nameOf) => (leadUnitId === null ? null : nameOf(leadUnitId)),
  coUnits: ({ coUnits }, nameOf) =>
    joined(
      coUnits.map(({ unitId, deliverable }) =>
        deliverable === '' ? nameOf(unitId) : `${nameOf(unitId)}：${deliverable.replaceAll('\n', lineSign)}`,
      ),
      '\n',
    ),
  implementers: ({ implementers }, nameOf) => writeSelector(implementers, nameOf),
  closingStandard: ({ closingStandard }) => closingStandard || null,
  clock: ({ clock }) => (clock === null ? null : writeClock(clock)),
  countRule: ({ countRule }) =>
    joined(
      (countRule?.sessionTags ?? []).map((tag) => sessionNames[tag].zh),
      '；',
    ),
  askMinutes: ({ askMinutes }) => String(askMinutes),
};

/** Stands for a line break inside a deliverable, because a break ends the unit. */
const lineSign = '⏎';

export function readMechanism(text: string): Read<MechanismCode> {
  const code = /^M\d\d/u.exec(text)?.[0];
  const found = Object.entries(mechanisms).find(([key, { label }]) => key === code || label.zh === text);
  return found
    ? { value: found[0] as MechanismCode }
    : trouble(`没有机制“${text.slice(0, 30)}”`, 'there is no such mechanism'); // a key of the table
}

export function readActors(text: string): Read<ActorLetter[]> {
  return readNames(text, actorLabels, /[、,，;；\n]/u);
}

export function readCountRule(text: string): Read<CountRule> {
  const read = readNames(text, sessionNames, /[;；\n]/u);
  return 'value' in read ? { value: { sessionTags: read.value } } : read;
}

export function readTime(text: string, year: number): Read<NonNullable<MeasureFields['clock']>> {
  const clock = readClock(text, year);
  return clock
    ? { value: clock }
    : trouble(`看不懂时限“${text.slice(0, 30)}”`, 'this deadline is not understood');
}

/** Each unit on its line, `单位：交付内容`; without a colon, several of them parted by 、 in one line. */
export function unitsIn(text: string): { unit: string; deliverable: string; whole: string }[] {
  return text.split('\n').flatMap((line) => {
    const at = line.search(/[：:]/u);
    if (at >= 0)
      return [
        {
          unit: line.slice(0, at).trim(),
          deliverable: line
            .slice(at + 1)
            .trim()
            .replaceAll(lineSign, '\n'),
          whole: line,
        },
      ];
    return parts(line, /[、,，;；]/u).map((unit) => ({ unit, deliverable: '', whole: unit }));
  });
}

export function readCoUnits(text: string, finder: UnitFinder): Read<CoUnit[]> {
  const units: CoUnit[] = [];
  for (const { unit, deliverable } of unitsIn(text)) {
    const read = within(text, unit, finder.find(unit));
    if (!('value' in read)) return read;
    if (deliverable.length > 120)
      return trouble('交付内容最多 120 个字符', 'a deliverable has at most 120 characters');
    if (units.some((one) => one.unitId === read.value.id))
      return trouble(`“${unit}”写了两次`, `“${unit}” stands there twice`);
    units.push({ unitId: read.value.id, deliverable });
  }
  return units.length <= 40 ? { value: units } : trouble('配合单位最多 40 个', 'at most 40 co-units');
}

const labels = { classes: '分类', include: '另加', exclude: '除外' } as const;

function writeSelector({ kinds, classes, include, exclude }: UnitSelector, nameOf: Names): string | null {
  const named = (ids: readonly string[]) => ids.map((id) => nameOf(id)).join('、');
  const pieces = [
    kinds.map((kind) => kindNames[kind].zh).join('、'),
    classes.length > 0 ? `${labels.classes}：${classes.map((one) => unitClasses[one].zh).join('、')}` : '',
    include.length > 0 ? `${labels.include}：${named(include)}` : '',
    exclude.length > 0 ? `${labels.exclude}：${named(exclude)}` : '',
  ];
  return joined(
    pieces.filter((piece) => piece !== ''),
    '；',
  );
}

/** The names of units in a selector, to be looked up before it is read. */
export function unitsInSelector(text: string): string[] {
  return selectorPieces(text).flatMap(({ label, names }) =>
    label === '另加' || label === '除外' ? names : [],
  );
}

export function readSelector(text: string, finder: UnitFinder): Read<UnitSelector> {
  let kinds: UnitKind[] = [];
  let classes: UnitClass[] = [];
  const ids: Record<'另加' | '除外', string[]> = { 另加: [], 除外: [] };
  for (const { label, names } of selectorPieces(text)) {
    if (label === '另加' || label === '除外') {
      for (const name of names) {
        const read = within(text, name, finder.find(name));
        if (!('value' in read)) return read;
        ids[label].push(read.value.id);
      }
      continue;
    }
    const read =
      label === '分类'
        ? readNames(names.join('、'), unitClasses, /、/u)
        : readNames(names.join('、'), kindNames, /、/u);
    if (!('value' in read)) return read;
    if (label === '分类')
      classes = read.value as UnitClass[]; // read from that table
    else kinds = read.value as UnitKind[]; // read from that table
  }
  return { value: { kinds, classes, include: ids['另加'], exclude: ids['除外'] } };
}

function selectorPieces(text: string): { label: string | null; names: string[] }[] {
  return parts(text, /[；;\n]/u).map((piece) => {
    const match = /^(分类|另加|除外)[：:]\s*(.*)$/su.exec(piece);
    return { label: match?.[1] ?? null, names: parts(match?.[2] ?? piece, /[、,，]/u) };
  });
}

/** A fix for one unit becomes a fix for the whole cell. */
function within(cell: string, unit: string, read: Read<Unit>): Read<Unit> {
  if ('value' in read) return read;
  const fixes = (read.fixes ?? []).map((fix) => ({ ...fix, text: cell.replace(unit, () => fix.text) }));
  return { ...read, fixes };
}

function readNames<Key extends string>(
  text: string,
  table: Readonly<Record<Key, Label>>,
  separator: RegExp,
): Read<Key[]> {
  const keys = Object.keys(table) as Key[]; // keys of the table
  const found: Key[] = [];
  for (const name of parts(text, separator)) {
    const key = keys.find((candidate) => table[candidate].zh === name);
    if (!key)
      return trouble(
        `“${name.slice(0, 30)}”不在可选范围内`,
        `“${name.slice(0, 30)}” is not one of the choices`,
      );
    found.push(key);
  }
  return { value: found };
}

function parts(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function joined(words: readonly string[], by: string): string | null {
  return words.length === 0 ? null : words.join(by);
}
