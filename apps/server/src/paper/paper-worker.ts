import { connect } from '@gangmu/db/connect';
import { workerData } from 'node:worker_threads';
import { makePaper } from './make-paper.ts';
import type { PaperTask } from './run-papers.ts';

const { databaseUrl, id, ...workshop } = workerData as PaperTask; // what `makeApart` gives
const db = connect(databaseUrl, { poolSize: 2 });
try {
  await makePaper({ ...workshop, db }, id);
} finally {
  await db.destroy();
}
