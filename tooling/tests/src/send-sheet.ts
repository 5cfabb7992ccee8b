import { collectWorkbook, type Workbook } from '@gangmu/documents/workbook';
import { readSheets } from '@gangmu/documents/read-file';
import { writeXlsx, type OutCell } from '@gangmu/documents/write-xlsx';
import { uuidv7 } from 'uuidv7';
import type { Site } from './site.ts';

export interface Report {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly same: number;
  readonly fingerprint: string;
  readonly problems: readonly {
    place: string;
    header: string;
    value: string;
    text: { zh: string };
    fixes: readonly { text: string; label: string }[];
  }[];
}

export interface Sent<T> {
  readonly status: number;
  readonly answer: T | null;
  readonly refusal: { reason: string; text: { zh: string } } | null;
  readonly progress: readonly { phase: string; done: number; total: number }[];
}

/** A workbook of one sheet: headings, then rows. */
export async function sheetOf(
  title: string,
  headers: readonly string[],
  rows: readonly (readonly OutCell[])[],
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const columns = headers.map((header) => ({ header, width: 12 }));
  for await (const chunk of writeXlsx([{ name: title, columns, rows: () => rows }])) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** The rows of the first sheet as texts by heading. */
export function rowsOf(bytes: Uint8Array, sheet = 0): Record<string, string>[] {
  const workbook: Workbook = collectWorkbook((take) => readSheets(bytes, '表.xlsx', take));
  const [head, ...rows] = workbook.sheets[sheet]?.rows ?? [];
  const names = new Map(head?.cells.map((cell) => [cell.column, cell.text.replace('*', '')]));
  return rows.map((row) =>
    Object.fromEntries(row.cells.map((cell) => [names.get(cell.column) ?? '', cell.text])),
  );
}

/** Sends a file the way the console does and reads the answer line by line. */
export async function sendSheet<T>(
  site: Site,
  cookie: string,
  path: string,
  bytes: Uint8Array,
  fields: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Sent<T>> {
  const { fileName = '表.xlsx', ...told } = fields;
  const form = new FormData();
  for (const [name, value] of Object.entries({ key: uuidv7(), ...told })) form.set(name, value);
  form.set('file', new File([new Uint8Array(bytes)], fileName));
  const response = await fetch(`${site.console}/files/sheets/${path}`, {
    method: 'POST',
    headers: { origin: site.console, 'x-gangmu': '1', cookie },
    body: form,
    ...(signal ? { signal } : {}),
  });
  const lines = (await response.text())
    .split('\n')
    .filter((line) => line !== '')
    .map(
      (line) =>
        JSON.parse(line) as {
          answer?: T;
          refusal?: Sent<T>['refusal'];
          problems?: Report['problems'];
          phase?: string;
          done: number;
          total: number;
        },
    );
  return {
    status: response.status,
    answer: withProblems(lines.find((line) => line.answer)?.answer ?? null, lines),
    refusal: lines.find((line) => line.refusal)?.refusal ?? null,
    progress: lines.flatMap(({ phase, done, total }) =>
      phase === undefined ? [] : [{ phase, done, total }],
    ),
  };
}

/** The problems of a check come in lines of their own. */
function withProblems<T>(answer: T | null, lines: readonly { problems?: Report['problems'] }[]): T | null {
  if (answer === null || !('fingerprint' in (answer as object))) return answer;
  return { ...answer, problems: lines.flatMap((line) => line.problems ?? []) };
}

/** Both steps, with fixes taken where `take` says so. */
export async function importSheet(
  site: Site,
  cookie: string,
  name: string,
  bytes: Uint8Array,
  fields: Record<string, string> = {},
): Promise<Sent<{ created: number; changed: number; same: number }>> {
  const checked = await sendSheet<Report>(site, cookie, `${name}/check`, bytes, fields);
  if (!checked.answer) throw new Error(`not checked: ${JSON.stringify(checked.refusal)}`);
  return sendSheet(site, cookie, `${name}/import`, bytes, {
    fingerprint: checked.answer.fingerprint,
    ...fields,
  });
}
