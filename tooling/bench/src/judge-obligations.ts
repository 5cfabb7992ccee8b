import { connect } from '@gangmu/db/connect';
import { insertBulk, type NewRow } from '@gangmu/db/insert-bulk';
import { listObligationTallies } from '@gangmu/db/obligation-tally';
import { transact } from '@gangmu/db/transact';
import { judgeMarked } from '@gangmu/server/obligation/judge-marked';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { addDays } from '@gangmu/domain/time/day';
import { periodOf } from '@gangmu/domain/time/period';
import { uuidv7 } from 'uuidv7';
import { benchDay } from './load-data.ts';
import { cpuOf } from './measure.ts';

const branches = 30_000;
const sessionsEach = 24;
const types = ['themePartyDay', 'branchGeneralMeeting', 'branchCommitteeMeeting', 'partyLecture'];
const reads = 200;

export interface ObligationFigures {
  readonly units: number;
  readonly seconds: number;
  /** Milliseconds of database processor time to read a department's board. */
  readonly boardMs: number;
}

/** Judges every branch of a committee of 30,000 with half a year of sessions, then reads a department's board. */
export async function measureObligations(url: string, databasePid: number): Promise<ObligationFigures> {
  const db = connect(url, { poolSize: 2, statementTimeout: false });
  try {
    const units = await db
      .selectFrom('unit')
      .select(['id', 'department_id as departmentId'])
      .where('kind', '=', 'branch')
      .orderBy('id')
      .limit(branches)
      .execute();
    const loaded = await db.selectFrom('fact').select('id').limit(1).execute();
    if (loaded.length === 0) await loadFacts(db, units);
    await transact(db, null, async (tx) => {
      await tx.deleteFrom('obligation_status').execute();
      await tx.deleteFrom('obligation_mark').execute();
      await insertBulk(
        tx,
        'obligation_mark',
        units.map(({ id }) => ({ id: uuidv7(), unit_id: id })),
      );
    });
    const started = performance.now();
    while ((await transact(db, null, (tx) => judgeMarked(tx, benchDay))) > 0);
    const seconds = (performance.now() - started) / 1_000;
    const periods = obligationRules.map((rule) => ({
      rule: rule.code,
      period: periodOf(rule.per, benchDay).key,
    }));
    const before = cpuOf(databasePid);
    for (let read = 0; read < reads; read += 1)
      await listObligationTallies(db, units[0]?.departmentId ?? '', periods);
    const boardMs = ((cpuOf(databasePid) - before) * 1_000) / reads;
    return { units: units.length, seconds, boardMs };
  } finally {
    await db.destroy();
  }
}

async function loadFacts(
  db: ReturnType<typeof connect>,
  units: readonly { id: string; departmentId: string | null }[],
): Promise<void> {
  for (let at = 0; at < units.length; at += 1_000) {
    const rows: NewRow<'fact'>[] = units.slice(at, at + 1_000).flatMap(({ id, departmentId }) =>
      Array.from({ length: sessionsEach }, (_, index) => ({
        id: uuidv7(),
        record_id: uuidv7(),
        unit_id: id,
        department_id: departmentId,
        metric: `session.${types[index % types.length]}`,
        on_day: addDays('2024-01-08', index * 7),
        amount: '1',
        recorded_at: new Date(),
      })),
    );
    await transact(db, null, (tx) => insertBulk(tx, 'fact', rows));
  }
}
