import { sql } from 'kysely';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader } from './db.ts';

export async function listExemptions(db: Reader, unitId: string, year: number) {
  return db
    .selectFrom('obligation_exemption')
    .select(['rule', 'period', 'reason'])
    .where('unit_id', '=', unitId)
    .where('period', 'like', `${year}%`)
    .execute();
}

/** Units below a path obliged on the last day of a period, and how many of them are exempt in it. */
export async function countObliged(
  db: Reader,
  path: string,
  rule: { code: string; unitKinds: readonly string[]; minFullMembers: number },
  period: { key: string; from: Day; to: Day },
): Promise<{ obliged: number; exempt: number }> {
  const row = await db
    .selectFrom('unit')
    .leftJoin('obligation_exemption as exemption', (join) =>
      join
        .onRef('exemption.unit_id', '=', 'unit.id')
        .on('exemption.rule', '=', rule.code)
        .on('exemption.period', '=', period.key),
    )
    .select((select) => [
      select.fn.countAll<string>().as('obliged'),
      sql<string>`count(exemption.id)`.as('exempt'),
    ])
    .where('unit.path', 'like', `${path}%`)
    .where('unit.kind', 'in', [...rule.unitKinds])
    .where('unit.full_member_count', '>=', rule.minFullMembers)
    .where((where) =>
      where.or([where('unit.founded_on', 'is', null), where('unit.founded_on', '<=', period.from)]),
    )
    .where((where) =>
      where.or([where('unit.dissolved_on', 'is', null), where('unit.dissolved_on', '>', period.to)]),
    )
    .executeTakeFirst();
  return { obliged: Number(row?.obliged ?? 0), exempt: Number(row?.exempt ?? 0) };
}
