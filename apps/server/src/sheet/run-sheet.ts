import { ParserQueue } from '@gangmu/documents/parser-queue';
import type { Label } from '@gangmu/domain/label';
import { Refusal, type RefusalDetail, type RefusalReason } from '@gangmu/domain/refusal';
import { Worker } from 'node:worker_threads';
import type { Context } from '../context.ts';
import type { SheetFile } from './import-sheet.ts';
import type { Problem } from './sheet-rows.ts';

/** One file to be checked, or imported when it is confirmed. */
export interface SheetTask extends Pick<SheetFile, 'name' | 'fileName' | 'sha256' | 'planId'> {
  readonly databaseUrl: string;
  readonly bytes: Uint8Array;
  readonly context: Omit<Context, 'db'>;
  readonly accepted: readonly (readonly [place: string, text: string])[];
  readonly confirmed: { readonly key: string; readonly fingerprint: string } | null;
}

/** What a worker tells; the last line is its answer or its refusal. */
export interface SheetLine {
  readonly phase?: 'check' | 'write';
  readonly done?: number;
  readonly total?: number;
  readonly problems?: readonly Problem[];
  readonly answer?: object;
  readonly refused?: {
    readonly reason: RefusalReason;
    readonly text: Label;
    readonly details: readonly RefusalDetail[];
  };
}

/** Megabytes of a worker's heap: twenty thousand rows need some eighty. */
const oldSpace = 176;
const youngSpace = 8;
/** Milliseconds a worker gets to take its transaction back before it is ended. */
const grace = 5_000;

const queue = new ParserQueue({ atOnce: 2, perOwner: 1, longest: 100 });

/**
 * Runs a task in a thread of its own with a heap of its own: the thousands of rows of a sheet are neither in the
 * way of others nor left over in the memory of the server. Resolves after the last line; throws the refusal.
 */
export async function runSheet(
  task: SheetTask,
  signal: AbortSignal,
  tell: (line: SheetLine) => void,
): Promise<void> {
  await queue.run(task.context.actor.userId, signal, () => work(task, signal, tell));
}

async function work(task: SheetTask, signal: AbortSignal, tell: (line: SheetLine) => void): Promise<void> {
  const worker = new Worker(new URL('sheet-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: oldSpace, maxYoungGenerationSizeMb: youngSpace },
  });
  const ending: { timer?: NodeJS.Timeout } = {};
  const abandon = (): void => {
    worker.postMessage('stop');
    ending.timer = setTimeout(() => void worker.terminate(), grace);
  };
  signal.addEventListener('abort', abandon, { once: true });
  let refused: SheetLine['refused'];
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (line: SheetLine) => {
        if (line.refused) ({ refused } = line);
        else tell(line);
      });
      worker.on('error', (error) => reject(isFull(error) ? tooLarge() : error));
      worker.on('exit', () => resolve());
    });
  } finally {
    clearTimeout(ending.timer);
    signal.removeEventListener('abort', abandon);
  }
  if (refused) throw new Refusal(refused.reason, refused.text, refused.details);
  signal.throwIfAborted();
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooLarge(): Refusal {
  return new Refusal('invalid', {
    zh: '表格过大，已停止处理；请拆分后再导入',
    en: 'The sheet is too large and was stopped; please split it',
  });
}
