import type { TextSpan } from './reading.ts';

const day =
  /(?:\d{4}|[二两][〇○零Ｏ一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日/u;
const tail = /^(?:附件[：:\s\d一二三四五]|附件$|附[：:]|[（(]此件|抄送|主题词|注[：:])/u;
const gluedEnd = new RegExp(
  `(?<=[。！])[^。，；：、\\n]{2,30}${day.source}(?:[（(]此件[^）)]{0,20}[）)])?\\s*$`,
  'u',
);
const issuer =
  /^(?![^、.．）)]{1,4}[、.．）)])[^\s。，、；：]{2,28}(?:委|委员会|支部|总支|党组|局|部|厅|处|室|院|办|政府|公司|中心|协会|工会)$/u;

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
    if (at > from && line.length <= 24 && day.exec(line)?.[0] === line.replaceAll(/\s/gu, '')) {
      const signature = text.slice(previous[0], Math.min(previous[1], previous[0] + 60)).trim();
      const signed = signature.length <= 40 && !/[。；：，]/u.test(signature) && previous[0] > from;
      end = signed ? previous[0] : at;
      break;
    }
    if (line !== '') previous = [at, lineEnd];
    at = lineEnd + 1;
  }
  if (end === text.length && previous[0] > from && isIssuer(text, previous)) end = previous[0];
  const last = text.slice(Math.max(from, end - 120), end);
  const glued = gluedEnd.exec(last);
  if (glued) end -= last.length - glued.index;
  while (end > from && /[\s|｜_＿—-]/u.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** A last line behind a full stop that is nothing but the name of an organ. */
function isIssuer(text: string, [from, to]: TextSpan): boolean {
  const before = text.slice(Math.max(0, from - 40), from).trimEnd();
  return /[。！；）)]$/u.test(before) && issuer.test(text.slice(from, Math.min(to, from + 60)).trim());
}

/** Paragraphs of a stretch, white space between them left out. */
export function paragraphsOf(text: string, [from, to]: TextSpan): TextSpan[] {
  const spans: TextSpan[] = [];
  let at = from;
  for (const line of text.slice(from, to).split('\n')) {
    const words = line.trim();
    const start = at + line.indexOf(words);
    if (words !== '') spans.push([start, start + words.length]);
    at += line.length + 1;
  }
  return spans;
}
