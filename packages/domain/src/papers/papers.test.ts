import { expect, test } from 'vitest';
import { chineseNumber, headingNumber, officialDay } from './official-text.ts';
import { listFigures, textOf } from './paper.ts';
import { paperKindNames } from './paper-kinds.ts';
import { paperTables, tablesOf, type PaperTable } from './paper-tables.ts';
import { fieldText, listPlaceholders, readPlaceholder, tableTexts } from './placeholders.ts';
import { sampleIssuedList, samplePapers } from './sample-papers.ts';
import { sampleFrame, samplePlan, sampleStanding } from './sample-facts.ts';
import { composeCircular, composeYearSummary } from './compose/summaries.ts';

const papers = [...Object.values(samplePapers), sampleIssuedList];

test('headings count as official papers do', () => {
  expect([1, 10, 11, 20, 23, 99].map(chineseNumber)).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '二十三',
    '九十九',
  ]);
  expect(([1, 2, 3, 4] as const).map((level) => headingNumber(level, 2))).toEqual([
    '二、',
    '（二）',
    '2．',
    '（2）',
  ]);
  expect(officialDay('2024-06-03')).toBe('2024年6月3日');
});

test.each(papers)('$title: tables are those of its kind, and every row is as wide as its table', (paper) => {
  for (const block of paper.blocks) {
    if (block.type !== 'table') continue;
    expect(tablesOf[paper.kind]).toContain(block.name);
    expect(block.columns).toEqual(paperTables[block.name as PaperTable]);
    for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
  }
});

test.each(papers)('$title: a question has one answer, wherever its figure stands', (paper) => {
  const answers = new Map<string, number>();
  for (const { key, value, says } of listFigures(paper)) {
    expect(answers.get(key) ?? value, key).toBe(value);
    expect(says, key).not.toBe('');
    answers.set(key, value);
  }
});

test('a chapter begins anew with its own numbers, and every item of the plan has one', () => {
  const headings = samplePapers.yearSummary.blocks.filter((block) => block.type === 'heading');
  expect(headings.slice(0, 5).map((block) => block.no + textOf(block.line))).toEqual([
    '一、突出抓好政治建设',
    '（一）开展专项督查（要点第1项）',
    '（二）健全“学查改”机制（要点第2项）',
    '二、持续强化理论武装',
    '（一）落实第一议题制度（要点第3项）',
  ]);
});

test('what its maker may not read is left out, and an empty table is a sentence', () => {
  const bare = { duties: null, rate: null, terms: null, keyPosts: null, burdenMinutes: null };
  const paper = composeYearSummary(sampleFrame('yearSummary'), samplePlan, sampleStanding, bare);
  const text = paper.blocks.map((block) => (block.type === 'table' ? '' : textOf(block.line))).join('\n');
  expect(text).not.toMatch(/义务|督查整改|换届|负担/u);
  const none = { ...bare, duties: [] };
  const circular = composeCircular(
    sampleFrame('circular'),
    { ...samplePlan, parts: [] },
    sampleStanding,
    none,
  );
  expect(circular.blocks.some((block) => block.type === 'table')).toBe(false);
});

test('placeholders are names of fields, blocks and columns of the kind, and nothing else', () => {
  for (const kind of paperKindNames)
    for (const name of listPlaceholders(kind)) expect(readPlaceholder(kind, name), name).not.toBeNull();
  for (const name of [
    '',
    'titel',
    'title.length',
    'toString',
    '1+1',
    'tasks.measure.x',
    'findings.owner',
    '__proto__',
  ])
    expect(readPlaceholder('taskPlan', name), name).toBeNull();
  expect(readPlaceholder('yearSummary', 'tasks.measure')).toBeNull();
  expect(fieldText(samplePapers.circular, 'issuer')).toBe('示范机关工作委员会');
  expect(fieldText(samplePapers.circular, 'toString')).toBe('');
  expect(tableTexts(samplePapers.yearSummary, 'progress').map((row) => row.get('code'))).toEqual([
    '1.1',
    '2.1',
    '3.1',
  ]);
});
