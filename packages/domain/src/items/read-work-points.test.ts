import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kindRules } from './reading/kind-rules.ts';
import { readWorkPoints } from './read-work-points.ts';

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

/** Every character that is not blank or a structure number belongs to something named. */
function unaccounted(input: string): string {
  const read = readWorkPoints(input);
  const taken = [
    read.preamble.span,
    ...read.sections.map(({ span }) => span),
    ...read.items.flatMap((item) => item.measures.map(({ span }) => span)),
    ...read.noise.map(({ span }) => span),
  ].sort((a, b) => a[0] - b[0]);
  let [rest, at] = ['', 0];
  for (const [from, to] of taken) {
    expect(from).toBeGreaterThanOrEqual(at);
    rest += read.text.slice(at, from);
    at = to;
  }
  rest += read.text.slice(at);
  for (const { heading } of read.items) if (heading) rest = rest.replace(heading, '');
  return rest.replaceAll(
    /[\s。]|第?[一二三四五六七八九十百零]+[、.．]|[（(][一二三四五六七八九十百零\d]+[）)]|\d+[.．、]/gu,
    '',
  );
}

test('every character of the document is accounted for', () => {
  expect(unaccounted(text)).toBe('');
});

test('no text makes the importer throw, lose order, or pin a measure to other characters', () => {
  const piece = fc.constantFrom(
    '一、强化建设',
    '二、',
    '（一）',
    '（二）抓落实。',
    '1.',
    '2.开展学习。',
    '召开会议。',
    '（责任单位：办公室）',
    '6月底前完成；',
    '《办法》',
    ' ',
    '\n',
    '“7·9”',
    '|',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const input = pieces.join('');
      const read = readWorkPoints(input);
      let at = -1;
      for (const measure of read.items.flatMap((item) => item.measures)) {
        expect(measure.span[0]).toBeGreaterThanOrEqual(at);
        expect(read.text.slice(...measure.span)).toBe(measure.text);
        at = measure.span[1];
      }
    }),
    { numRuns: 300 },
  );
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
  const read = readWorkPoints('2025年工作要点\n围绕5个方面18项工作。\n一、甲\n（一）抓学习。开展学习。\n');
  expect(read.warnings.map(({ code }) => code)).toContain('announced-not-found');
});

test('every rule of the grammar has words that fire it', () => {
  const speaking = new Set(measures.map(({ rule }) => rule));
  const others = kindRules.filter(({ id }) => !speaking.has(id)).map(({ id }) => id);
  expect(others).toEqual([]);
});

test('reading takes time in proportion to length', () => {
  const long = (times: number) =>
    Array.from({ length: times }, (_, part) => `${part === 0 ? '一' : '二'}、部分\n`).join('') +
    text.slice(436).repeat(times);
  const measure = (input: string) => {
    const started = performance.now();
    readWorkPoints(input);
    return performance.now() - started;
  };
  measure(long(4));
  expect(measure(long(40))).toBeLessThan(Math.max(400, measure(long(4)) * 60));
});

const shared = new URL('../shared/documents/', root);

test.runIf(existsSync(shared))('real papers are read without losing an order of their numbers', () => {
  for (const file of readdirSync(shared).filter((name) => name.endsWith('.txt'))) {
    const read = readWorkPoints(readFileSync(new URL(file, shared), 'utf8'));
    expect(read.items.length, file).toBeGreaterThan(0);
  }
});
