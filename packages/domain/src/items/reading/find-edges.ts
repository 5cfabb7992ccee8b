import type { TextSpan } from './reading.ts';

const day = /(?:\d{4}|[二两][〇○零Ｏ一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日/u;
const tail = /^(?:附件[：:\s\d一二三四五]|附件$|附[：:]|[（(]此件|抄送|主题词|印发|注[：:])/u;
const gluedEnd = new RegExp(
  `(?<=[。！])[^。，；：、\\n]{2,30}${day.source}(?:[（(]此件[^）)]{0,20}[）)])?\\s*$`,
  'u',
);

/**
 * Where the body ends: before attachments, signature and date, notes and distribution, and before stray marks at
 * the end. Only what stands behind `from`, the first number, counts: a wrapper's signature stands before it.
 */
export function findBodyEnd(text: string, from: number): number {
  let end = text.length;
  let at = from;
  let previous: TextSpan = [from, from];
  while (at < text.length) {
    const stop = text.indexOf('\n', at);
    const lineEnd = stop < 0 ? text.length : stop;
    const line = text.slice(at, Math.min(lineEnd, at + 200)).trim();
    if (at > from && tail.test(line)) {
      end = at;
      break;
    }
    if (line.length <= 24 && day.exec(line)?.[0] === line.replaceAll(/\s/gu, '')) {
      const signature = text.slice(...previous).trim();
      end = signature.length <= 40 && !/[。；：，]/u.test(signature) && previous[0] > from ? previous[0] : at;
      break;
    }
    if (line !== '') previous = [at, lineEnd];
    at = lineEnd + 1;
  }
  const last = text.slice(Math.max(from, end - 120), end);
  const glued = gluedEnd.exec(last);
  if (glued) end -= last.length - glued.index;
  while (end > from && /[\s|｜_＿—-]/u.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** True for texts whose lines are broken by width: most lines end inside a sentence. */
export function isWrapped(text: string): boolean {
  let [lines, broken] = [0, 0];
  for (const line of text.split('\n')) {
    const plain = line.trim();
    if (plain === '') continue;
    lines += 1;
    if (plain.length >= 16 && /[\u4e00-\u9fff，、“《（]$/u.test(plain)) broken += 1;
  }
  return lines > 5 && broken * 2 > lines;
}

/** Paragraphs of a stretch, white space between them left out. */
export function paragraphsOf(text: string, [from, to]: TextSpan): TextSpan[] {
  const spans: TextSpan[] = [];
  let at = from;
  for (const line of text.slice(from, to).split('\n')) {
    const indent = line.length - line.trimStart().length;
    if (line.trim() !== '') spans.push([at + indent, at + indent + line.trim().length]);
    at += line.length + 1;
  }
  return spans;
}
