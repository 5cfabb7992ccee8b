import type { Label } from '@gangmu/domain/label';
import type { PaperKind } from '@gangmu/domain/papers/paper-kinds';
import { Refusal, type RefusalDetail } from '@gangmu/domain/refusal';
import { availableParallelism } from 'node:os';
import type { CompiledTemplate } from './compile-template.ts';
import { runParser } from './parser-process.ts';
import { ParserQueue } from './parser-queue.ts';
import { openOffice } from './read-file.ts';
import type { ReadDocument } from './take-text.ts';
import type { Sheet, SheetRow, Workbook } from './workbook.ts';

export interface SentFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Whose turn it is: files of one owner wait for each other. */
  readonly owner: string;
  readonly signal?: AbortSignal | undefined;
}

/** One line of a parser's answer (see `answerTask`). */
interface Line {
  readonly document?: ReadDocument;
  readonly template?: CompiledTemplate;
  readonly sheet?: Omit<Sheet, 'rows'>;
  readonly rows?: readonly SheetRow[];
  readonly notices?: readonly Label[];
  readonly refused?: { readonly text: Label; readonly details: readonly RefusalDetail[] };
}

const queue = new ParserQueue({ atOnce: Math.max(2, availableParallelism()), perOwner: 2, longest: 200 });

/** What `readFile` gives, read in a process of its own (S-29). */
export async function readFileApart(file: SentFile): Promise<ReadDocument> {
  const lines = await ask('text', file);
  const document = lines.find((line) => line.document)?.document;
  if (!document) throw new Error('the parser ended without an answer');
  return document;
}

/** What `readWorkbook` gives, read in a process of its own (S-29). */
export async function readWorkbookApart(file: SentFile): Promise<Workbook> {
  const sheets: { head: Omit<Sheet, 'rows'>; rows: SheetRow[] }[] = [];
  const notices: Label[] = [];
  for (const line of await ask('workbook', file)) {
    if (line.sheet) sheets.push({ head: line.sheet, rows: [] });
    for (const row of line.rows ?? []) sheets.at(-1)?.rows.push(row);
    notices.push(...(line.notices ?? []));
  }
  return { sheets: sheets.map(({ head, rows }) => ({ ...head, rows })), notices };
}

/** What `compileTemplate` gives, read in a process of its own (S-29). */
export async function compileTemplateApart(file: SentFile, kind: PaperKind): Promise<CompiledTemplate> {
  const lines = await ask(`template/${kind}`, file);
  const template = lines.find((line) => line.template)?.template;
  if (!template) throw new Error('the parser ended without an answer');
  return template;
}

/** The guard stands in front: what its directory alone betrays is refused before a process is started for it. */
async function ask(task: 'text' | 'workbook' | `template/${PaperKind}`, file: SentFile): Promise<Line[]> {
  openOffice(file.bytes, file.name);
  const lines: Line[] = [];
  await queue.run(file.owner, file.signal, () =>
    runParser({
      args: [task, file.name],
      bytes: file.bytes,
      signal: file.signal,
      line: (text) => void lines.push(JSON.parse(text) as Line), // written by `answerTask`
    }),
  );
  const refused = lines.find((line) => line.refused)?.refused;
  if (refused) throw new Refusal('invalid', refused.text, refused.details);
  return lines;
}
