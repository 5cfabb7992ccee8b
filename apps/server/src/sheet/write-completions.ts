import type { Tx } from '@gangmu/db/db';
import { insertEnrolments, insertProofs, moveEnrolments } from '@gangmu/db/enrolment-bulk';
import { listIssuedMeasures } from '@gangmu/db/measure';
import type { NewRecordStep } from '@gangmu/db/record-step';
import { authorise } from '@gangmu/domain/access/authorise';
import { listServedMeasures } from '@gangmu/domain/kinds/list-served-measures';
import { takeRecordStep } from '@gangmu/domain/kinds/take-record-step';
import { enrolment } from '@gangmu/domain/kinds/training/enrolment';
import { changedMeanwhile, notFound } from '@gangmu/domain/refusal';
import { yearOf } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';
import type { CompletionTarget } from './completion-target.ts';
import type { Work, Written } from './sheet-kind.ts';

const batch = 1_000;

/** New entries and moves in batches, each with its steps and what it proves. */
export async function writeCompletions(
  tx: Tx,
  work: Work,
  changes: readonly CompletionTarget[],
): Promise<Written> {
  const { actor, today } = work.context;
  const [first] = changes;
  if (!first) throw notFound();
  const proof = authorise(actor, 'training.plan', first.offering, today);
  for (const offering of new Set(changes.map((target) => target.offering)))
    authorise(actor, 'training.plan', offering, today);
  for (const unit of new Set(changes.flatMap((target) => (target.was ? [] : [target.unit]))))
    authorise(actor, 'enrolment.nominate', unit, today);
  const years = new Set(changes.map((target) => yearOf(recordOf(target).happenedOn)));
  const issued = new Map<number, Awaited<ReturnType<typeof listIssuedMeasures>>>();
  for (const year of years) issued.set(year, await listIssuedMeasures(tx, year));
  for (let at = 0; at < changes.length; at += batch) {
    work.signal.throwIfAborted();
    const some = changes.slice(at, at + batch);
    await insertEnrolments(
      tx,
      some.filter((target) => target.was === null).map((target) => newRecord(target, actor.userId)),
    );
    for (const [outcome, group] of Map.groupBy(some, (target) => target.outcome)) {
      const confirmedBy = enrolment.counted.includes(outcome) ? actor.userId : null;
      const moved = group.flatMap((target) => target.was ?? []);
      if (!(await moveEnrolments(tx, moved, outcome, confirmedBy))) throw changedMeanwhile();
    }
    const proofs = some
      .filter((target) => enrolment.counted.includes(target.outcome))
      .map((target) => {
        const record = recordOf(target);
        const parent = target.offering.body;
        return {
          record,
          facts: enrolment.factsOf(record.body, { today, expected: 0, parent }),
          measureIds: listServedMeasures(
            issued.get(yearOf(record.happenedOn)) ?? [],
            enrolment,
            record.body,
            record.mechanism,
          ),
        };
      });
    await insertProofs(
      tx,
      proofs,
      some.flatMap((target) => stepsOf(target, actor.userId, today)),
    );
    work.progress('write', at + some.length, changes.length);
  }
  return { proof, unitId: first.offering.unitId };
}

function recordOf({ id, was, offering, personId, unit }: CompletionTarget) {
  if (was) return was;
  return {
    id,
    unitId: unit.id,
    departmentId: unit.departmentId,
    mechanism: offering.mechanism,
    happenedOn: offering.happenedOn,
    body: { person: personId, nominatedOn: offering.happenedOn },
  };
}

function newRecord(target: CompletionTarget, userId: string) {
  const { mechanism, happenedOn, body } = recordOf(target);
  return {
    id: target.id,
    kind: enrolment.kind,
    type: enrolment.name,
    mechanism,
    unitId: target.unit.id,
    parentId: target.offering.id,
    personId: target.personId,
    handlerId: null,
    state: target.outcome,
    title: enrolment.titleOf(body).zh,
    happenedOn,
    dueOn: null,
    expected: 0,
    body,
    createdBy: userId,
    confirmedBy: userId,
  };
}

/** The history says every step, as if they had been taken one by one. */
function stepsOf(target: CompletionTarget, byUser: string, on: string): NewRecordStep[] {
  const taken: NewRecordStep[] = [];
  const add = (step: string, from: string | null, to: string) =>
    taken.push({ id: uuidv7(), recordId: target.id, step, from, to, on, byUser, reason: '', changed: {} });
  if (target.was === null) add('create', null, enrolment.start);
  let state = target.was?.state ?? enrolment.start;
  for (const step of target.steps) {
    const next = takeRecordStep(enrolment, step, state);
    add(step, state, next);
    state = next;
  }
  return taken;
}
