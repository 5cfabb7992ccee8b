import type { TextSpan } from './reading.ts';

/** A paper as its reader sees it. */
export interface Paper {
  /** The text for matching: as long as the document, every kind of line end being \n. */
  readonly text: string;
  readonly year: number | null;
  /** Length of the lines of a text broken by width, as copies of PDFs are; 0 where lines are paragraphs. */
  readonly width: number;
  /** From here on the first unit of an enumeration leads (the paper's own 下同 rule); Infinity without the rule. */
  readonly firstLeadsFrom: number;
}

/** Line ends of all sorts as \n, one for one, so that every place keeps its number. */
export function plainLines(text: string): string {
  return text.replaceAll(/[\r\v\f\u0085\u2028\u2029]/gu, '\n');
}

/**
 * The width of lines broken by width: more than half of the longer lines end inside a sentence, and most of
 * those are about as long. 0 for texts of one paragraph a line.
 */
export function lineWidth(text: string): number {
  const broken: number[] = [];
  let lines = 0;
  for (const line of text.split('\n')) {
    const length = line.trim().length;
    if (length < 16) continue;
    lines += 1;
    if (/[^。；;：:！？!?”）)》|]\s*$/u.test(line.slice(-8))) broken.push(length);
  }
  if (lines < 5 || broken.length * 2 <= lines) return 0;
  const width = broken.sort((a, b) => a - b)[Math.floor(broken.length / 2)] ?? 0;
  const alike = broken.filter((length) => Math.abs(length - width) * 5 <= width).length;
  return alike * 3 >= broken.length * 2 ? width : 0;
}

/** True for a line break that only the width has made: the line is full and ends inside a sentence. */
export function isSoftBreak({ text, width }: Paper, at: number): boolean {
  if (width === 0 || /[。；：！？”]/u.test(text[at - 1] ?? '')) return false;
  const from = text.lastIndexOf('\n', at - 1) + 1;
  return at - from >= width * 0.75;
}

/** The words of a stretch without the breaks that only the width has made. */
export function joined({ text, width }: Paper, [from, to]: TextSpan): string {
  const words = text.slice(from, to);
  if (width === 0 || !words.includes('\n')) return words;
  const lines = words.split('\n');
  return lines.map((line, index) => (index === 0 ? line.trimEnd() : line.trim())).join('');
}
