import { findMarkers, type Marker } from './reading/find-markers.ts';
import { learnLevels } from './reading/learn-levels.ts';
import { readFront } from './reading/read-front.ts';
import { findHeading, readItem, type Carried, type ItemStretch } from './reading/read-item.ts';
import type { Noise, ReadingWarning, ReadItem, TextSpan, WorkPointsReading } from './reading/reading.ts';
import { trimSpan } from './reading/split-sentences.ts';

/**
 * Reads an annual work-points document: parts, items and measures with their places in the text, and guesses
 * (kind, actors, clock, mechanisms) that a planner edits. Levels are learnt from the document; nothing is
 * invented; every character belongs to a measure, a heading, the preamble or named noise. Never throws.
 */
export function readWorkPoints(input: string): WorkPointsReading {
  const text = input.startsWith('\ufeff') ? input.slice(1) : input;
  const bodyEnd = findBodyEnd(text);
  const markers = findMarkers(text.slice(0, bodyEnd));
  const levels = learnLevels(markers);
  const front = readFront(text, markers[0]?.start ?? bodyEnd);
  const noise: Noise[] = [];
  const warnings: ReadingWarning[] = [];
  if (front.front) noise.push(noiseOf(text, front.front, 'front'));
  if (!levels) warnings.push(warn('no-structure', '没有找到条目编号', 'No numbered items were found'));
  const main = levels
    ? markers.filter((marker) => marker.form === levels.section || marker.form === levels.item)
    : [];
  const sections: { no: number; heading: string; span: TextSpan }[] = [];
  const stretches: ItemStretch[] = [];
  for (const [index, marker] of main.entries()) {
    const end = main[index + 1]?.start ?? bodyEnd;
    if (levels && marker.form === levels.section) {
      const heading = sectionHeading(text, marker, end);
      sections.push({ no: marker.no, heading: text.slice(...heading), span: heading });
      const intro = trimSpan(text, [skipStop(text, heading[1]), end]);
      if (intro && main[index + 1]?.form !== levels.item) stretches.push(introAsItem(marker, intro, end));
      else if (intro) noise.push(noiseOf(text, intro, 'intro'));
    } else {
      const below = markers.filter(
        (lower) => levels?.below.includes(lower.form) && lower.start > marker.start && lower.start < end,
      );
      stretches.push({ marker, end, section: sections.at(-1)?.no ?? null, below });
    }
  }
  const items = readItems(text, stretches, front.year, noise);
  warnings.push(...countAnnounced(text, items, sections.length));
  const tail = trimSpan(text, [bodyEnd, text.length]);
  if (tail)
    noise.push({
      ...noiseOf(text, tail, 'stray'),
      ...(isStray(text, tail) ? withSpaceBefore(text, tail) : { reason: 'closing' as const }),
    });
  return {
    text,
    title: front.title,
    titleIsGuess: front.titleIsGuess,
    year: front.year,
    preamble: { span: front.preamble },
    sections,
    items,
    noise: noise.sort((a, b) => a.span[0] - b.span[0]),
    warnings,
  };
}

/** Headings are decided for the whole document: where most items have none, none has. */
function readItems(
  text: string,
  stretches: readonly ItemStretch[],
  year: number | null,
  noise: Noise[],
): ReadItem[] {
  const headings = stretches.map((stretch) => findHeading(text, stretch));
  const headed = headings.filter((heading) => heading !== null).length * 2 >= stretches.length;
  const carried: Carried = { firstLeads: false };
  return stretches.map((stretch, index) => {
    const read = readItem(text, stretch, headed ? (headings[index] ?? null) : null, year, carried);
    noise.push(...read.noise);
    return read.item;
  });
}

const knownHeadings =
  /^(?:总体要求|指导思想|工作目标|主要目标|基本原则|组织领导|保障措施|组织实施|工作要求)/u;

/** To the end of the line, the first full stop, the next number, or the end of a well-known heading word. */
function sectionHeading(text: string, marker: Marker, end: number): TextSpan {
  const rest = text.slice(marker.end, end);
  const stop = rest.search(/[。\n]/u);
  const known = knownHeadings.exec(rest)?.[0];
  const length = stop < 0 ? rest.length : stop;
  const cut = known && length > 40 ? known.length : length;
  return trimSpan(text, [marker.end, marker.end + cut]) ?? [marker.end, marker.end];
}

/** A section without items is its own item. */
function introAsItem(marker: Marker, intro: TextSpan, end: number): ItemStretch {
  return { marker: { ...marker, start: intro[0], end: intro[0] }, end, section: marker.no, below: [] };
}

const closings =
  /\n\s*(?:附件[：:\s]|附：|（此件|\(此件|抄送|主题词)|\n[^\n。]{2,40}\n\s*[二〇○一九零\d]{4}年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日\s*(?:\n|$)/u;

/** Where the body ends: before attachments, signature and date, distribution, and before stray marks at the end. */
function findBodyEnd(text: string): number {
  const from = Math.floor(text.length / 3);
  const match = closings.exec(text.slice(from));
  const closed = match ? from + match.index : text.length;
  const stray = /[\s|｜_＿—-]+$/u.exec(text.slice(0, closed));
  return stray ? closed - stray[0].length : closed;
}

function isStray(text: string, [from, to]: TextSpan): boolean {
  return /^[|｜_＿—\s-]+$/u.test(text.slice(from, to));
}

/** A stray mark takes the blank before it along. */
function withSpaceBefore(text: string, [from, to]: TextSpan): { span: TextSpan; text: string } {
  const start = text[from - 1] === ' ' ? from - 1 : from;
  return { span: [start, to], text: text.slice(start, to) };
}

/** “8个方面18项工作” announced but fewer found: said, never made up. */
function countAnnounced(text: string, items: readonly ReadItem[], sections: number): ReadingWarning[] {
  const match = /(\d{1,3})个方面[^。\d]{0,6}(\d{1,3})项/u.exec(text);
  if (!match) return [];
  const [parts, tasks] = [Number(match[1]), Number(match[2])];
  const measures = items.reduce((sum, item) => sum + item.measures.length, 0);
  if (parts === sections && (tasks === items.length || tasks === measures)) return [];
  return [
    warn(
      'announced-not-found',
      `文中称 ${parts} 个方面 ${tasks} 项，实际读出 ${sections} 个部分 ${items.length} 个条目 ${measures} 条举措`,
      `The text announces ${parts} parts and ${tasks} tasks; ${sections} parts, ${items.length} items and ${measures} measures were found`,
    ),
  ];
}

function skipStop(text: string, at: number): number {
  return text[at] === '。' ? at + 1 : at;
}

function noiseOf(text: string, span: TextSpan, reason: Noise['reason']): Noise {
  return { span, text: text.slice(...span), reason };
}

function warn(code: string, zh: string, en: string): ReadingWarning {
  return { code, text: { zh, en } };
}
