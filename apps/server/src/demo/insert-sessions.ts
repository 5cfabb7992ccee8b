import type { Database } from '@gangmu/db/db';
import { insertBulk, type NewRow } from '@gangmu/db/insert-bulk';
import { transact } from '@gangmu/db/transact';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { listServedMeasures } from '@gangmu/domain/kinds/list-served-measures';
import type { DemoSession } from './build-sessions.ts';
import type { DemoAccount } from './insert-accounts.ts';
import type { DemoPlan } from './publish-demo-plan.ts';

/** Stores confirmed sessions with what they prove, as their kind declares it. */
export async function insertSessions(
  db: Database,
  sessions: readonly DemoSession[],
  plan: DemoPlan,
  accounts: readonly DemoAccount[],
  newId: () => string,
): Promise<void> {
  const definition = readRecordDefinition('session');
  const issued = [...plan.byCode.values()];
  const by = accounts[0]?.id ?? '';
  const records: NewRow<'record'>[] = [];
  const facts: NewRow<'fact'>[] = [];
  const absences: NewRow<'absence'>[] = [];
  const served: NewRow<'record_measure'>[] = [];
  for (const session of sessions) {
    const at = new Date(`${session.heldOn}T09:00:00Z`);
    const body = {
      typeTags: session.tags,
      heldOn: session.heldOn,
      durationMin: session.minutes,
      place: session.place,
      host: session.host,
      lecturer: '',
      topics: session.topics,
      absences: session.absent.map((personId) => ({ personId, class: 'duty' })),
      guests: '',
      decisions: [],
      linkedMeasures: [],
    };
    records.push({
      id: session.id,
      kind: 'session',
      type: 'session',
      unit_id: session.unit.id,
      state: 'confirmed',
      title: definition.titleOf(body).zh,
      happened_on: session.heldOn,
      expected: session.expected,
      body: JSON.stringify(body),
      created_by: by,
      created_at: at,
      confirmed_by: by,
      confirmed_at: at,
      version: 2,
    });
    for (const fact of definition.factsOf(body, {
      today: session.heldOn,
      expected: session.expected,
      parent: null,
    })) {
      facts.push({
        id: newId(),
        record_id: session.id,
        unit_id: session.unit.id,
        department_id: session.unit.departmentId,
        metric: fact.metric,
        on_day: session.heldOn,
        amount: String(fact.amount),
        recorded_at: at,
      });
    }
    for (const personId of session.absent)
      absences.push({ record_id: session.id, person_id: personId, class: 'duty' });
    for (const measureId of listServedMeasures(issued, definition, body, null)) {
      served.push({
        record_id: session.id,
        measure_id: measureId,
        unit_id: session.unit.id,
        happened_on: session.heldOn,
      });
    }
  }
  await transact(db, null, async (tx) => {
    await insertBulk(tx, 'record', records);
    await insertBulk(tx, 'fact', facts);
    await insertBulk(tx, 'absence', absences);
    await insertBulk(tx, 'record_measure', served);
  });
}
