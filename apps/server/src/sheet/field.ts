import type { Cell } from '@gangmu/documents/workbook';
import { dayOfSerial } from '@gangmu/documents/workbook';
import type { Label } from '@gangmu/domain/label';
import { isDay, type Day } from '@gangmu/domain/time/day';
import { writtenText } from '@gangmu/domain/written-text';

/** A text that would do in place of what the cell holds; offered, never taken without a word. */
export interface Fix {
  readonly text: string;
  readonly label: string;
}

/** What a cell says: a value, or why it says none. */
export type Read<T> = { readonly value: T } | { readonly trouble: Label; readonly fixes?: readonly Fix[] };

/** A column of a sheet: how it is called, how people fill it, how it is read. */
export interface Field<T> {
  readonly header: string;
  /** Other headings under which the column is known. */
  readonly aliases?: readonly string[];
  readonly width: number;
  readonly example: string;
  readonly hint?: string;
  readonly choices?: readonly string[];
  /** Needed in the file, and in every row of something new. */
  readonly required?: boolean;
  /** Shown only: whatever it holds is not read. */
  readonly shown?: boolean;
  read(cell: Cell, base: 1900 | 1904): Read<T>;
}

type Shape = Omit<Field<never>, 'read' | 'choices'>;

/** Written instead of a value to take it away; an empty cell leaves it as it is. */
export const cleared = '—';
const clearing = new Set([cleared, '-', '－', '–', '无']);

export function isClearing(text: string): boolean {
  return clearing.has(text.trim());
}

export function trouble(
  zh: string,
  en: string,
  fixes: readonly Fix[] = [],
): { trouble: Label; fixes: readonly Fix[] } {
  return { trouble: { zh, en }, fixes };
}

export function textField(shape: Shape & { max: number; lines?: boolean }): Field<string> {
  return {
    ...shape,
    read({ text }) {
      const value = shape.lines ? text : text.replaceAll(/\s*\n\s*/gu, ' ').trim();
      if (value.length > shape.max)
        return trouble(
          `最多 ${shape.max} 个字符，现有 ${value.length} 个`,
          `at most ${shape.max} characters`,
        );
      return writtenText(shape.max).safeParse(value).success
        ? { value }
        : trouble('含有控制字符或不可见的方向符', 'has control or direction characters');
    },
  };
}

const codePattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/u;

/** The number by which a row is known again. */
export function codeField(shape: Shape): Field<string> {
  return {
    ...shape,
    read(cell) {
      const code = cell.text.normalize('NFKC').trim();
      if (code === cell.text.trim() && codePattern.test(code)) return { value: code };
      const fixes = codePattern.test(code) ? [{ text: code, label: code }] : [];
      return trouble(
        '编号只能用字母、数字、点和连字符',
        'a code has letters, digits, dots and hyphens',
        fixes,
      );
    },
  };
}

export function dayField(shape: Shape): Field<Day> {
  return {
    ...shape,
    hint: shape.hint ?? '日期，例如 2024-06-30',
    read(cell, base) {
      const day = cell.type === 'number' ? dayOfSerial(Number(cell.text), base) : dayIn(cell.text);
      return day !== null && isDay(day)
        ? { value: day }
        : trouble(
            `“${cell.text.slice(0, 30)}”不是有效日期，请写成 2024-06-30`,
            'is no day; write 2024-06-30',
          );
    },
  };
}

/** A day as people write it: 2024-6-30, 2024/6/30, 2024.6.30, 2024年6月30日, full-width digits too. */
export function dayIn(text: string): Day | null {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u.exec(
    text.normalize('NFKC').trim(),
  );
  if (!match) return null;
  const [, year = '', month = '', date = ''] = match;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** A month, YYYY-MM; of a full date only the month is kept (people are known by their month of birth). */
export function monthField(shape: Shape): Field<string> {
  return {
    ...shape,
    hint: shape.hint ?? '年月，例如 1980-06',
    read(cell, base) {
      const serial =
        cell.type === 'number' && Number(cell.text) > 9_999 ? dayOfSerial(Number(cell.text), base) : null;
      const text = (serial ?? cell.text).normalize('NFKC').trim();
      const match = /^(19\d\d|20\d\d)(?:\s*[-/.年]\s*)?(0?[1-9]|1[0-2])(?:(?:\s*月)|[-/.]\d{1,2})?$/u.exec(
        text,
      );
      return match
        ? { value: `${match[1]}-${(match[2] ?? '').padStart(2, '0')}` }
        : trouble(`“${text.slice(0, 30)}”不是有效年月，请写成 1980-06`, 'is no month; write 1980-06');
    },
  };
}

export function wholeField(shape: Shape & { min: number; max: number }): Field<number> {
  return {
    ...shape,
    read({ text }) {
      const value = Number(text.normalize('NFKC').trim());
      return Number.isInteger(value) && value >= shape.min && value <= shape.max
        ? { value }
        : trouble(
            `须为 ${shape.min} 到 ${shape.max} 的整数`,
            `a whole number from ${shape.min} to ${shape.max}`,
          );
    },
  };
}

/** One of a table of names. */
export function choiceField<Key extends string>(
  shape: Shape & { of: Readonly<Record<Key, Label>> },
): Field<Key> {
  const entries = Object.entries(shape.of) as [Key, Label][]; // keys of the table
  return {
    ...shape,
    choices: entries.map(([, label]) => label.zh),
    read({ text }) {
      const wanted = text.trim();
      const found = entries.find(
        ([key, label]) => label.zh === wanted || label.en === wanted || key === wanted,
      );
      if (found) return { value: found[0] };
      const near = entries.filter(
        ([, { zh }]) => wanted !== '' && (zh.includes(wanted) || wanted.includes(zh)),
      );
      const fixes = near.slice(0, 3).map(([, { zh }]) => ({ text: zh, label: zh }));
      return trouble(`“${wanted.slice(0, 30)}”不在可选范围内`, 'is not one of the choices', fixes);
    },
  };
}

/** The text as it stands; what it means is found out against the database. */
export function rawField(shape: Shape & { choices?: readonly string[] }): Field<string> {
  return { ...shape, read: ({ text }) => ({ value: text.trim() }) };
}
