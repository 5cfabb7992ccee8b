import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { refuseDocument } from './document-refusal.ts';

/** What a parser may take (S-29). */
export const parserLimits = { milliseconds: 20_000, megabytes: 256, answerBytes: 192 * 1_048_576 };

export interface ParserJob {
  /** Arguments of the program, and the bytes it reads from its standard input. */
  readonly args: readonly string[];
  readonly bytes: Uint8Array;
  /** Called with each line of the answer. */
  line(text: string): void;
  /** Ends the process when the caller no longer wants the answer. */
  readonly signal?: AbortSignal | undefined;
  /** Another program and other limits; tests use them to misbehave. */
  readonly program?: URL;
  readonly limits?: typeof parserLimits;
}

const root = new URL('../../../', import.meta.url);
const readable = ['packages/documents/', 'packages/domain/', 'node_modules/', 'package.json'];
const watchEvery = 100;

/**
 * Runs a parser in a process of its own: without files to write, programs to start, an environment to read or a
 * network to reach, with a limit on memory and time. It is killed at the limit and when nobody waits any more.
 */
export async function runParser(job: ParserJob): Promise<void> {
  const limits = job.limits ?? parserLimits;
  const child = spawn(
    process.execPath,
    [
      '--permission',
      ...readable.map((place) => `--allow-fs-read=${fileURLToPath(new URL(place, root))}`),
      `--max-old-space-size=${Math.floor(limits.megabytes * 0.45)}`, // the rest is for bytes beside the heap
      '--max-semi-space-size=2',
      '--disable-proto=delete',
      '--disallow-code-generation-from-strings',
      '--no-warnings',
      fileURLToPath(job.program ?? new URL('parser-main.ts', import.meta.url)),
      ...job.args,
    ],
    { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true, killSignal: 'SIGKILL' },
  );
  let why: 'time' | 'memory' | 'size' | null = null;
  const stop = (reason: typeof why): void => {
    why ??= reason;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => stop('time'), limits.milliseconds);
  const watch = setInterval(() => {
    void residentMegabytes(child).then((used) => used > limits.megabytes && stop('memory'));
  }, watchEvery);
  const abandon = (): void => stop(null);
  job.signal?.addEventListener('abort', abandon, { once: true });
  try {
    child.stdin.on('error', () => undefined); // it may end before it has read everything
    child.stdin.end(job.bytes);
    const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve(signal ?? code));
    });
    let taken = 0;
    let rest = '';
    child.stdout.setEncoding('utf8');
    for await (const chunk of child.stdout as AsyncIterable<string>) {
      taken += chunk.length;
      if (taken > limits.answerBytes) stop('size');
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) job.line(line);
    }
    const end = await ended;
    job.signal?.throwIfAborted();
    if (why !== null || end !== 0) throw refusalOf(why ?? (end === 'SIGABRT' ? 'memory' : null)); // V8 aborts when its heap is full
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    job.signal?.removeEventListener('abort', abandon);
    if (child.exitCode === null) child.kill('SIGKILL');
  }
}

/** Resident memory of the process; where the system does not tell, the limit on its heap alone holds. */
async function residentMegabytes(child: ChildProcess): Promise<number> {
  try {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0) / 1_024;
  } catch {
    return 0; // it has just ended, or this system has no such files
  }
}

function refusalOf(why: 'time' | 'memory' | 'size' | null) {
  if (why === 'time')
    return refuseDocument(
      '文件读取超时，已停止；请拆分文件后再导入',
      'Reading took too long and was stopped; split the file',
    );
  if (why === 'memory' || why === 'size')
    return refuseDocument(
      '文件内容过大，已停止读取；请拆分后再导入',
      'The content is too large; reading was stopped',
    );
  return refuseDocument('文件无法读取，内容可能已损坏', 'The file cannot be read; it may be damaged');
}
