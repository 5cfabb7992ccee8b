import type { Tx } from '@gangmu/db/db';
import { findNotice, freePlace, insertNotice, insertQuota, takePlace } from '@gangmu/db/designation';
import { insertTitle, setLastDay } from '@gangmu/db/designation-title';
import type { StoredRecord } from '@gangmu/db/record';
import { insertRecordSteps } from '@gangmu/db/record-step';
import { insertRecords } from '@gangmu/db/record-write';
import type { Unit } from '@gangmu/db/unit';
import type { RecordBody, RecordContext } from '@gangmu/domain/kinds/define-kind';
import type { Effect } from '@gangmu/domain/kinds/effect';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import { unitClasses } from '@gangmu/domain/units/unit-kind';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import { proveRecord } from './prove-record.ts';

interface Of {
  readonly unit: Unit;
  readonly record: StoredRecord;
  readonly parent: StoredRecord | null;
  readonly known: RecordContext;
}

/** Carries out what a step of a round, a nomination or a title says of places, notices and titles. */
export async function applyDesignation(
  context: Context,
  tx: Tx,
  of: Of,
  effects: readonly Effect[],
): Promise<void> {
  const { unit, record, parent } = of;
  for (const effect of effects) {
    if (effect.type !== 'designation') continue;
    switch (effect.what) {
      case 'quota':
        await insertQuota(tx, record.id, effect.quota);
        break;
      case 'takePlace':
        if ((await takePlace(tx, parent?.id ?? '', unit.class, record.id)) === 'full') throw full(unit);
        break;
      case 'freePlace':
        await freePlace(tx, record.id);
        break;
      case 'notice':
        await insertNotice(tx, record.id, effect);
        break;
      case 'title':
        await nameTitle(context, tx, of, effect.body);
        break;
      case 'span':
        if (!(await setLastDay(tx, record.id, effect.to)))
          await insertTitle(tx, { ...titleOf(record, parent), from: effect.from, to: effect.to });
    }
  }
}

/** A title of the nomination's unit or person; without a notice there is none. */
async function nameTitle(context: Context, tx: Tx, of: Of, given: RecordBody): Promise<void> {
  const { record: nomination, parent: round, known } = of;
  const notice = round && (await findNotice(tx, round.id));
  if (!round || !notice) throw notFound();
  const definition = readRecordDefinition('title');
  const body = { ...given, nomination: nomination.id };
  const title: StoredRecord = {
    ...nomination,
    id: uuidv7(),
    type: definition.name,
    parentId: round.id,
    state: definition.start,
    title: definition.titleOf(body).zh,
    happenedOn: String(given['namedOn']),
    dueOn: definition.dueOf?.(body, definition.start, known) ?? null,
    expected: 0,
    body,
    createdBy: context.actor.userId,
    version: 1,
  };
  await insertRecords(tx, [title]);
  await insertRecordSteps(tx, [
    {
      id: uuidv7(),
      recordId: title.id,
      step: 'create',
      from: null,
      to: title.state,
      on: context.today,
      byUser: context.actor.userId,
      reason: '',
      changed: {},
    },
  ]);
  await proveRecord(context, tx, definition, title, round.body, false);
  const validTo = String(given['validTo']);
  await insertTitle(tx, {
    ...titleOf(title, round),
    nominationId: nomination.id,
    from: title.happenedOn,
    to: validTo === '' ? null : validTo,
    noticeTo: notice.to,
  });
}

function titleOf(record: StoredRecord, round: StoredRecord | null) {
  return {
    titleId: record.id,
    schemeId: round?.parentId ?? '',
    roundId: round?.id ?? '',
    nominationId: null,
    unitId: record.unitId,
    personId: record.personId,
    noticeTo: null,
  };
}

function full(unit: Unit): Refusal {
  const name = unit.class === null ? { zh: '该', en: 'this' } : unitClasses[unit.class];
  const text = {
    zh: `${name.zh}类名额已满，不能再列入`,
    en: `All places of the class “${name.en}” are taken`,
  };
  return new Refusal('invalid', text, [{ place: 'step', text }]);
}
