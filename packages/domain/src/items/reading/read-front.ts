import type { TextSpan } from './reading.ts';
import { trimSpan } from './split-sentences.ts';

export interface Front {
  readonly title: string | null;
  readonly titleIsGuess: boolean;
  readonly year: number | null;
  /** From behind the title, the document number and whom it is sent to, to the first number. */
  readonly preamble: TextSpan;
  /** Letterhead, wrapper and title lines before it. */
  readonly front: TextSpan | null;
}

const kind = '(?:要点|意见|通知|方案|办法|细则|规划|计划|措施|安排|纲要|分工|清单|分解表|分工表|责任表|台账)';
const paper = new RegExp(`${kind}(?:[（(][^（()）]*[）)])?$`, 'u');
const wrapped = /印发(?:《([^》]+)》|([^《》，。：]{6,60}?))的通知/u;
const glued =
  /^\s*((?:20\d\d|２０[０-９]{2})年[^。，,：:\n]{4,40}?工作(?:要点|方案|计划|安排)|[^。，,：:\n]{0,20}关于[^。，,：:\n]{4,50}?的(?:指导|实施|若干|工作)?(?:意见|方案|措施|办法))(?=\S)/u;
/** A front ends within so many characters; what comes later is text. */
const longestFront = 20_000;

/**
 * What stands before the first number: a wrapper notice is left behind when the plan's own title follows it, the
 * title lines are joined, and without a title one is guessed from the first sentence and marked as a guess. The plan
 * year is that of the title, the wrapper, “2025年是…”, the document number, or the date under the paper, in this order.
 */
export function readFront(text: string, bodyStart: number): Front {
  const head = text.slice(0, Math.min(bodyStart, longestFront));
  const lines = linesOf(head);
  const wrapper = wrappedTitle(head);
  const found = findTitle(lines, wrapper) ?? gluedTitle(head, wrapper) ?? firstLine(lines);
  const behind = found && head[found.end] === '\n' ? behindAddressee(head, found.end) : (found?.end ?? 0);
  const preamble = trimSpan(text, [behind, bodyStart]) ?? [behind, behind];
  const opening = head.slice(...preamble);
  const year =
    yearOf(found?.title ?? '') ??
    yearOf(wrapper ?? '') ??
    planYear(opening) ??
    dateYear(head, text) ??
    yearOf(head);
  return {
    title: found?.title ?? guessTitle(opening, year),
    titleIsGuess: found?.isGuess ?? true,
    year,
    preamble,
    front: found ? trimSpan(text, [0, behind]) : null,
  };
}

/** The title of what a notice hands on (关于印发《X》的通知); null where the text is no such notice. */
function wrappedTitle(head: string): string | null {
  const [, marked, bare] = wrapped.exec(head.replaceAll('\n', '')) ?? [];
  return marked ?? bare ?? null;
}

/**
 * Where the plan begins: behind the last line that is nothing but the title of what a notice hands on, for a notice may
 * have numbers of its own. 0 where there is no such line.
 */
export function findPlanStart(text: string): number {
  const head = text.slice(0, longestFront);
  const title = wrappedTitle(head);
  const line = title === null ? undefined : linesOf(head).findLast((entry) => entry.text === title);
  return line?.end ?? 0;
}

interface Line {
  readonly text: string;
  readonly end: number;
}

interface Title {
  readonly title: string;
  readonly end: number;
  readonly isGuess: boolean;
}

