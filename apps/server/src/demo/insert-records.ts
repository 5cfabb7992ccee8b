import type { Database } from '@gangmu/db/db';
import { insertBulk } from '@gangmu/db/insert-bulk';
import { insertParameter } from '@gangmu/db/parameter';
import { transact } from '@gangmu/db/transact';
import { buildCampaigns, buildRegulations } from './build-campaigns.ts';
import { buildApplicants, buildCases, buildDevelopment, type Applicant } from './build-procedures.ts';
import { buildRegisters, buildTraining, type DemoRealm } from './build-registers.ts';
import type { DemoAccount } from './insert-accounts.ts';
import type { DemoPlan } from './publish-demo-plan.ts';
import { seeded, seededIds } from './random.ts';
import { collectRecords } from './record-rows.ts';

/** A stream of its own, so that the rest of the world stays the same. */
const seed = 20_240_701;

/** Everything of the record kinds in the detailed department and at the committee (domain 10.1). Returns how many. */
export async function insertRecords(
  db: Database,
  realm: DemoRealm,
  pilotId: string,
  plan: DemoPlan,
  accounts: readonly DemoAccount[],
): Promise<number> {
  const random = seeded(seed);
  const newId = seededIds(seed);
  const office = accounts.find((account) => account.username === 'opa')?.id ?? '';
  const { rows, add } = collectRecords(plan, office, newId);
  const applicants = buildApplicants(realm, newId, random);
  buildRegisters(realm, add, random);
  buildTraining(realm, add);
  buildDevelopment(realm, applicants, add);
  buildCases(realm, office, add);
  buildCampaigns(realm, pilotId, add);
  const { themeDayRule } = buildRegulations(realm, add);
  await transact(db, null, async (tx) => {
    await insertBulk(
      tx,
      'person',
      applicants.map(({ id, name }) => ({ id, name })),
    );
    await insertBulk(
      tx,
      'membership',
      applicants.map((applicant) => membershipOf(applicant, newId())),
    );
    await insertBulk(tx, 'record', rows.records);
    await insertBulk(tx, 'fact', rows.facts);
    await insertBulk(tx, 'record_measure', rows.served);
    await insertParameter(tx, {
      id: newId(),
      name: 'M07.perMonth',
      value: 1,
      effectiveFrom: '2024-01-01',
      regulationId: themeDayRule,
      clause: '第一条',
      setBy: null,
    });
  });
  return rows.records.length;
}

function membershipOf(applicant: Applicant, id: string) {
  return {
    id,
    person_id: applicant.id,
    unit_id: applicant.unit.id,
    status: 'applicant',
    class: 'staff',
    from_on: '2023-01-01',
  };
}
