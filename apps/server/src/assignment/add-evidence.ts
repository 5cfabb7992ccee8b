import { findAssignment, type Assignment } from '@gangmu/db/assignment';
import { change } from '@gangmu/db/change';
import type { Tx } from '@gangmu/db/db';
import {
  deleteEvidence,
  insertEvidence,
  insertFile,
  listEvidence,
  type StoredFile,
} from '@gangmu/db/evidence';
import { findRecord } from '@gangmu/db/record';
import { id } from '@gangmu/domain/id';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { isOpen } from '@gangmu/domain/responsibilities/assignment-state';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';
import { loadForStep } from './load-assignment.ts';

/** `id` is the assignment's. */
export const citeInput = z.strictObject({ ...keyed, id, recordId: id });
export const removeEvidenceInput = z.strictObject({ ...keyed, id, evidenceId: id });

/** Cites a record of the unit, or of one below it, instead of asking for anything (domain 5.3). */
export async function citeRecord(context: Context, input: z.infer<typeof citeInput>) {
  return add(context, 'assignment.cite', input, async (tx, assignment) => {
    const record = await findRecord(tx, input.recordId);
    if (!record?.unitPath.startsWith(assignment.unitPath)) throw notFound();
    const cited = await listEvidence(tx, assignment.id);
    if (cited.some((evidence) => evidence.recordId === record.id)) {
      throw new Refusal('already-exists', { zh: '该事实已引用', en: 'That fact is cited already' });
    }
    const evidence = {
      title: record.title,
      recordId: record.id,
      fileId: null,
      factDate: record.happenedOn,
      ownerUnitId: record.unitId,
    };
    await insertEvidence(tx, {
      ...evidence,
      id: uuidv7(),
      kind: 'derived',
      assignmentId: assignment.id,
      createdBy: context.actor.userId,
    });
  });
}

/** Attaches a file that was stored before; the last resort. */
export async function attachFile(
  context: Context,
  input: { key: string; id: string; file: Omit<StoredFile, 'id' | 'ownerUnitId'> },
) {
  return add(context, 'assignment.attach', input, async (tx, assignment) => {
    const file = {
      ...input.file,
      id: uuidv7(),
      ownerUnitId: assignment.unitId,
      createdBy: context.actor.userId,
    };
    await insertFile(tx, file);
    const evidence = {
      title: file.name,
      recordId: null,
      fileId: file.id,
      factDate: context.today,
      ownerUnitId: assignment.unitId,
    };
    await insertEvidence(tx, {
      ...evidence,
      id: uuidv7(),
      kind: 'file',
      assignmentId: assignment.id,
      createdBy: context.actor.userId,
    });
  });
}

export async function removeEvidence(context: Context, input: z.infer<typeof removeEvidenceInput>) {
  return add(context, 'assignment.removeEvidence', input, async (tx, assignment) => {
    if (!(await deleteEvidence(tx, assignment.id, input.evidenceId))) throw changedMeanwhile(); // somebody was quicker
  });
}

async function add(
  context: Context,
  verb: string,
  input: { key: string; id: string },
  work: (tx: Tx, assignment: Assignment) => Promise<void>,
) {
  return change(context, { verb, key: input.key, input }, async (tx) => {
    const { assignment, proof } = await loadForStep(context, tx, input.id, 'submit');
    if (!isOpen(assignment.state)) {
      throw new Refusal('not-in-this-state', { zh: '任务不在办理中', en: 'The task is not being worked on' });
    }
    await work(tx, assignment);
    const after = await findAssignment(tx, assignment.id);
    const answer = { id: assignment.id, version: after?.version ?? assignment.version };
    return {
      proof,
      subject: { type: 'assignment', id: assignment.id, unitId: assignment.unitId },
      before: null,
      after: input,
      answer,
    };
  });
}
