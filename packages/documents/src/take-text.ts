import type { Label } from '@gangmu/domain/label';
import { hasVisibleCharacter } from '@gangmu/domain/visible-character';
import { findPrivateCharacters } from './decode-text.ts';
import { refuseDocument } from './document-refusal.ts';

/** A document as text. Lines end in \n; a table row is one line, its cells joined by TAB, lines in a cell by U+000B. */
export interface ReadDocument {
  readonly text: string;
  readonly notices: readonly Label[];
}

const direction = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu;
const control = /[\u0000-\u0008\u000c\u000e-\u001f\u007f-\u009f]/gu;

/** The text of an office file as the rest may have it: what cannot be seen and would do harm is left out and said. */
export function takeText(raw: string, notices: readonly Label[]): ReadDocument {
  const text = raw.replaceAll(direction, '').replaceAll(control, '');
  if (!hasVisibleCharacter(text)) throw refuseDocument('文件没有文字内容', 'The file holds no text');
  const more: Label[] = [];
  const dropped = raw.length - text.length;
  if (dropped > 0)
    more.push({
      zh: `略去 ${dropped} 个控制字符或改变文字方向的字符`,
      en: `${dropped} control or direction characters were left out`,
    });
  return { text, notices: [...notices, ...more, ...privateNotice(text)] };
}

/** Private-use characters (old name fonts, symbol fonts) stay, and are named. */
export function privateNotice(text: string): Label[] {
  const odd = findPrivateCharacters(text).slice(0, 40);
  if (odd.length === 0) return [];
  return [
    {
      zh: `含有自造字，已原样保留：${odd.join(' ')}`,
      en: `Private-use characters were kept as they are: ${odd.join(' ')}`,
    },
  ];
}
