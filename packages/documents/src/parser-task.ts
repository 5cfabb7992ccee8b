import { Refusal } from '@gangmu/domain/refusal';
import { paperKindNames } from '@gangmu/domain/papers/paper-kinds';
import { compileTemplate } from './compile-template.ts';
import { readFile, readSheets } from './read-file.ts';
import type { SheetRow } from './workbook.ts';

/** Rows in one line of the answer: small enough that whoever reads it is never held up for long. */
const batch = 200;

/** Reads the file from `input` and answers in lines of JSON: pieces of the result, or the refusal; then `done`. */
export async function answerTask(
  task: string,
  name: string,
  input: AsyncIterable<Uint8Array>,
  output: (text: string) => void,
): Promise<void> {
  const say = (line: unknown): void => output(`${JSON.stringify(line)}\n`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  const bytes = new Uint8Array(Buffer.concat(chunks));
  try {
    const kind = paperKindNames.find((one) => task === `template/${one}`);
    if (kind) say({ template: compileTemplate(bytes, name, kind) });
    else if (task === 'text') say({ document: readFile(bytes, name) });
    else {
      let rows: SheetRow[] = [];
      const flush = (): void => {
        if (rows.length > 0) say({ rows });
        rows = [];
      };
      const notices = readSheets(bytes, name, {
        sheet(head) {
          flush();
          say({ sheet: head });
        },
        row(row) {
          rows.push(row);
          if (rows.length === batch) flush();
        },
      });
      flush();
      say({ notices });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say({ refused: { text: error.text, details: error.details.slice(0, 200) } });
  }
  say({ done: true });
}
