import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWorkPoints } from '../read-work-points.ts';
import type { ReadClock } from './reading.ts';

/**
 * Papers of our own making, of sorts that importing.md does not hold: X.txt, and in X.reading.txt what a reader finds in
 * it: title and year; sections; items as `no heading [lead|co|responsible] clocks ×measures`; warnings behind `!`.
 */
const folder = new URL('../../../../../samples/papers/', import.meta.url);
const names = readdirSync(folder).filter((name) => !name.endsWith('.reading.txt'));

test.each(names)('%s is read as written beside it', (name) => {
  const expected = readFileSync(new URL(name.replace('.txt', '.reading.txt'), folder), 'utf8');
  expect(linesOf(readFileSync(new URL(name, folder), 'utf8'))).toEqual(expected.trimEnd().split('\n'));
});

function linesOf(text: string): string[] {
  const { title, year, sections, items, warnings } = readWorkPoints(text);
  const entries = [
    ...sections.map(({ no, heading, span }) => ({ at: span[0], line: `${no} ${heading}` })),
    ...items.map(({ no, heading, lead, co, responsible, clocks, measures, span }) => {
      const units = [lead, co, responsible].map((list) => list.join('、')).join('|');
      const parts = [`  ${no}`, heading ?? '–', `[${units}]`, ...clocks.map(inShort), `×${measures.length}`];
      return { at: span[0], line: parts.join(' ') };
    }),
  ];
  return [
    `${title} ${year}`,
    ...entries.sort((a, b) => a.at - b.at).map(({ line }) => line),
    ...warnings.map(({ code }) => `! ${code}`),
  ];
}

function inShort({ due, from, to, every, standing, dormant }: ReadClock): string {
  if (due !== undefined) return due;
  if (from !== undefined) return `${from}/${to}`;
  return every ?? (standing ? 'standing' : dormant ? 'dormant' : '?');
}
