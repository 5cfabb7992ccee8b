import { demoDay } from '@gangmu/server/demo/demo-day';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { sampleBody } from '@gangmu/domain/kinds/sample-record';
import { uuidv7 } from 'uuidv7';
import type { Target } from './authz-fixtures.ts';
import type { RecordType } from './authz-subjects.ts';

/** A record as its type makes it, about the person of the target where it is about one. */
export function makeRecordRow(type: RecordType, target: Target) {
  const definition = readRecordDefinition(type);
  const subject = definition.subject ? { [definition.subject]: target.person } : {};
  return {
    id: target.records[type],
    kind: definition.kind,
    type,
    mechanism: definition.mechanisms[0] ?? null,
    unit_id: target.unitId,
    parent_id: target.parents[type] ?? null,
    person_id: definition.subject ? target.person : null,
    handler_id: definition.handled ? uuidv7() : null,
    state: definition.start,
    title: definition.label.zh,
    happened_on: demoDay,
    body: JSON.stringify({ ...sampleBody(definition, demoDay), ...subject }),
    created_by: uuidv7(),
    created_at: new Date(),
  };
}
