import type { Cell, Row } from '@gangmu/domain/kinds/field';
import { isDay } from '@gangmu/domain/time/day';
import type { Choices } from './choices.tsx';

/** What a cell holds: a value, or text that is not one yet. */
export type Reading = { readonly value: unknown } | { readonly unread: string };

/** Reads what was typed or pasted into a cell; names of choices, units and people stand for their keys. */
export function readCell(cell: Cell, text: string, choices: Choices): Reading {
  const typed = text.trim();
  if (typed === '')
    return { value: cell.type === 'text' || cell.type === 'day' || cell.type === 'choice' ? '' : null };
  switch (cell.type) {
    case 'text':
      return { value: typed };
    case 'integer': {
      const number = Number(typed.replaceAll(/[,，\s]/g, ''));
      return Number.isInteger(number) ? { value: number } : { unread: typed };
    }
    case 'day': {
      const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed);
      const day = parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : '';
      return isDay(day) ? { value: day } : { unread: typed };
    }
    case 'choice': {
      const key = Object.entries(cell.choices).find(
        ([name, label]) =>
          typed === label.zh || typed.toLowerCase() === label.en.toLowerCase() || typed === name,
      )?.[0];
      return key === undefined ? { unread: typed } : { value: key };
    }
    case 'member':
      return readName(typed, choices.people);
    case 'unit':
      return readName(typed, choices.units);
  }
}

/** What the cell shows for a value. */
export function writeCell(cell: Cell, value: unknown, choices: Choices, language: 'zh' | 'en'): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (cell.type === 'choice') return cell.choices[text]?.[language] ?? text;
  if (cell.type === 'member') return choices.people.find((person) => person.id === text)?.name ?? text;
  if (cell.type === 'unit') return choices.units.find((unit) => unit.id === text)?.name ?? text;
  return text;
}

/** A name that means exactly one; the unit in brackets behind it may be left out. */
function readName(typed: string, among: readonly { id: string; name: string }[]): Reading {
  const exact = among.filter((entry) => entry.name === typed);
  const plain = exact.length > 0 ? exact : among.filter((entry) => entry.name.split('（')[0] === typed);
  const ids = new Set(plain.map((entry) => entry.id));
  const [only] = ids;
  return ids.size === 1 ? { value: only } : { unread: typed };
}

/** A row whose names, typed before the people were known, have become the people they mean. */
export function resolveNames(row: Row, cells: Readonly<Record<string, Cell>>, choices: Choices): Row {
  const resolved = Object.entries(row).map(([name, value]) => {
    const cell = cells[name];
    if (cell?.type !== 'member' || typeof value !== 'string') return [name, value];
    const reading = readCell(cell, value, choices);
    return [name, 'value' in reading ? reading.value : value];
  });
  return Object.fromEntries(resolved) as Row; // the same names
}

/** Rows and columns of what a spreadsheet puts on the clipboard. */
export function readClipboard(text: string): string[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
}
