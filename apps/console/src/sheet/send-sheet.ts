import { RefusedRequest, type ShownRefusal } from '@gangmu/client/refusal';
import type { Label } from '@gangmu/domain/label';

export const sheetNames = ['units', 'members', 'tasks', 'completions'] as const;
export type SheetName = (typeof sheetNames)[number];

export interface Fix {
  readonly text: string;
  readonly label: string;
}

export interface Problem {
  readonly place: string;
  readonly header: string;
  readonly value: string;
  readonly text: Label;
  readonly fixes: readonly Fix[];
}

export interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly same: number;
}

export interface Report extends Counts {
  readonly rows: number;
  readonly problems: readonly Problem[];
  readonly notices: readonly Label[];
  /** Names what was seen; the import gives it back. */
  readonly fingerprint: string;
}

export interface Progress {
  readonly phase: 'send' | 'check' | 'write';
  readonly done: number;
  readonly total: number;
}

interface Line {
  readonly phase?: 'check' | 'write';
  readonly done?: number;
  readonly total?: number;
  readonly problems?: readonly Problem[];
  readonly answer?: object;
  readonly refusal?: ShownRefusal;
}

export interface SheetUpload {
  readonly name: SheetName;
  readonly file: File;
  readonly planId: string | null;
  /** Texts that replace those of cells, by place. */
  readonly accepted: ReadonlyMap<string, string>;
}

/**
 * Sends a file to be checked or imported and tells its progress line by line. Throws {@link RefusedRequest};
 * aborting the signal ends the work on the server too.
 */
export async function sendSheet<T>(
  step: 'check' | 'import',
  { name, file, planId, accepted }: SheetUpload,
  fields: Readonly<Record<string, string>>,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<T> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  if (planId !== null) form.set('plan', planId);
  if (accepted.size > 0) form.set('accepted', JSON.stringify([...accepted]));
  form.set('file', file); // behind the fields, which the server reads first
  tell({ phase: 'send', done: 0, total: 0 });
  const url = `/files/sheets/${name}/${step}`;
  const response = await fetch(url, { method: 'POST', headers: { 'x-gangmu': '1' }, body: form, signal });
  const problems: Problem[] = [];
  let answer: T | null = null;
  for await (const line of linesOf(response)) {
    if (line.refusal) throw new RefusedRequest(line.refusal);
    if (line.phase) tell({ phase: line.phase, done: line.done ?? 0, total: line.total ?? 0 });
    if (line.problems) problems.push(...line.problems);
    if (line.answer !== undefined) answer = { ...line.answer, problems } as T; // what the route of this step answers
  }
  if (answer === null) throw new Error('the answer broke off');
  return answer;
}

async function* linesOf(response: Response): AsyncGenerator<Line> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    const lines = `${rest}${value ?? ''}`.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line; // our own routes answer such lines
    if (done) return;
  }
}
