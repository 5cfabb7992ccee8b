import { readCalendar } from '@gangmu/db/calendar';
import type { Reader } from '@gangmu/db/db';
import { listParameters } from '@gangmu/db/parameter';
import { countMembers } from '@gangmu/db/person';
import type { StoredRecord } from '@gangmu/db/record';
import { countSiblings, hasSiblingOf, readShares } from '@gangmu/db/record-context';
import { findStanding } from '@gangmu/db/standing';
import type { Unit } from '@gangmu/db/unit';
import type {
  QuotaDefinition,
  RecordBody,
  RecordContext,
  RecordDefinition,
} from '@gangmu/domain/kinds/define-kind';
import { roomOf, type Room } from '@gangmu/domain/kinds/judge-quota';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import type { Day } from '@gangmu/domain/time/day';
import { ownTermEndOf, termEndOf } from '@gangmu/domain/units/term';
import { youngBornFrom } from '@gangmu/domain/units/young-born-from';
import type { Context } from '../context.ts';
import { countKnown } from './count-known.ts';

export interface ContextOf {
  readonly definition: RecordDefinition;
  readonly unit: Unit;
  readonly parent: StoredRecord | null;
  /** The record itself where it exists, so that it is not counted beside itself. */
  readonly recordId: string;
  readonly personId: string | null;
  readonly on: Day;
  /** The body as it stands, or as the form brings it. */
  readonly body: RecordBody;
}

const noCalendar = { holidays: new Set<Day>(), workdays: new Set<Day>(), years: new Set<number>() };

/** Loads what the kind may ask about; nothing is loaded that its definition has no use for. */
export async function readRecordContext(context: Context, db: Reader, of: ContextOf): Promise<RecordContext> {
  const { definition, unit, parent, recordId, personId, on } = of;
  const isRuled =
    definition.dueOf !== undefined ||
    definition.readsFigures === true ||
    Object.values(definition.steps).some((step) => step.gate !== undefined);
  const dead = definition.done.filter((state) => !definition.counted.includes(state));
  const sibling = parent && { type: definition.name, parentId: parent.id, except: recordId };
  const parameters = isRuled ? parametersInForce(await listParameters(db), context.today) : {};
  const bornFrom = definition.isForYoung?.(of.body) ? youngBornFrom(on, parameters) : null;
  return {
    today: context.today,
    expected: await countMembers(db, unit.id, on, bornFrom),
    parent: parent?.body ?? null,
    parentState: parent?.state ?? null,
    siblings: sibling
      ? await countSiblings(db, { ...sibling, departmentId: unit.departmentId, unitId: unit.id }, dead)
      : 0,
    isRepeated: sibling && personId ? await hasSiblingOf(db, { ...sibling, personId }, dead) : false,
    unit: {
      id: unit.id,
      departmentId: unit.departmentId,
      kind: unit.kind,
      fullMembers: unit.fullMemberCount,
      termEndsOn: termEndOf(unit),
      ownTermEndsOn: ownTermEndOf(unit),
    },
    quota: definition.quota ? await readRoom(db, definition.quota, unit, context.today) : null,
    parameters,
    calendar: isRuled ? await readCalendar(db) : noCalendar,
    known: await countKnown(db, of, context.today),
    person: personId ? await findStanding(db, personId, context.today) : null,
  };
}

/** The places left to a unit this year. */
async function readRoom(db: Reader, quota: QuotaDefinition, unit: Unit, today: Day): Promise<Room | null> {
  const { shares, takings } = await readShares(db, quota, unit.departmentId, today);
  return roomOf(unit.unitPath, shares, takings);
}
