import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kindRules } from './reading/kind-rules.ts';
import { readWorkPoints } from './read-work-points.ts';
import type { WorkPointsReading } from './reading/reading.ts';

const root = new URL('../../../../', import.meta.url);
const text = readFileSync(new URL('samples/2024-work-points.txt', root), 'utf8');
const truth = JSON.parse(readFileSync(new URL('samples/2024-work-points.truth.json', root), 'utf8')) as {
  parts: [string, [number, number]][];
  items: [number, number, string, [number, number]][];
  measures: [string, [number, number], string[], string[], string[]][];
};
const reading = readWorkPoints(text);
const measures = reading.items.flatMap((item) => item.measures);

test('the 2024 text has 6 parts, 19 items and 86 measures, at the very characters of the truth', () => {
  expect(reading.sections.map(({ heading, span }) => [heading, span])).toEqual(truth.parts);
  expect(reading.items.map(({ no, section, heading, span }) => [no, section, heading, span])).toEqual(
    truth.items,
  );
  expect(measures.map(({ id, span }) => [id, span])).toEqual(truth.measures.map(([id, span]) => [id, span]));
});

test('the first guess of the kind is one of the truth’s for at least 74 of the 86', () => {
  const hits = measures.filter((measure, index) =>
    truth.measures[index]?.[2].includes(measure.kinds[0] ?? ''),
  );
  expect(hits.length).toBeGreaterThanOrEqual(74);
});

test('cited documents are those of the truth; documents to be written are, but for implied owners', () => {
  const bare = (title: string) => title.replace(/^\([^)]*\)/, '');
  expect(measures.map(({ cited }) => cited)).toEqual(truth.measures.map(([, , , cited]) => cited));
  expect(measures.map(({ toProduce }) => toProduce)).toEqual(
    truth.measures.map(([, , , , toProduce]) => toProduce.map(bare)),
  );
});

test('the title is guessed and said to be, the year is 2024, the stray mark is named noise', () => {
  expect(reading).toMatchObject({
    title: '2024年中央和国家机关党的建设工作要点',
    titleIsGuess: true,
    year: 2024,
  });
  expect(reading.noise).toEqual([
    expect.objectContaining({ span: [5043, 5045], text: ' |', reason: 'stray' }),
  ]);
});

/** What a reading takes of its text, in order: each entry begins where the one before has ended, or behind blanks. */
function spansOf(read: WorkPointsReading) {
  return [
    { span: read.preamble.span },
    ...read.sections,
    ...read.items.flatMap(({ headingSpan }) => (headingSpan ? [{ span: headingSpan }] : [])),
    ...read.items.flatMap(({ measures }) => measures),
    ...read.noise,
    ...read.marks,
  ]
    .map(({ span }) => span)
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0]);
}

