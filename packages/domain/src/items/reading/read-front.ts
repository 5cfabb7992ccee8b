import type { TextSpan } from './reading.ts';
import { trimSpan } from './split-sentences.ts';

export interface Front {
  readonly title: string | null;
  readonly titleIsGuess: boolean;
  readonly year: number | null;
  /** From behind the title to the first number. */
  readonly preamble: TextSpan;
  /** Letterhead, wrapper and title lines before it. */
  readonly front: TextSpan | null;
}

const paper =
  /(?:要点|意见|通知|方案|办法|细则|规划|计划|措施|安排|纲要|分工|清单|分解表)(?:[（(][^（()）]*[）)])?$/u;
const wrapped = /印发《([^》]+)》的通知/u;

/**
 * What stands before the first number: a wrapper notice is left behind when the plan's own title follows it, the
 * title lines are joined, and without a title one is guessed from the first sentence and marked as a guess.
 */
export function readFront(text: string, bodyStart: number): Front {
  const lines = linesOf(text, bodyStart);
  const wrapper = wrapped.exec(text.slice(0, bodyStart).replaceAll('\n', ''))?.[1] ?? null;
  const at = findTitle(lines, wrapper);
  if (at !== null) {
    const title = lines
      .slice(at.from, at.to + 1)
      .map((line) => line.text)
      .join('');
    const behind = lines[at.to]?.end ?? 0;
    return {
      title,
      titleIsGuess: false,
      year:
        yearOf(title) ??
        yearOf(wrapper ?? '') ??
        planYear(text.slice(behind, bodyStart)) ??
        yearOf(text.slice(0, bodyStart)),
      preamble: trimSpan(text, [behind, bodyStart]) ?? [behind, behind],
      front: trimSpan(text, [0, behind]),
    };
  }
  const preamble = trimSpan(text, [0, bodyStart]) ?? [0, 0];
  const opening = text.slice(...preamble);
  const year = planYear(opening) ?? yearOf(opening);
  return { title: guessTitle(opening, year), titleIsGuess: true, year, preamble, front: null };
}

interface Line {
  readonly text: string;
  readonly end: number;
}

function linesOf(text: string, to: number): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of text.slice(0, to).split('\n')) {
    lines.push({ text: raw.trim(), end: at + raw.length });
    at += raw.length + 1;
  }
  return lines;
}

/** The last title line wins: wrapper notices come before the plan. Up to three broken lines are joined. */
function findTitle(lines: readonly Line[], wrapper: string | null): { from: number; to: number } | null {
  for (let to = lines.length - 1; to >= 0; to -= 1) {
    const text = lines[to]?.text ?? '';
    if (text.length < 4 || text.length > 60 || /[。：；]$/u.test(text) || !paper.test(text)) continue;
    if (/^附件/u.test(text)) continue;
    let from = to;
    const isWhole = (line: string) => /^\d{4}年|^关于|^国务院|^中共/u.test(line) || line === wrapper;
    while (
      from > 0 &&
      to - from < 2 &&
      !isWhole(lines[from]?.text ?? '') &&
      isTitlePart(lines[from - 1]?.text ?? '')
    )
      from -= 1;
    return { from, to };
  }
  return null;
}

function isTitlePart(text: string): boolean {
  return text.length > 1 && text.length <= 30 && !/[。：；，,〕]|\d日$/u.test(text) && !/文件$/u.test(text);
}

/** 2024年是… names the year of the plan. */
function planYear(text: string): number | null {
  const match = /(\d{4})年是/u.exec(text);
  return match ? Number(match[1]) : null;
}

function yearOf(text: string): number | null {
  const match = /(?<!\d)((?:19|20)\d{2})(?=年|〕|\])/u.exec(text);
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
  return `${year === null ? '' : `${year}年`}${subject.replace(/^今年/u, '')}工作要点`;
}
