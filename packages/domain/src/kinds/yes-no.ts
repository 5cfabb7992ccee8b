import type { Label } from '../label.ts';
import type { Cell } from './field.ts';

const choices = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } as const satisfies Record<
  string,
  Label
>;

/** A question with two answers. */
export function yesNo(zh: string, en: string): Cell {
  return { type: 'choice', label: { zh, en }, choices };
}
