import { officialDay } from './official-text.ts';
import type { PaperKind } from './paper-kinds.ts';
import { paperTables, tablesOf } from './paper-tables.ts';
import { textOf, type Paper } from './paper.ts';

/** Words a template may ask for in any paper. Data only: there are no expressions and no conditions. */
const fields = {
  title: (paper) => paper.title,
  issuer: (paper) => paper.signature.by,
  number: (paper) => paper.masthead?.number ?? '',
  addressee: (paper) => paper.addressee ?? '',
  unit: (paper) => paper.source.unit,
  period: (paper) => paper.source.period,
  dataDay: (paper) => officialDay(paper.source.asOf),
  date: (paper) => officialDay(paper.signature.on),
} as const satisfies Record<string, (paper: Paper) => string>;

/** Blocks that stand in a paragraph of their own: the whole text, and where its figures come from. */
export const blockNames = ['body', 'sources'] as const;
export type BlockName = (typeof blockNames)[number];

/** What a name between the braces stands for in a kind of paper; null: nothing. */
export function readPlaceholder(
  kind: PaperKind,
  name: string,
):
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'block'; readonly name: BlockName }
  | { readonly type: 'column'; readonly table: string; readonly key: string }
  | null {
  const block = blockNames.find((one) => one === name);
  if (block) return { type: 'block', name: block };
  if (Object.hasOwn(fields, name)) return { type: 'field', name };
  const [table = '', key = '', ...rest] = name.split('.');
  const known = tablesOf[kind].find((one) => one === table);
  if (!known || rest.length > 0 || !paperTables[known].some((column) => column.key === key)) return null;
  return { type: 'column', table, key };
}

/** Every name a template of the kind may use, for whoever writes one. */
export function listPlaceholders(kind: PaperKind): string[] {
  const columns = tablesOf[kind].flatMap((table) =>
    paperTables[table].map((column) => `${table}.${column.key}`),
  );
  return [...Object.keys(fields), ...blockNames, ...columns];
}

export function fieldText(paper: Paper, name: string): string {
  return Object.hasOwn(fields, name) ? fields[name as keyof typeof fields](paper) : ''; // just checked
}

/** The rows of all tables of that name, each as texts by column. */
export function tableTexts(paper: Pick<Paper, 'blocks'>, table: string): ReadonlyMap<string, string>[] {
  return paper.blocks.flatMap((block) =>
    block.type === 'table' && block.name === table
      ? block.rows.map(
          (row) => new Map(block.columns.map((column, at) => [column.key, textOf(row[at] ?? [])])),
        )
      : [],
  );
}
