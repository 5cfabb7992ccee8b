import { Refusal } from '@gangmu/domain/refusal';
import { readFile, readWorkbook } from './read-file.ts';

/** Rows in one line of the answer: small enough that whoever reads it is never held up for long. */
const batch = 200;

/** Reads the file from `input` and answers in lines of JSON: pieces of the result, or the refusal; then `done`. */
export async function answerTask(
  task: string,
  name: string,
  input: AsyncIterable<Uint8Array>,
  output: NodeJS.WritableStream,
): Promise<void> {
  const say = (line: unknown): void => void output.write(`${JSON.stringify(line)}\n`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  const bytes = new Uint8Array(Buffer.concat(chunks));
  try {
    if (task === 'text') say({ document: readFile(bytes, name) });
    else {
      const { sheets, notices } = readWorkbook(bytes, name);
      for (const { rows, ...sheet } of sheets) {
        say({ sheet });
        for (let at = 0; at < rows.length; at += batch) say({ rows: rows.slice(at, at + batch) });
      }
      say({ notices });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say({ refused: { text: error.text, details: error.details.slice(0, 200) } });
  }
  say({ done: true });
}
