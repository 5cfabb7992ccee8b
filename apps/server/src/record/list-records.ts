import { findRecord, listRecords } from '@gangmu/db/record';
import { scopesOf, type Scope } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { mechanismCodes } from '@gangmu/domain/mechanisms/mechanisms';
import { notAllowed } from '@gangmu/domain/refusal';
import { isDay } from '@gangmu/domain/time/day';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { named, readNames, recordRow, showRecord } from './record-output.ts';
import { noteReads } from './note-reads.ts';
import { isHost } from './require-seen.ts';

export const listInput = z.strictObject({
  type: z.string().max(40),
  unitId: id.optional(),
  parentId: id.optional(),
  mechanism: z.enum(mechanismCodes).optional(),
  states: z.array(z.string().max(20)).max(40).optional(),
  text: writtenText(60).optional(),
  /** Only records about the one who asks. */
  mine: z.boolean().optional(),
  order: z.enum(['newest', 'due']).optional(),
  cursor: z.string().max(60).optional(),
  direction: z.literal('forward').optional(),
  limit: z.int().min(1).max(100).default(50),
});
export const listOutput = z.strictObject({
  rows: z.array(recordRow),
  people: z.array(named),
  units: z.array(named),
  next: z.string().nullable(),
});

/** A page of records of one type that the actor may read, with the names they mention. */
export async function listShown(
  context: Context,
  input: z.infer<typeof listInput>,
): Promise<z.infer<typeof listOutput>> {
  const definition = readRecordDefinition(input.type);
  const scopes = await scopesOfList(context, definition, input.parentId);
  const mine = input.mine ? { personId: context.actor.personId ?? '' } : {};
  const filter = { ...input, ...mine };
  const records = await listRecords(context.db, scopes, filter, toCursor(input.cursor), input.limit);
  await noteReads(context, definition, records);
  const last = records.length === input.limit ? records.at(-1) : undefined;
  const day = input.order === 'due' ? last?.dueOn : last?.happenedOn;
  return {
    rows: records.map((record) => showRecord(context, record)),
    ...(await readNames(context.db, definition, records)),
    next: last && day ? `${day}/${last.id}` : null,
  };
}

/** The scopes of the type's own right; the host of a parent sees all that hangs below it. */
async function scopesOfList(
  context: Context,
  definition: RecordDefinition,
  parentId: string | undefined,
): Promise<Scope[]> {
  const parent = parentId === undefined ? null : await findRecord(context.db, parentId);
  if (parent && parent.type === definition.parent && isHost(context, definition, parent))
    return [{ type: 'all' }];
  const scopes = scopesOf(context.actor, definition.read, context.today);
  if (scopes.length === 0) throw notAllowed();
  return scopes;
}

function toCursor(cursor: string | undefined): { day: string; id: string } | null {
  const [day, recordId] = cursor?.split('/') ?? [];
  return day && recordId && isDay(day) ? { day, id: recordId } : null;
}
