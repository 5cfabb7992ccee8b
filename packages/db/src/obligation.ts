import type { Reader, Tx } from './db.ts';

export async function listExemptions(db: Reader, unitId: string, year: number) {
  return db
    .selectFrom('obligation_exemption')
    .select(['rule', 'period', 'reason'])
    .where('unit_id', '=', unitId)
    .where('period', 'like', `${year}%`)
    .execute();
}

export async function findExemption(db: Reader, unitId: string, rule: string, period: string) {
  return db
    .selectFrom('obligation_exemption')
    .select(['id', 'reason'])
    .where('unit_id', '=', unitId)
    .where('rule', '=', rule)
    .where('period', '=', period)
    .executeTakeFirst();
}

export async function insertExemption(
  tx: Tx,
  exemption: {
    id: string;
    unitId: string;
    rule: string;
    period: string;
    people: number | null;
    reason: string;
    grantedBy: string;
  },
): Promise<void> {
  await tx
    .insertInto('obligation_exemption')
    .values({
      id: exemption.id,
      unit_id: exemption.unitId,
      rule: exemption.rule,
      period: exemption.period,
      people: exemption.people,
      reason: exemption.reason,
      granted_by: exemption.grantedBy,
    })
    .execute();
}
