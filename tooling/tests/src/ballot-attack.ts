import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import type { Dump } from './dump-tables.ts';

/** Somebody of whom it is known that he voted, when in the order of all, and, to judge the attack, how. */
export interface KnownVoter {
  readonly userId: string;
  readonly personId: string;
  readonly username: string;
  readonly grade: number;
}

export interface Loot {
  readonly cycleId: string;
  readonly appraisalId: string;
  /** Everything before the first vote and after the last. */
  readonly before: Dump;
  readonly after: Dump;
  /** What changes: before the first vote and after each. */
  readonly steps: readonly Dump[];
  readonly logs: readonly string[];
  /** In the order in which they voted. */
  readonly voters: readonly KnownVoter[];
}

type Row = Readonly<Record<string, string>>;

/**
 * The linkage attack (security, row 40): voters of whom a way leads to their mark.
 * byName: a new row or a log line carries the voter, plain or hashed, beside the ballot.
 * byOrder: new rows, in the order of a key or a moment, spell the marks in the order of the voters.
 * byDiff: what changed between the dumps around one vote tells the mark.
 */
export function attack(loot: Loot) {
  const { voters } = loot;
  const fresh = newRows(loot.before, loot.after);
  return {
    byName: voters.filter((voter) => isNamed(loot, voter, fresh)).length,
    byOrder: Math.max(0, ...[...fresh.values()].map((rows) => spelt(rows, voters))),
    byDiff: voters.filter((voter, at) => tellsMark(loot, at, voter.grade)).length,
  };
}

/** Signing in is not voting: these tables know everybody who came, not what for. */
const doors = new Set(['auth_session', 'auth_rate_limit', 'sign_in_lock', 'auth_verification']);

function newRows(before: Dump | undefined, after: Dump | undefined): Map<string, Row[]> {
  const fresh = new Map<string, Row[]>();
  for (const [table, rows] of after ?? []) {
    const known = new Set((before?.get(table) ?? []).map((row) => JSON.stringify(row)));
    const added = rows.filter((row) => !known.has(JSON.stringify(row)));
    if (added.length > 0 && !doors.has(table)) fresh.set(table, added);
  }
  return fresh;
}

function marksOf(loot: Loot, voter: KnownVoter): string[] {
  const names = [voter.userId, voter.personId, voter.username];
  const guesses = names.flatMap((name) => [
    name,
    `${loot.appraisalId}/${name}`,
    `${loot.cycleId}/${name}`,
    `${name}/${loot.appraisalId}`,
  ]);
  const keys = ['', loot.cycleId, loot.appraisalId];
  return [
    ...names,
    ...guesses.map((text) => createHash('sha256').update(text).digest('hex')),
    ...keys.flatMap((key) => guesses.map((text) => createHmac('sha256', key).update(text).digest('hex'))),
  ];
}

function isNamed(loot: Loot, voter: KnownVoter, fresh: ReadonlyMap<string, readonly Row[]>): boolean {
  const marks = marksOf(loot, voter);
  const names = (text: string) => marks.some((mark) => text.includes(mark));
  // an audit row of signing in names the person; one that also knows the ballot would be the leak
  const rows = [...fresh].flatMap(([table, found]) =>
    table === 'audit' || table === 'idempotency'
      ? found.filter((row) => /ballot|vote/.test(JSON.stringify(row)) || knows(loot, JSON.stringify(row)))
      : found,
  );
  return (
    rows.some((row) => names(JSON.stringify(row))) ||
    loot.logs.some((line) => names(line) && (/ballot|vote/.test(line) || knows(loot, line)))
  );
}

function knows({ cycleId, appraisalId }: Loot, text: string): boolean {
  return text.includes(cycleId) || text.includes(appraisalId);
}

/** The best a column of marks fits the voters, rows in the order of any other column; 0 where no column can be read. */
function spelt(rows: readonly Row[], voters: readonly KnownVoter[]): number {
  if (rows.length !== voters.length) return 0;
  const columns = Object.keys(rows[0] ?? {});
  const readable = columns.filter((column) => {
    const values = new Set(rows.map((row) => row[column]));
    return values.size > 1 && values.size <= 4;
  });
  let best = 0;
  for (const order of columns)
    for (const column of readable) {
      const inOrder = [...rows].sort((a, b) => ((a[order] ?? '') < (b[order] ?? '') ? -1 : 1));
      best = Math.max(best, voters.filter(({ grade }, at) => inOrder[at]?.[column] === String(grade)).length);
    }
  return best;
}

/** True where the difference of the dumps around a vote shows the mark: in a value, a sum that grew, or a weak seal. */
function tellsMark(loot: Loot, at: number, grade: number): boolean {
  const [before, after] = [loot.steps[at], loot.steps[at + 1]];
  for (const [table, rows] of newRows(before, after)) {
    if (table === 'audit' || table === 'audit_seal' || table === 'job_lease' || table === 'job_run') continue;
    for (const row of rows) {
      if (row['grade'] === String(grade)) return true;
      if (Object.values(row).some((value) => opened(loot, after, value) === grade)) return true;
    }
  }
  return false;
}

/** The grade in a sealed value, if anything in the dump is its key; null where nothing opens it. */
function opened(loot: Loot, dump: Dump | undefined, sealed: string): number | null {
  if (!/^[\w-]{88}$/.test(sealed)) return null;
  const all = Buffer.from(sealed, 'base64url');
  const round = dump?.get('ballot_round')?.find((row) => row['cycle_id'] === loot.cycleId) ?? {};
  const seeds = [...Object.values(round), loot.cycleId, loot.appraisalId, ''];
  const keys = [
    ...seeds.map((seed) => createHash('sha256').update(seed).digest()),
    ...seeds.filter((seed) => /^[\da-f]{64}$/.test(seed)).map((seed) => Buffer.from(seed, 'hex')),
  ];
  for (const key of keys) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, 12));
      decipher.setAuthTag(all.subarray(-16));
      const text = Buffer.concat([decipher.update(all.subarray(12, -16)), decipher.final()]).toString(
        'ascii',
      );
      return Number(text.at(-1));
    } catch {
      // not this key
    }
  }
  return null;
}
