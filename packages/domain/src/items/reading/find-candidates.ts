import { readDigits, readNumeral } from './numerals.ts';

/**
 * Forms of a structure number: 第一章 · 第一条 · 一、 · （一） · 1. · （1） · ①. Their rank is learnt from the document.
 */
export type MarkerForm =
  | 'chapter'
  | 'article'
  | 'numeral'
  | 'bracketNumeral'
  | 'digit'
  | 'bracketDigit'
  | 'circle';

/** Where a number stands: first in its line, behind a mark or blank, or against the text before it. */
export type Standing = 'line' | 'mark' | 'glued';

export interface Candidate {
  readonly form: MarkerForm;
  readonly no: number;
  /** Where the number begins, and where the text behind it does. */
  readonly start: number;
  readonly end: number;
  readonly standing: Standing;
  /** Written against the rules: “四 改进” without its mark, “11.121人” before a digit. Only counts in sequence. */
  readonly doubtful: boolean;
}

const chinese = '[一二三四五六七八九十百零]{1,5}';
const pattern = new RegExp(
  [
    `第(${chinese})(章|部分|篇|条)[、：:\\s]?`,
    `第(${chinese})[、，]|(${chinese})[、.．](?!\\d)`,
    `(?<=[。.\\s]|^)(${chinese})[ \\u3000](?=[\\u4e00-\\u9fff]{2})`,
    `[（(](${chinese})[）)]|([㈠-㈩])`,
    '([0-9０-９]{1,3})(?:[.．、](?![0-9０-９])|．|[.、](?=20[0-9]{2}年))|([⒈-⒛])',
    '([0-9０-９]{1,3})[.．、](?=[0-9０-９]{2,4}[\\u4e00-\\u9fff])',
    '[（(]?([0-9０-９]{1,3})[）)]|([⑴-⒇])',
    '([①-⑳])',
  ].join('|'),
  'gu',
);

const marks = /[。；：:;）)」】”．.！？|｜]/u;
const notBefore = /[第之每其条款项见至到—~～\d０-９%％A-Za-z]/u;

/** Everything in [from, to) that looks like a structure number, in order; which of them count is decided later. */
export function findCandidates(text: string, from: number, to: number): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.slice(from, to).matchAll(pattern)) {
    const start = from + match.index;
    if (notBefore.test(text[start - 1] ?? '')) continue;
    const read = formOf(match);
    if (read) found.push({ ...read, start, end: start + match[0].length, standing: standingOf(text, start) });
  }
  return found;
}

function formOf(match: RegExpExecArray): Pick<Candidate, 'form' | 'no' | 'doubtful'> | null {
  const [, part, partName, ordinal, numeral, spaced, bracketNumeral, boxedNumeral, ...digits] = match;
  const [digit, dotted, tight, bracketDigit, boxed, circle] = digits;
  if (part !== undefined) return named(partName === '条' ? 'article' : 'chapter', readNumeral(part), false);
  const plain = ordinal ?? numeral ?? spaced;
  if (plain !== undefined) return named('numeral', readNumeral(plain), spaced !== undefined);
  const inBrackets = bracketNumeral ?? boxedNumeral?.normalize('NFKC').slice(1, -1);
  if (inBrackets !== undefined) return named('bracketNumeral', readNumeral(inBrackets), false);
  const arabic = digit ?? dotted?.normalize('NFKC').slice(0, -1) ?? tight;
  if (arabic !== undefined) return named('digit', readDigits(arabic), tight !== undefined);
  const inside = bracketDigit ?? boxed?.normalize('NFKC').slice(1, -1);
  if (inside !== undefined) return named('bracketDigit', readDigits(inside), false);
  return circle === undefined ? null : named('circle', readDigits(circle), false);
}

function named(form: MarkerForm, no: number | null, doubtful: boolean) {
  return no === null || no === 0 ? null : { form, no, doubtful };
}

function standingOf(text: string, start: number): Standing {
  let at = start - 1;
  while (at >= 0 && start - at < 40 && /[^\S\n]/u.test(text[at] ?? '')) at -= 1;
  if (at < 0 || text[at] === '\n') return 'line';
  return at < start - 1 || marks.test(text[at] ?? '') ? 'mark' : 'glued';
}
