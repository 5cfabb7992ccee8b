import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { refuseDocument } from './document-refusal.ts';

const maxDepth = 256;
const maxNodes = 2_000_000;
/** Bytes decoded and parsed at a time, so that a large part is never held as a second, wider copy. */
const piece = 65_536;

/** What is told while walking; text comes in document order, in one or several pieces. */
export interface Walker {
  open(name: string, attribute: (name: string) => string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(value: string): void;
}

/** Walks XML as a stream; a DOCTYPE, too deep or too many nodes, and ill-formed XML are refused (S-28). */
export function walkXml(xml: Uint8Array, walker: Walker): void {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  let nodes = 0;
  parser.on('doctype', () => {
    throw refuseDocument('文件含有不允许的 XML 声明（DOCTYPE 不允许）', 'The file holds a DOCTYPE');
  });
  parser.on('error', () => {
    throw refuseDocument('文件内容有误，无法读取', 'The file is ill-formed');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    nodes += 1;
    if (depth > maxDepth || nodes > maxNodes)
      throw refuseDocument('文件结构过于复杂', 'The file is too complex');
    walker.open(
      tag.name,
      (name) => String(tag.attributes[name] ?? ''),
      tag.attributes as Record<string, string>, // without namespaces they are plain text
    );
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    walker.close(tag.name);
  });
  parser.on('text', (value) => walker.text(value));
  parser.on('cdata', (value) => walker.text(value));
  feed(xml, (text) => parser.write(text));
  parser.close();
}

function feed(xml: Uint8Array, write: (text: string) => void): void {
  const decoder = new TextDecoder(encodingOf(xml), { fatal: true });
  for (let at = 0; at < xml.length; at += piece) write(decode(decoder, xml.subarray(at, at + piece)));
  write(decode(decoder, null));
}

/** XML is UTF-8 unless a mark says UTF-16. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function decode(decoder: TextDecoder, bytes: Uint8Array | null): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw refuseDocument('文件编码有误', 'The encoding inside is broken');
  }
}
