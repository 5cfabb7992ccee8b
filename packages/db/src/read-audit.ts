import { createHash } from 'node:crypto';
import type { Reader, Tx } from './db.ts';

export interface AuditLine {
  readonly id: string;
  readonly at: Date;
  readonly user: string | null;
  readonly verb: string;
  readonly outcome: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly address: string | null;
  readonly seq: string | null;
}

/** A page of the audit, newest first. */
export async function listAudit(
  db: Reader,
  filter: { verb: string; user: string },
  before: string,
  limit: number,
): Promise<AuditLine[]> {
  return db
    .selectFrom('audit')
    .leftJoin('auth_user', 'auth_user.id', 'audit.user_id')
    .leftJoin('audit_seal', 'audit_seal.audit_id', 'audit.id')
    .select([
      'audit.id',
      'audit.at',
      'auth_user.username as user',
      'audit.verb',
      'audit.outcome',
      'audit.subject_type as subjectType',
      'audit.subject_id as subjectId',
      'audit.before_json as before',
      'audit.after_json as after',
      'audit.address',
      'audit_seal.seq',
    ])
    .$if(before !== '', (query) => query.where('audit.id', '<', before))
    .$if(filter.verb !== '', (query) => query.where('audit.verb', '=', filter.verb))
    .$if(filter.user !== '', (query) => query.where('auth_user.username', '=', filter.user))
    .orderBy('audit.id', 'desc')
    .limit(limit)
    .execute();
}

const sealAtMost = 500;
const firstHash = '0'.repeat(64);

/** Longer than any transaction lasts: a row that commits late is not older than this against the newest sealed one. */
const latest = 3_600_000;

/**
 * Numbers and chains rows that have none yet: h = SHA-256(prev ‖ seq ‖ row) (S-35). Looks at the newest stretch of
 * the audit only, so that its cost does not grow with the years. Returns how many.
 */
export async function sealAudit(tx: Tx): Promise<number> {
  const last = await tx
    .selectFrom('audit_seal')
    .select(['seq', 'hash', 'audit_id'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rows = await tx
    .selectFrom('audit')
    .leftJoin('audit_seal', 'audit_seal.audit_id', 'audit.id')
    .selectAll('audit')
    .where('audit_seal.audit_id', 'is', null)
    .$if(last !== undefined, (query) => query.where('audit.id', '>', beginOfIds(last?.audit_id ?? '')))
    .orderBy('audit.id')
    .limit(sealAtMost)
    .execute();
  if (rows.length === 0) return 0;
  const sealedAt = new Date();
  let seq = Number(last?.seq ?? 0);
  let hash = last?.hash ?? firstHash;
  const seals = rows.map((row) => {
    seq += 1;
    hash = link(hash, seq, row);
    return { seq: String(seq), audit_id: row.id, hash, sealed_at: sealedAt };
  });
  await tx.insertInto('audit_seal').values(seals).execute();
  return rows.length;
}

/** What every UUIDv7 made less than `latest` before this one is greater than. */
function beginOfIds(id: string): string {
  const time = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - latest;
  const hex = Math.max(time, 0).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** Walks the chain in order; returns how far it holds and the first number that does not, if any. */
export async function verifyAudit(db: Reader): Promise<{ checked: number; brokenAt: number | null }> {
  let hash = firstHash;
  let seq = 0;
  for (;;) {
    const rows = await db
      .selectFrom('audit_seal')
      .leftJoin('audit', 'audit.id', 'audit_seal.audit_id')
      .selectAll('audit')
      .select(['audit_seal.seq', 'audit_seal.hash'])
      .where('audit_seal.seq', '>', String(seq))
      .orderBy('audit_seal.seq')
      .limit(1_000)
      .execute();
    if (rows.length === 0) return { checked: seq, brokenAt: null };
    for (const { seq: number, hash: sealed, ...row } of rows) {
      const expected = seq + 1;
      if (Number(number) !== expected || link(hash, expected, row) !== sealed)
        return { checked: seq, brokenAt: expected };
      seq = expected;
      hash = sealed;
    }
  }
}

/** The canonical form of a row: its columns by name, times as ISO strings. */
function link(previous: string, seq: number, row: Record<string, unknown>): string {
  const body = JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(`${previous}\n${seq}\n${body}`).digest('hex');
}
