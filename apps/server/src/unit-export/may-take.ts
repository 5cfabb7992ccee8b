import type { ExportedTable } from '@gangmu/db/export-table';
import type { RowOwner } from '@gangmu/db/read-export';
import { can, type Actor } from '@gangmu/domain/access/can';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { closedReasonOf } from '@gangmu/domain/access/token-use';
import type { Day } from '@gangmu/domain/time/day';

export interface Exporter {
  readonly actor: Actor;
  readonly today: Day;
  /** Path of each unit of the realm. */
  readonly paths: ReadonlyMap<string, string>;
}

/**
 * Whether a row may leave with its unit: what the exporter may read, and beyond that what the unit owns, unless it is
 * about a person or restricted (then the right to read it is asked even of the unit's own administrator).
 */
export function mayTake(exporter: Exporter, table: ExportedTable, owner: RowOwner): boolean {
  const unitPath = exporter.paths.get(owner.unitId);
  if (unitPath === undefined) return false;
  if (owner.type !== undefined && !mayTakeRecord(exporter, owner, owner.type, unitPath)) return false;
  if (table.needs === 'record') return true;
  if (can(exporter.actor, table.needs, { unitPath }, exporter.today)) return true;
  return table.isPrivate !== true && isOwn(exporter, unitPath);
}

function mayTakeRecord(exporter: Exporter, owner: RowOwner, type: string, unitPath: string): boolean {
  const definition = readRecordDefinition(type);
  const { personId, handlerId } = owner;
  const record = { unitPath, personId: personId ?? null, handlerId: handlerId ?? null };
  if (can(exporter.actor, definition.read, record, exporter.today)) return true;
  return !isPrivate(definition) && isOwn(exporter, unitPath);
}

function isPrivate(definition: RecordDefinition): boolean {
  return (
    definition.subject !== undefined ||
    definition.handled !== undefined ||
    closedReasonOf(definition.read) === 'restricted'
  );
}

function isOwn({ actor, today }: Exporter, unitPath: string): boolean {
  return can(actor, 'export.whole', { unitPath }, today);
}

/** The line as it leaves: names of the absent stay behind where the exporter may not read them. */
export function stripAbsences(
  { actor, today, paths }: Exporter,
  owner: RowOwner,
  line: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const field = owner.type === undefined ? undefined : readRecordDefinition(owner.type).absences;
  const unitPath = paths.get(owner.unitId) ?? '';
  if (field === undefined || can(actor, 'absence.read', { unitPath }, today)) return line;
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) =>
      (name === 'body' || name === 'changed') && typeof value === 'object' && value !== null
        ? [name, Object.fromEntries(Object.entries(value).filter(([key]) => key !== field))]
        : [name, value],
    ),
  );
}
