import { SaxesParser } from 'saxes';
import { refuseDocument } from './document-refusal.ts';

const maxDepth = 256;
const maxNodes = 2_000_000;

/** What is told while walking; text comes in document order. */
interface Walker {
  open(name: string, attribute: (name: string) => string): void;
  close(name: string): void;
  text(value: string): void;
}

/** Walks XML as a stream; a DOCTYPE, too deep or too many nodes, and ill-formed XML are refused (S-28). */
export function walkXml(xml: string, walker: Walker): void {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  let nodes = 0;
  parser.on('doctype', () => {
    throw refuseDocument('文件含有不允许的 XML 声明', 'The file holds a DOCTYPE');
  });
  parser.on('error', () => {
    throw refuseDocument('文件内容有误，无法读取', 'The file is ill-formed');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    nodes += 1;
    if (depth > maxDepth || nodes > maxNodes)
      throw refuseDocument('文件结构过于复杂', 'The file is too complex');
    walker.open(tag.name, (name) => String(tag.attributes[name] ?? ''));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    walker.close(tag.name);
  });
  parser.on('text', (value) => walker.text(value));
  parser.write(xml).close();
}
