import type { StoredRecord } from '@gangmu/db/record';
import { authorise } from '@gangmu/domain/access/authorise';
import { can } from '@gangmu/domain/access/can';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import type { Context } from '../context.ts';

/** True when the actor acts on the records below a parent as its host. */
export function isHost(context: Context, definition: RecordDefinition, parent: StoredRecord): boolean {
  return Object.values(definition.steps).some(
    (step) =>
      step.on === 'parent' && step.action !== null && can(context.actor, step.action, parent, context.today),
  );
}

/** Throws `not-found` unless the actor may read the record or is the host of its parent. */
export function requireSeen(
  context: Context,
  definition: RecordDefinition,
  record: StoredRecord,
  parent: StoredRecord | null,
): void {
  if (parent && isHost(context, definition, parent)) return;
  authorise(context.actor, definition.read, record, context.today);
}
