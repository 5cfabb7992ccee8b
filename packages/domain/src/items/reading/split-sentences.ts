import { isSoftBreak, type Paper } from './paper.ts';
import type { TextSpan } from './reading.ts';

const opening = '（(“‘《〈「【[';
const closing = '）)”’》〉」】]';
const bullet = /^[^\S\n]*(?:——|—|[●•·▪◆■□○]|-(?=[\s\u4e00-\u9fff]))\s*/u;
/** Farther than this from the start of a sentence a bracket left open no longer holds it together. */
const longestBracket = 600;
/** A measure is stored in 2,000 characters, together with the heading of a number below the item. */
const longestMeasure = 1_900;

/**
 * The sentences of a stretch: each ends with its full stop or semicolon (one inside quotes or brackets does not end
 * it), at a paragraph's end, at a line that begins with a bullet, or at the end. A break made by the width of the
 * lines ends nothing. White space around them and bullets before them belong to nobody.
 */
export function splitSentences(paper: Paper, [from, to]: TextSpan): TextSpan[] {
  const { text } = paper;
  const spans: TextSpan[] = [];
  let start = skipBullet(text, from);
  let depth = 0;
  const cut = (at: number) => {
    const span = trimSpan(text, [start, at]);
    const says = span && !isRemark(text, span);
    if (says) spans.push(...inPieces(text, span));
    else if (span && spans.length > 0) spans.push([spans.pop()?.[0] ?? span[0], span[1]]);
    start = at;
    depth = 0;
  };
  for (let at = from; at < to; at += 1) {
    const character = text[at] ?? '';
    if (at - start > longestBracket) depth = 0;
    if (opening.includes(character)) depth += 1;
    else if (closing.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === '\n' && at >= start && endsParagraph(paper, at)) {
      cut(at);
      start = skipBullet(text, at + 1);
    } else if (depth === 0 && (character === '；' || character === ';' || isFullStop(text, at))) cut(at + 1);
  }
  cut(to);
  return spans;
}

/** A sentence longer than a measure may be, cut behind commas where it has any. */
function inPieces(text: string, [from, to]: TextSpan): TextSpan[] {
  const cuts = [from];
  for (let start = from; to - start > longestMeasure; start = cuts.at(-1) ?? to) {
    const piece = text.slice(start, start + longestMeasure);
    const comma = Math.max(piece.lastIndexOf('，'), piece.lastIndexOf(','), piece.lastIndexOf('；'));
    const whole = /[\ud800-\udbff]$/.test(piece) ? longestMeasure - 1 : longestMeasure;
    cuts.push(start + (comma > 0 ? comma + 1 : whole));
  }
  return [...cuts, to].flatMap((end, index, all) => {
    const span = trimSpan(text, [all[index - 1] ?? end, end]);
    return span ? [span] : [];
  });
}

/** Marks alone, or words all in brackets, belong to the sentence before them. */
function isRemark(text: string, span: TextSpan): boolean {
  const words = text.slice(span[0], Math.min(span[1], span[0] + 80));
  return /^(?:[。.；;！？\s]+|[（(][^（()）]*[）)][。；]?)$/u.test(words);
}

/** 。！？ or, as scanned copies have it, a point between Chinese characters. */
export function isFullStop(text: string, at: number): boolean {
  const character = text[at];
  if (character === '。' || character === '！' || character === '？') return true;
  if (character !== '.' && character !== '．') return false;
  return (
    /[\u4e00-\u9fff”》）)]/u.test(text[at - 1] ?? '') &&
    (at + 1 >= text.length || /[\u4e00-\u9fff“《（(\s\d０-９①-⑳|｜]/u.test(text[at + 1] ?? ''))
  );
}

/** Where the first sentence or line of a stretch ends, its mark not included; `to` when it does not end before. */
export function firstStop(paper: Paper, [from, to]: TextSpan): number {
  const { text } = paper;
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const character = text[at] ?? '';
    if (character === '\n' && at > from && !isSoftBreak(paper, at)) return at;
    if (opening.includes(character)) depth += 1;
    else if (closing.includes(character)) depth = Math.max(0, depth - 1);
    else if ((depth === 0 || at - from > longestBracket) && isFullStop(text, at)) return at;
  }
  return to;
}

/** Past a full stop at that place. */
export function skipStop(text: string, at: number): number {
  return /[。.．；]/u.test(text[at] ?? '') ? at + 1 : at;
}

/** The span without white space at its ends; null when nothing is left. */
export function trimSpan(text: string, [from, to]: TextSpan): TextSpan | null {
  let start = from;
  let end = to;
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return start < end ? [start, end] : null;
}

function endsParagraph(paper: Paper, at: number): boolean {
  if (bullet.test(paper.text.slice(at + 1, at + 12))) return true;
  return !isSoftBreak(paper, at) && !/[，、,—]/u.test(paper.text[at - 1] ?? '');
}

function skipBullet(text: string, at: number): number {
  return at + (bullet.exec(text.slice(at, at + 12))?.[0].length ?? 0);
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /\s/u.test(character);
}
