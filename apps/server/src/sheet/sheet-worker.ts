import { connect } from '@gangmu/db/connect';
import { readWorkbookApart } from '@gangmu/documents/read-apart';
import { Refusal } from '@gangmu/domain/refusal';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { checkSheet, importSheet, type SheetFile } from './import-sheet.ts';
import type { SheetTask, SheetLine } from './run-sheet.ts';

/** Problems in one message. */
const listed = 500;

const task = workerData as SheetTask; // what `runSheet` gives
const say = (line: SheetLine): void => parentPort?.postMessage(line);
const controller = new AbortController();
parentPort?.once('message', () =>
  controller.abort(new Refusal('unavailable', { zh: '已取消', en: 'Cancelled' })),
);
const db = connect(task.databaseUrl, { poolSize: 2 });
try {
  const { signal } = controller;
  const workbook = await readWorkbookApart({
    bytes: task.bytes,
    name: task.fileName,
    owner: 'sheet',
    signal,
  });
  const file: SheetFile = {
    ...task,
    context: { ...task.context, db },
    workbook,
    accepted: new Map(task.accepted),
    signal,
    progress: (phase, done, total) => say({ phase, done, total }),
  };
  if (task.confirmed)
    say({ answer: await importSheet(file, task.confirmed.key, task.confirmed.fingerprint) });
  else {
    const { problems, ...report } = await checkSheet(file);
    for (let at = 0; at < problems.length; at += listed) {
      say({ problems: problems.slice(at, at + listed) });
      await setImmediate();
    }
    say({ answer: report });
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say({ refused: { reason: error.reason, text: error.text, details: error.details } });
} finally {
  await db.destroy();
  parentPort?.close();
}
