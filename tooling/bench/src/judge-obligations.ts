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
const membersEach = 20;
/** Sessions whose hours are credited, and how many of the members are absent from one: a tenth (domain 10.3). */
const credited = ['themePartyDay', 'partyLecture'];
const absentOneIn = 10;
const reads = 200;

export interface ObligationFigures {
  readonly units: number;
  readonly seconds: number;
  /** Milliseconds of database processor time to read a department's board. */
  readonly boardMs: number;
}

/** Judges every branch of a committee of 30,000 with half a year of sessions and its 600,000 members, then reads a department's board. */
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

/** Sessions of half a year, the hours they gave, who was absent, and the members of each branch. */
async function loadFacts(
  db: ReturnType<typeof connect>,
  units: readonly { id: string; departmentId: string | null }[],
): Promise<void> {
  for (let at = 0; at < units.length; at += 500) {
    const facts: NewRow<'fact'>[] = [];
    const members: NewRow<'membership'>[] = [];
    const absences: NewRow<'absence'>[] = [];
    for (const { id, departmentId } of units.slice(at, at + 500)) {
      const people = Array.from({ length: membersEach }, () => uuidv7());
      members.push(...people.map((person_id) => memberRow(id, person_id)));
      for (let index = 0; index < sessionsEach; index += 1) {
        const type = types[index % types.length] ?? '';
        const record = { record_id: uuidv7(), unit_id: id, department_id: departmentId };
        const held = { ...record, on_day: addDays('2024-01-08', index * 7), recorded_at: new Date() };
        facts.push({ ...held, id: uuidv7(), metric: `session.${type}`, amount: '1' });
        if (!credited.includes(type)) continue;
        facts.push({ ...held, id: uuidv7(), metric: 'hours.each', amount: '2' });
        for (const person_id of people.filter((_, place) => (place + index) % absentOneIn === 0))
          absences.push({ record_id: record.record_id, person_id, class: 'duty' });
      }
    }
    await transact(db, null, async (tx) => {
      await insertBulk(tx, 'fact', facts);
      await insertBulk(tx, 'membership', members);
      await insertBulk(tx, 'absence', absences);
    });
  }
}

function memberRow(unit_id: string, person_id: string): NewRow<'membership'> {
  const since = { joined_on: '2010-06-28', full_on: '2011-06-28', from_on: '2020-01-01' };
  return { id: uuidv7(), person_id, unit_id, status: 'full', class: 'staff', ...since };
}
