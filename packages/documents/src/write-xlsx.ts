import { escapeAttribute, escapeXml } from './escape-xml.ts';
import { columnName } from './workbook.ts';
import { zipStream, type ZipPart } from './zip-stream.ts';

/** A cell to write: text stays text whatever it begins with, a number is a number, null leaves it empty. */
export type OutCell = string | number | null;

export interface OutColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** What the cells below may hold, offered as a drop-down list. */
  readonly choices?: readonly string[] | undefined;
  /** Shown when a cell of the column is selected. */
  readonly hint?: string | undefined;
}

export interface OutSheet {
  readonly name: string;
  readonly columns: readonly OutColumn[];
  rows(): AsyncIterable<readonly OutCell[]> | Iterable<readonly OutCell[]>;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelation = 'http://schemas.openxmlformats.org/package/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const listSheet = '选项';
/** Lists and hints reach this far down. */
const lastListedRow = 20_001;

/**
 * An xlsx as a stream of bytes, the same bytes for the same content. Every text is an inline string marked as
 * text (`quotePrefix`), so that nothing in it is ever run as a formula (S-32); there are no formulas and no links.
 */
export function writeXlsx(sheets: readonly OutSheet[]): AsyncGenerator<Uint8Array> {
  const lists = listsOf(sheets);
  const names = [...sheets.map((sheet) => sheetName(sheet.name)), ...(lists.size > 0 ? [listSheet] : [])];
  const parts: ZipPart[] = [
    one('[Content_Types].xml', contentTypes(names.length)),
    one('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    one('xl/workbook.xml', workbook(names)),
    one(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ),
    one('xl/styles.xml', styles),
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      text: () => sheetXml(sheet, lists),
    })),
    ...(lists.size > 0
      ? [{ name: `xl/worksheets/sheet${names.length}.xml`, text: () => listXml(lists) }]
      : []),
  ];
  return zipStream(parts);
}

/** Drop-down lists by their content, each in its own column of a hidden sheet. */
type Lists = ReadonlyMap<string, { readonly column: number; readonly choices: readonly string[] }>;

function listsOf(sheets: readonly OutSheet[]): Lists {
  const lists = new Map<string, { column: number; choices: readonly string[] }>();
  for (const { choices } of sheets.flatMap((sheet) => sheet.columns)) {
    if (choices && choices.length > 0 && !lists.has(choices.join('\n')))
      lists.set(choices.join('\n'), { column: lists.size + 1, choices });
  }
  return lists;
}

async function* sheetXml(sheet: OutSheet, lists: Lists): AsyncGenerator<string> {
  const last = columnName(sheet.columns.length);
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`;
  for (const [index, { width }] of sheet.columns.entries())
    yield `<col min="${index + 1}" max="${index + 1}" width="${width}" style="1" customWidth="1"/>`;
  yield '</cols><sheetData>';
  yield row(
    1,
    sheet.columns.map((column) => column.header),
    2,
  );
  let no = 2;
  for await (const cells of sheet.rows()) {
    yield row(no, cells, 1);
    no += 1;
  }
  yield `</sheetData><autoFilter ref="A1:${last}${Math.max(1, no - 1)}"/>${validations(sheet, lists, Math.max(lastListedRow, no))}</worksheet>`;
}

function row(no: number, cells: readonly OutCell[], style: number): string {
  let xml = `<row r="${no}">`;
  for (const [index, cell] of cells.entries()) {
    if (cell === null || cell === '') continue;
    const address = `${columnName(index + 1)}${no}`;
    xml +=
      typeof cell === 'number'
        ? `<c r="${address}" s="3"><v>${cell}</v></c>`
        : `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

function validations(sheet: OutSheet, lists: Lists, until: number): string {
  const rules = sheet.columns.flatMap(({ choices, hint }, index) => {
    const list = choices && lists.get(choices.join('\n'));
    if (!list && hint === undefined) return [];
    const column = columnName(index + 1);
    const from = list ? columnName(list.column) : '';
    const range = list ? `<formula1>${listSheet}!$${from}$1:$${from}$${list.choices.length}</formula1>` : '';
    const prompt =
      hint === undefined ? '' : ` showInputMessage="1" prompt="${escapeAttribute(hint.slice(0, 250))}"`;
    const type = list ? ' type="list" showErrorMessage="0"' : '';
    return [
      `<dataValidation${type} allowBlank="1"${prompt} sqref="${column}2:${column}${until}">${range}</dataValidation>`,
    ];
  });
  return rules.length === 0
    ? ''
    : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

function* listXml(lists: Lists): Generator<string> {
  const all = [...lists.values()];
  yield `${head}<worksheet xmlns="${main}"><sheetData>`;
  for (let at = 0; at < Math.max(...all.map((list) => list.choices.length)); at += 1)
    yield row(
      at + 1,
      all.map((list) => list.choices[at] ?? null),
      1,
    );
  yield '</sheetData></worksheet>';
}

/** Text as the format wants it: control characters as `_xHHHH_`, and what looks like such an escape escaped. */
function cellText(text: string): string {
  const safe = text
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu,
      (control) => `_x${(control.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
  return escapeXml(safe);
}

/** A name a sheet may have: without the seven signs the format keeps for itself, at most 31 characters. */
function sheetName(name: string): string {
  return [...name.replaceAll(/[\\/?*[\]:']/gu, ' ').trim()].slice(0, 31).join('') || 'Sheet';
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, index) => {
    const hidden = name === listSheet ? ' state="veryHidden"' : '';
    return `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
  });
  return `${head}<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relation}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${packageRelation}">${all.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const overrides = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
  );
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${overrides.join('')}</Types>`;
}

const top = '<alignment vertical="top" wrapText="1"/>';
/** 0 the default, 1 text, 2 heading, 3 number. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1" applyAlignment="1">${top}</xf><xf numFmtId="49" fontId="1" fillId="2" quotePrefix="1" applyFont="1" applyFill="1" applyAlignment="1">${top}</xf><xf applyAlignment="1">${top}</xf></cellXfs></styleSheet>`;

function one(name: string, text: string): ZipPart {
  return { name, text: () => [text] };
}