function linesOf(head: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of head.split('\n')) {
    lines.push({ text: raw.trim().replace(/^#+\s*/u, ''), end: at + raw.length });
    at += raw.length + 1;
  }
  return lines;
}

/** The last title line wins: wrapper notices come before the plan. Up to three broken lines are joined. */
function findTitle(lines: readonly Line[], wrapper: string | null): Title | null {
  for (let to = lines.length - 1; to >= 0; to -= 1) {
    const { text = '', end = 0 } = lines[to] ?? {};
    if (text.length < 4 || text.length > 60 || /[。：；]$|^附件/u.test(text) || !paper.test(text)) continue;
    let from = to;
    const isWhole = (line: string) => /^\d{4}年|^关于|^国务院|^中共/u.test(line) || line === wrapper;
    while (
      from > 0 &&
      to - from < 2 &&
      !isWhole(lines[from]?.text ?? '') &&
      isTitlePart(lines[from - 1]?.text ?? '')
    )
      from -= 1;
    const parts = lines.slice(from, to + 1);
    return { title: parts.map((line) => line.text).join(''), end, isGuess: false };
  }
  return null;
}

function isTitlePart(text: string): boolean {
  return (
    text.length > 1 && text.length <= 30 && !/[。：；，,〕]|\d日$|号$/u.test(text) && !/文件$/u.test(text)
  );
}

/** A title against the text behind it, as in texts without line breaks; behind a wrapper, its last occurrence. */
function gluedTitle(head: string, wrapper: string | null): Title | null {
  const at = wrapper === null ? -1 : head.lastIndexOf(wrapper);
  if (wrapper !== null && at > 0 && !/[《发]/u.test(head[at - 1] ?? ''))
    return { title: wrapper, end: at + wrapper.length, isGuess: false };
  const match = glued.exec(head.slice(0, 120));
  return match ? { title: match[1] ?? '', end: match[0].length, isGuess: false } : null;
}

/** A first line without any mark is likely the title, though it names no kind of paper. */
function firstLine(lines: readonly Line[]): Title | null {
  const at = lines.findIndex(({ text }) => text !== '');
  const { text = '', end = 0 } = lines[at] ?? {};
  const isBare = text.length >= 4 && text.length <= 40 && !/[。，；：,;:|\t.]/u.test(text);
  return isBare && at < lines.length - 1 ? { title: text, end, isGuess: true } : null;
}

const numberLine = /^[^\s。，：]{1,16}[〔[（(【]\d{4}[〕\]）)】]\d{1,4}号$/u;

/** Past the document number, a line in brackets and whom the paper is sent to (a line ending in ：). */
function behindAddressee(head: string, from: number): number {
  let behind = from;
  let at = from;
  for (const raw of head.slice(from).split('\n').slice(0, 6)) {
    const line = raw.trim();
    const isAddressee = /^[^。\d]{2,160}[：:]$/u.test(line) && !/如下[：:]$|[要是]求?[：:]$/u.test(line);
    if (numberLine.test(line) || /^[（(][^（()）]{2,40}[）)]$/u.test(line) || isAddressee)
      behind = at + raw.length;
    else if (line !== '') break;
    at += raw.length + 1;
    if (isAddressee) break;
  }
  return behind;
}

/** 2024年是… names the year of the plan. */
function planYear(text: string): number | null {
  const match = /(\d{4})年是/u.exec(text);
  return match ? Number(match[1]) : null;
}

/** The year of the document number, else of the date under the wrapper or under the paper. */
function dateYear(head: string, text: string): number | null {
  const date = /(?<!\d)((?:19|20)\d{2})年\d{1,2}月\d{1,2}日\s*(?:$|\n|[（(]此件)/u;
  const match =
    /[〔[]((?:19|20)\d{2})[〕\])]\d{1,4}号/u.exec(head) ?? date.exec(head) ?? date.exec(text.slice(-400));
  return match ? Number(match[1]) : null;
}

function yearOf(text: string): number | null {
  const match = /(?<!\d)((?:19|20)\d{2})(?=年|〕|\])/u.exec(text.normalize('NFKC'));
  return match ? Number(match[1]) : null;
}

/** “为加强X工作，现提出以下意见” makes 关于加强X工作的意见; “X工作要以…” makes “<year>年X工作要点”, without quotes before X. */
function guessTitle(opening: string, year: number | null): string | null {
  const aim =
    /(?:^|[。，])为(?:了)?([^。，]{4,40})，(?:现|特)?(?:就[^，。]{2,40}，)?(?:现|特)?(?:提出|制定)(?:以下|如下|本)(意见|方案|措施|要点|办法)/u;
  const [, purpose, paperKind] = aim.exec(opening) ?? [];
  if (purpose && paperKind) return `关于${purpose}的${paperKind}`;
  const subject = /(?:^|[。，,])([^。，,“”]{2,30}?)工作(?:的总体要求|要以|要坚持|要)/u.exec(opening)?.[1];
  if (!subject) return null;
  const own = subject.normalize('NFKC').replace(/^今年|^\d{4}年/u, '');
  return `${year === null ? '' : `${year}年`}${own}工作要点`;
}
