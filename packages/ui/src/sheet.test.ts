import type { Cell } from '@gangmu/domain/kinds/field';
import { expect, test } from 'vitest';
import type { Choices } from './choices.tsx';
import { readCell, readClipboard, resolveNames, writeCell } from './read-cell.ts';
import { sheetTarget } from './sheet-keys.ts';

const label = { zh: '格', en: 'Cell' };
const choices: Choices = {
  people: [
    { id: 'a', name: '甲' },
    { id: 'b', name: '乙（一支部）' },
    { id: 'c', name: '乙（二支部）' },
    { id: 'd', name: '丙（三支部）' },
  ],
  units: [{ id: 'u', name: '经纬' }],
  records: [],
  measures: [],
};
const day: Cell = { type: 'day', label, future: false };
const member: Cell = { type: 'member', label };
const integer: Cell = { type: 'integer', label, min: 0, max: 9_999, unit: label };
const choice: Cell = {
  type: 'choice',
  label,
  choices: { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } },
};

test.each([
  [day, '2024/6/5', { value: '2024-06-05' }],
  [day, '2024年6月5日', { value: '2024-06-05' }],
  [day, '2024-02-30', { unread: '2024-02-30' }],
  [integer, '1,200', { value: 1200 }],
  [integer, '1.5', { unread: '1.5' }],
  [choice, '是', { value: 'yes' }],
  [choice, 'no', { value: 'no' }],
  [choice, '也许', { unread: '也许' }],
  [member, '甲', { value: 'a' }],
  [member, '丙', { value: 'd' }],
  [member, '乙', { unread: '乙' }],
  [member, '乙（二支部）', { value: 'c' }],
  [member, '', { value: null }],
  [day, ' ', { value: '' }],
] as const)('a cell reads what is typed or pasted: %#', (cell, text, reading) => {
  expect(readCell(cell, text, choices)).toEqual(reading);
});

test('what a cell writes it reads again', () => {
  for (const [cell, value] of [
    [day, '2024-06-05'],
    [integer, 12],
    [choice, 'no'],
    [member, 'c'],
    [{ type: 'unit', label } as Cell, 'u'],
  ] as const)
    expect(readCell(cell, writeCell(cell, value, choices, 'zh'), choices)).toEqual({ value });
});

test('names typed before the people were known become the people they mean, the rest stays', () => {
  const row = { who: '丙', other: '乙', on: '2024-06-05' };
  expect(resolveNames(row, { who: member, other: member, on: day }, choices)).toEqual({ ...row, who: 'd' });
  expect(resolveNames({ who: 'a' }, { who: member }, choices)).toEqual({ who: 'a' });
});

test('a block from a spreadsheet keeps its rows, columns and empty cells', () => {
  expect(readClipboard('甲\t1\r\n乙\t\r\n')).toEqual([
    ['甲', '1'],
    ['乙', ''],
  ]);
});

const key = (name: string, value = '', caret = 0, shiftKey = false) => ({
  key: name,
  shiftKey,
  currentTarget: { selectionStart: caret, value },
});
const at = (row: number, column: number) => ({ row, column, rows: 2, columns: 2, max: 3 });

test.each([
  [key('Enter'), at(0, 0), { row: 1, column: 0 }],
  [key('Enter'), at(1, 0), { row: 2, column: 0 }],
  [key('Enter'), { ...at(1, 0), max: 2 }, null],
  [key('Enter', '', 0, true), at(1, 0), { row: 0, column: 0 }],
  [key('ArrowDown'), at(1, 0), null],
  [key('ArrowUp'), at(0, 0), null],
  [key('ArrowRight', '甲', 0), at(0, 0), null],
  [key('ArrowRight', '甲', 1), at(0, 0), { row: 0, column: 1 }],
  [key('ArrowLeft', '甲', 1), at(0, 1), null],
  [key('ArrowLeft', '甲', 0), at(0, 1), { row: 0, column: 0 }],
  [key('a'), at(0, 0), null],
])('keys move as in a spreadsheet: %#', (event, place, target) => {
  expect(sheetTarget(event, place)).toEqual(target);
});
