import { connect } from '@gangmu/db/connect';
import { workerData } from 'node:worker_threads';
import { makeExport } from './make-export.ts';
import type { ExportTask } from './run-exports.ts';

const { databaseUrl, id, ...workshop } = workerData as ExportTask; // what `startExports` gives
const db = connect(databaseUrl, { poolSize: 2 });
try {
  await makeExport({ ...workshop, db }, id);
} finally {
  await db.destroy();
}
