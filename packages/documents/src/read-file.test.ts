import { existsSync, readFileSync } from 'node:fs';
import { deflateRawSync, crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';
import { readFile } from './read-file.ts';
import { requireFileName, sniffEvidence } from './sniff-evidence.ts';

const corpus = new URL('../../../../shared/hostile/', import.meta.url);
const present = existsSync(corpus);
const encode = (text: string) => new TextEncoder().encode(text);
const refused = expect.objectContaining({ reason: 'invalid' });

/** A zip of our own making, so that the guard is tested without anybody's files. */
function zip(
  parts: Readonly<Record<string, string>>,
  bend: (local: Buffer, central: Buffer) => void = () => undefined,
): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const raw = encode(text);
    const packed = deflateRawSync(raw);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(raw), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(raw.length, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const central = Buffer.alloc(46 + name.length);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc32(raw), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(raw.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    central.write(name, 46);
    bend(local, central);
    locals.push(local, packed);
    centrals.push(central);
    offset += local.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

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

test.runIf(present).each(['text-import', 'work-points import (docx)'])(
  'the hostile corpus for %s does what its index says',
  (fedTo) => {
    const { cases } = JSON.parse(readFileSync(new URL('index.json', corpus), 'utf8')) as {
      cases: { file: string; feed_to: string; expect?: string }[];
    };
    for (const entry of cases.filter((candidate) => candidate.feed_to.includes(fedTo))) {
      let outcome = '200';
      try {
        readFile(new Uint8Array(readFileSync(new URL(entry.file, corpus))));
      } catch (error) {
        expect(error, entry.file).toEqual(refused);
        outcome = '400';
      }
      expect(entry.expect?.split('|'), entry.file).toContain(outcome);
    }
  },
);

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
