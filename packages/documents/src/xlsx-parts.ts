import { refuseDocument } from './document-refusal.ts';
import type { Archive } from './open-archive.ts';
import { walkXml } from './walk-xml.ts';

/** The name of an element or attribute without its prefix; programs choose prefixes freely. */
export function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** The sheets a workbook names, with the parts that hold them, and where its days begin. */
export function readWorkbookParts(archive: Archive): { sheets: SheetPart[]; base: 1900 | 1904 } {
  const workbook = archive.get('xl/workbook.xml');
  if (!workbook) throw refuseDocument('文件缺少工作簿，可能不是 Excel 文档', 'The file holds no workbook');
  const named: { name: string; relation: string; hidden: boolean }[] = [];
  let base: 1900 | 1904 = 1900;
  walkXml(workbook.read(), {
    open(name, attribute) {
      if (local(name) === 'sheet')
        named.push({
          name: attribute('name').slice(0, 100),
          relation: attribute('r:id') || attribute('relationships:id') || attribute('d3p1:id'),
          hidden: /^(?:hidden|veryHidden)$/u.test(attribute('state')),
        });
      else if (local(name) === 'workbookPr' && /^(?:1|true)$/u.test(attribute('date1904'))) base = 1904;
    },
    close: () => undefined,
    text: () => undefined,
  });
  const targets = readRelations(archive);
  return {
    base,
    sheets: named.flatMap(({ relation, ...sheet }) => {
      const part = targets.get(relation);
      return part === undefined ? [] : [{ ...sheet, part }];
    }),
  };
}

/** Relations inside the file; outside ones are not followed. */
function readRelations(archive: Archive): Map<string, string> {
  const targets = new Map<string, string>();
  const relations = archive.get('xl/_rels/workbook.xml.rels');
  if (relations)
    walkXml(relations.read(), {
      open(name, attribute) {
        if (local(name) !== 'Relationship' || attribute('TargetMode') === 'External') return;
        const target = attribute('Target');
        targets.set(attribute('Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      },
      close: () => undefined,
      text: () => undefined,
    });
  return targets;
}

/** The texts cells point to; phonetic guides are not part of them. */
export function readSharedStrings(archive: Archive): string[] {
  const strings: string[] = [];
  const part = archive.get('xl/sharedStrings.xml');
  if (!part) return strings;
  let text = '';
  let inText = false;
  let phonetic = false;
  walkXml(part.read(), {
    open(name) {
      const element = local(name);
      if (element === 'si') text = '';
      else if (element === 'rPh') phonetic = true;
      else if (element === 't') inText = !phonetic;
    },
    close(name) {
      const element = local(name);
      if (element === 'si') strings.push(text);
      else if (element === 'rPh') phonetic = false;
      else if (element === 't') inText = false;
    },
    text(value) {
      if (inText) text += value;
    },
  });
  return strings;
}

export type CellFormat = 'plain' | 'day' | 'month' | 'percent';

/** What each cell style makes of a number. */
export function readCellFormats(archive: Archive): CellFormat[] {
  const formats: CellFormat[] = [];
  const codes = new Map<number, string>();
  const part = archive.get('xl/styles.xml');
  if (!part) return formats;
  let inCells = false;
  walkXml(part.read(), {
    open(name, attribute) {
      const element = local(name);
      if (element === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode'));
      else if (element === 'cellXfs') inCells = true;
      else if (element === 'xf' && inCells) {
        const id = Number(attribute('numFmtId'));
        formats.push(formatOf(id, codes.get(id)));
      }
    },
    close(name) {
      if (local(name) === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return formats;
}

/** Built-in numbers of the standard, its Chinese ones (27–36, 50–58) among them; else the code itself speaks. */
function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent';
    if (id === 17 || id === 27 || id === 36 || id === 50 || id === 52 || id === 57)
      return id === 17 ? 'month' : 'day';
    return (id >= 14 && id <= 22) || (id >= 28 && id <= 31) || (id >= 51 && id <= 58) ? 'day' : 'plain';
  }
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./gu, '')
    .replaceAll(/\[[^\]]*\]/gu, '')
    .toLowerCase();
  if (bare.includes('%')) return 'percent';
  if (bare.includes('y')) return bare.includes('d') ? 'day' : 'month';
  return /d/u.test(bare) && /m/u.test(bare) ? 'day' : 'plain';
}
