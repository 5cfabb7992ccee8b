import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zip } from './bent-zip.ts';
import { decodeText } from './decode-text.ts';
import { readFile } from './read-file.ts';
import { requireFileName, sniffEvidence } from './sniff-evidence.ts';

const corpus = new URL('../../../../shared/hostile/', import.meta.url);
const present = existsSync(corpus);
const encode = (text: string) => new TextEncoder().encode(text);
const refused = expect.objectContaining({ reason: 'invalid' });

const body = (inside: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>`;
const docx = (inside: string, more: Record<string, string> = {}) =>
  zip({ 'word/document.xml': body(inside), ...more });

test('paragraphs are lines, soft breaks are kept, automatic numbers are written out', () => {
  const numbering =
    '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
  const numbered = (text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const { text } = readFile(
    docx(
      `${numbered('强化建设')}${numbered('抓好落实')}<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>`,
      { 'word/numbering.xml': numbering },
    ),
  );
  expect(text).toBe('一、强化建设\n二、抓好落实\n上\n下');
});

test('deleted and hidden text is left out and said', () => {
  const { text, notices } = readFile(
    docx(
      '<w:p><w:r><w:t>完成率</w:t></w:r><w:del><w:r><w:t>50</w:t></w:r></w:del><w:ins><w:r><w:t>80</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>',
    ),
  );
  expect(text).toBe('完成率80');
  expect(notices).toHaveLength(2);
});

test.each([
  [
    'a part that unpacks to more than it says',
    zip({ 'word/document.xml': body('<w:p/>') }, (_local, central) => central.writeUInt32LE(5, 24)),
  ],
  [
    'a damaged sum',
    zip({ 'word/document.xml': body('<w:p/>') }, (_local, central) => central.writeUInt32LE(1, 16)),
  ],
  [
    'an encrypted part',
    zip({ 'word/document.xml': body('<w:p/>') }, (_local, central) => central.writeUInt16LE(1, 8)),
  ],
  ['a path that climbs', zip({ '../word/document.xml': 'x', 'word/document.xml': body('<w:p/>') })],
  ['a macro', zip({ 'word/document.xml': body('<w:p/>'), 'word/vbaProject.bin': 'x' })],
  ['a DOCTYPE', zip({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY e "y">]><w:document/>' })],
  ['no body', zip({ 'other.xml': 'x' })],
  ['ill-formed XML', zip({ 'word/document.xml': '<w:document><w:p></w:document>' })],
  ['nesting beyond reason', docx(`${'<w:x>'.repeat(400)}${'</w:x>'.repeat(400)}`)],
])('%s is refused', (_what, bytes) => {
  expect(() => readFile(bytes)).toThrow(refused);
});

test('a refused character is named by line, column and number', () => {
  expect(() => decodeText(encode('一\n二\u001b'))).toThrow(
    expect.objectContaining({
      text: expect.objectContaining({ zh: expect.stringContaining('第 2 行第 2 个字符') }),
    }),
  );
});

test
  .runIf(present)
  .each(['text-import', 'csv-import', 'plan-import (xlsx)', 'work-points import (docx)', 'import'])(
  'the hostile corpus for %s does what its index says',
  (fedTo) => {
    const { cases } = JSON.parse(readFileSync(new URL('index.json', corpus), 'utf8')) as {
      cases: { file: string; feed_to: string; expect?: string }[];
    };
    for (const entry of cases.filter((candidate) => candidate.expect && candidate.feed_to.includes(fedTo))) {
      let outcome = '200';
      try {
        readFile(new Uint8Array(readFileSync(new URL(entry.file, corpus))), entry.file);
      } catch (error) {
        expect(error, entry.file).toEqual(refused);
        outcome = '400';
      }
      expect(entry.expect?.split('|'), entry.file).toContain(outcome);
    }
  },
);

test('whatever is done to the bytes of a file, it is read or refused and nothing else happens', () => {
  const whole = docx('<w:p><w:r><w:t>一、强化建设</w:t></w:r></w:p>', { 'word/styles.xml': '<w:styles/>' });
  const hit = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(hit, { minLength: 1, maxLength: 6 }), fc.nat(whole.length), (hits, length) => {
      const bytes = whole.slice(0, length < 40 ? undefined : length);
      for (const [at, byte] of hits) if (at < bytes.length) bytes[at] = byte;
      try {
        readFile(bytes, '文件.docx');
      } catch (error) {
        expect(error).toEqual(refused);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('evidence is known by its content, and its name must agree', () => {
  const pdf = encode('%PDF-1.7');
  expect(sniffEvidence(pdf, '总结.PDF')).toBe('application/pdf');
  expect(() => sniffEvidence(pdf, '总结.png')).toThrow(refused);
  expect(() => sniffEvidence(new Uint8Array(), '空.pdf')).toThrow(refused);
  expect(() => sniffEvidence(encode('MZ'), '程序.pdf')).toThrow(refused);
});

test('a file name is text: separators are replaced, control characters refused', () => {
  expect(requireFileName('../../x.pdf')).toBe('.._.._x.pdf');
  expect(() => requireFileName('a\r\nX: 1.pdf')).toThrow(refused);
  expect(() => requireFileName(' ')).toThrow(refused);
});
