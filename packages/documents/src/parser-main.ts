import { writeSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Modules that reach beyond this process; `--permission` keeps files and processes shut, this keeps the network. */
const shut =
  /^(?:node:)?(?:net|tls|dgram|dns|http|https|http2|quic|inspector|cluster|child_process|worker_threads)(?:\/|$)/u;
registerHooks({
  resolve(specifier, context, next) {
    if (shut.test(specifier)) throw new Error(`not here: ${specifier}`);
    return next(specifier, context);
  },
});
for (const name of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, name);

const { answerTask } = await import('./parser-task.ts');
await answerTask(process.argv[2] ?? '', process.argv[3] ?? '', process.stdin, writeOut);

/** Writes at once and waits when the reader is slower, so that no answer piles up in here. */
function writeOut(text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