/** The laws of every reading, whatever the text. */
function obeysItsLaws(input: string) {
  const read = readWorkPoints(input);
  expect(read.text).toBe(input.replace(/^\ufeff+/u, ''));
  let at = 0;
  for (const [from, to] of spansOf(read)) {
    expect(from).toBeGreaterThanOrEqual(at);
    expect(read.text.slice(at, from).trim()).toBe('');
    at = to;
  }
  expect(read.text.slice(at).trim()).toBe('');
  for (const item of read.items) {
    expect(item.span[0]).toBeLessThanOrEqual(item.span[1]);
    for (const measure of item.measures) {
      expect(read.text.slice(...measure.span)).toBe(measure.text);
      expect(measure.span[0]).toBeGreaterThanOrEqual(item.span[0]);
      expect(measure.span[1]).toBeLessThanOrEqual(item.span[1]);
    }
  }
  const ids = read.items.flatMap(({ measures }) => measures.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(readWorkPoints(read.text)).toEqual(read);
}

test('every character of the document is in exactly one place', () => {
  obeysItsLaws(text);
  expect(reading.noise.map(({ reason }) => reason)).toEqual(['stray']);
});

const pieces = [
  '2025年工作要点',
  '关于印发《要点》的通知',
  '各单位：',
  '一、强化建设',
  '二、',
  '三 改进作风',
  '第一章 总则',
  '第一，',
  '（一）',
  '（二）抓落实。',
  '㈠',
  '⒈',
  '①',
  '1.',
  '１．',
  '2.开展学习。',
  '2.2',
  '（1）',
  '3)',
  '召开会议。',
  '召开会议.',
  '（责任单位：办公室）',
  '（甲局牵头，乙局配合）',
  '（',
  '）',
  '“',
  '”',
  '责任单位：甲局。',
  '完成时限：6月底前',
  '——',
  '● ',
  '6月底前完成；',
  '2021年6月底前，12月底前',
  '每季度末月25日前',
  '自印发之日起30日内',
  '《办法》',
  '《',
  '》',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\v',
  '\u2028',
  '\t',
  '　',
  '“7·9”',
  '|',
  'x',
  '序号\t任务\t牵头单位\n',
  '1\t建平台\t甲局\n',
  '\t\t同上\n',
  '合计\t\n',
  '总体要求以',
  '附件：清单',
  '注：1.说明。',
  '某局2025年1月2日',
  '2025年1月2日',
  '（此件公开发布）',
  '\ufeff',
  '\ud800',
  '\u0000',
];

test('no text makes the reader throw, lose a character, or take one twice', () => {
  const papers = fc.array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary' })),
    {
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(papers, (parts) => obeysItsLaws(parts.join(''))),
    { numRuns: 800 },
  );
});

test('no part of a paper breaks the laws either, wherever it is cut', () => {
  const place = fc.nat({ max: text.length });
  fc.assert(
    fc.property(place, place, (from, to) => obeysItsLaws(text.slice(Math.min(from, to), Math.max(from, to)))),
    { numRuns: 60 },
  );
});

const hostile = new URL('../shared/hostile/', root);

test.runIf(existsSync(hostile))('hostile texts are read as texts', () => {
  for (const name of readdirSync(new URL('text/', hostile)))
    obeysItsLaws(readFileSync(new URL(`text/${name}`, hostile), 'utf8'));
  for (const name of readdirSync(new URL('strings/', hostile))) {
    const strings = JSON.stringify(
      JSON.parse(readFileSync(new URL(`strings/${name}`, hostile), 'utf8')),
    ).split(',');
    for (const string of strings)
      obeysItsLaws(`一、抓学习\n1.办班。举办${string}培训班。（${string}负责）\n`);
    obeysItsLaws(strings.join('\n'));
  }
});

test('responsibilities in brackets become lead and co-units, deadlines become clocks', () => {
  const read = readWorkPoints(
    '2025年机关党建工作要点\n2025年是收官之年。\n一、夯实基础\n（一）规范组织生活。6月底前修订《组织生活办法》。（责任单位：办公室；配合单位：人事科、财务科）\n（二）开展培训。第二季度举办培训班。（人事科牵头，各支部配合）\n',
  );
  expect(read).toMatchObject({ title: '2025年机关党建工作要点', titleIsGuess: false, year: 2025 });
  expect(read.items.map(({ heading, lead, co }) => [heading, lead, co])).toEqual([
    ['规范组织生活', ['办公室'], ['人事科', '财务科']],
    ['开展培训', ['人事科'], ['各支部']],
  ]);
  expect(read.items[0]?.measures[0]).toMatchObject({
    toProduce: ['组织生活办法'],
    clocks: [{ text: '6月底前', due: '2025-06-30' }],
  });
  expect(read.items[1]?.measures[0]?.clocks).toEqual([
    { text: '第二季度', from: '2025-04-01', to: '2025-06-30' },
  ]);
});

test('what is announced but not found is said, never made up', () => {
  const codesOf = (paper: string) => readWorkPoints(paper).warnings.map(({ code }) => code);
  expect(codesOf('2025年工作要点\n围绕5个方面18项工作。\n一、甲\n（一）抓学习。开展学习。\n')).toContain(
    'announced-not-found',
  );
});

test('every rule of the grammar has words that fire it', () => {
  const speaking = new Set(measures.map(({ rule }) => rule));
  const others = kindRules.filter(({ id }) => !speaking.has(id)).map(({ id }) => id);
  expect(others).toEqual([]);
});

const shared = new URL('../shared/documents/', root);

test.runIf(existsSync(shared))('real papers are read without losing a character', () => {
  for (const file of readdirSync(shared).filter((name) => name.endsWith('.txt'))) {
    const paper = readFileSync(new URL(file, shared), 'utf8');
    obeysItsLaws(paper);
    expect(
      readWorkPoints(paper).noise.map(({ reason }) => reason),
      file,
    ).not.toContain('rest');
  }
});
