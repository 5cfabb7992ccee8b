import type { Actor, Assigned, Grant } from '@gangmu/domain/access/can';
import type { Role } from '@gangmu/domain/access/roles';
import type { TokenScope } from '@gangmu/domain/access/token-scope';
import type { Day } from '@gangmu/domain/time/day';
import type { Kysely } from 'kysely';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Reader } from './db.ts';
import { parseScope } from './api-token.ts';
import { listAssigned } from './inspection-team.ts';
import type { DB } from './schema.gen.ts';

/** Minutes without a call after which a session is over (security C.3). */
const idleMinutes = 30;
/** The last use is written down at most this often, so that reads stay reads. */
const touchMinutes = 5;
export const parallelSessions = 3;

export interface SessionRow {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly username: string;
  readonly personId: string | null;
  readonly mustChangePassword: boolean;
  readonly twoFactor: boolean;
  readonly grants: readonly Grant[];
  /** Units of the inspections the account takes part in. */
  readonly assigned: readonly Assigned[];
}

/**
 * The session of a signed cookie value with the grants as they stand now, or null. One question to the
 * database each call, so a withdrawn right or a disabled account ends at once (S-10).
 */
export async function findSession(
  db: Kysely<DB>,
  cookie: string,
  secret: string,
): Promise<SessionRow | null> {
  const token = tokenOf(cookie, secret);
  if (token === null) return null;
  const rows = await selectPeople(db)
    .innerJoin('auth_session as session', 'session.userId', 'user.id')
    .select(['session.id as sessionId', 'session.expiresAt', 'session.updatedAt'])
    .where('session.token', '=', token)
    .execute();
  const first = rows[0];
  if (!first || first.disabledAt !== null) return null;
  const now = Date.now();
  if (first.expiresAt.getTime() <= now || first.updatedAt.getTime() < now - idleMinutes * 60_000) return null;
  if (first.updatedAt.getTime() < now - touchMinutes * 60_000) await touch(db, first.sessionId);
  return withRights(db, rows, first, first.sessionId);
}

/** The same of an account by its name, for jobs and tests that act without a cookie. */
export async function findGrantsByName(db: Kysely<DB>, username: string): Promise<SessionRow | null> {
  const rows = await selectPeople(db).where('user.username', '=', username).execute();
  const first = rows[0];
  if (!first || first.disabledAt !== null) return null;
  return withRights(db, rows, first, '');
}

export interface TokenSession {
  readonly session: SessionRow;
  readonly tokenId: string;
  /** The visible beginning of the token; it stands beside the address in the audit. */
  readonly prefix: string;
  readonly scope: readonly TokenScope[];
  readonly lastUsedOn: Day | null;
}

/**
 * The account behind a token with its grants as they stand now, or null: unknown, revoked, past its last day, or of a
 * disabled account. One question each call, so that any of these holds at once (S-10).
 */
export async function findTokenSession(
  db: Kysely<DB>,
  hash: string,
  today: Day,
): Promise<TokenSession | null> {
  const rows = await selectPeople(db)
    .innerJoin('api_token as token', 'token.user_id', 'user.id')
    .select(['token.id as tokenId', 'token.prefix', 'token.scope', 'token.last_used_on as lastUsedOn'])
    .where('token.hash', '=', hash)
    .where('token.revoked_on', 'is', null)
    .where('token.last_on', '>=', today)
    .execute();
  const first = rows[0];
  if (!first || first.disabledAt !== null) return null;
  const { tokenId, prefix, lastUsedOn } = first;
  const session = await withRights(db, rows, first, '');
  return { session, tokenId, prefix, scope: parseScope(first.scope), lastUsedOn };
}

/** A page of accounts of people who may sign in, by id, each with its rights; inspections left out. */
export async function listActors(db: Kysely<DB> | Reader, after: string, limit: number): Promise<Actor[]> {
  const ids = await db
    .selectFrom('auth_user')
    .select('id')
    .where('disabledAt', 'is', null)
    .where('machine', '=', 0)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  if (ids.length === 0) return [];
  const rows = await selectPeople(db)
    .where(
      'user.id',
      'in',
      ids.map((row) => row.id),
    )
    .execute();
  const byUser = Map.groupBy(rows, (row) => row.userId);
  return ids.map(({ id }) => ({
    userId: id,
    personId: byUser.get(id)?.[0]?.personId ?? null,
    grants: (byUser.get(id) ?? []).flatMap(toGrants),
  }));
}

async function withRights(
  db: Kysely<DB>,
  rows: readonly PersonRow[],
  first: PersonRow,
  sessionId: string,
): Promise<SessionRow> {
  const grants = rows.flatMap(toGrants);
  const inspects = grants.some((grant) => grant.role === 'inspectionTeam');
  const assigned = inspects ? await listAssigned(db, first.userId) : [];
  return { ...toPerson(first), sessionId, grants, assigned };
}

function selectPeople(db: Kysely<DB> | Reader) {
  return db
    .selectFrom('auth_user as user')
    .leftJoin('role_grant as role', 'role.user_id', 'user.id')
    .leftJoin('unit', 'unit.id', 'role.unit_id')
    .leftJoin('unit as department', 'department.id', 'unit.department_id')
    .select([
      'user.id as userId',
      'user.name',
      'user.username',
      'user.personId',
      'user.disabledAt',
      'user.mustChangePassword',
      'user.twoFactorEnabled',
      'role.role',
      'role.from_on',
      'role.to_on',
      'unit.id as unitId',
      'unit.path as unitPath',
      'department.path as departmentPath',
    ]);
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number];

function toPerson(row: PersonRow): Omit<SessionRow, 'sessionId' | 'grants' | 'assigned'> {
  return {
    userId: row.userId,
    name: row.name,
    username: row.username ?? '',
    personId: row.personId,
    mustChangePassword: row.mustChangePassword === 1,
    twoFactor: row.twoFactorEnabled === 1,
  };
}

function toGrants(row: PersonRow): Grant[] {
  if (!row.role || !row.unitId || !row.unitPath || !row.from_on) return [];
  return [
    {
      role: row.role as Role, // only written through grant.ts, which checks the name
      unitId: row.unitId,
      unitPath: row.unitPath,
      departmentPath: row.departmentPath ?? row.unitPath,
      from: row.from_on,
      to: row.to_on,
    },
  ];
}

/** Ends all sessions of a user, or all but the newest few. */
export async function endSessions(db: Kysely<DB>, userId: string, keep = 0): Promise<void> {
  const rows = await db
    .selectFrom('auth_session')
    .select('id')
    .where('userId', '=', userId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const ended = rows.slice(keep).map((row) => row.id);
  if (ended.length > 0) await db.deleteFrom('auth_session').where('id', 'in', ended).execute();
}

/** Cookie value: token, a dot, and the HMAC-SHA256 of the token in base64, as the sign-in library writes it. */
function tokenOf(cookie: string, secret: string): string | null {
  const value = decodeURIComponent(cookie);
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

async function touch(db: Kysely<DB>, sessionId: string): Promise<void> {
  await db.updateTable('auth_session').set({ updatedAt: new Date() }).where('id', '=', sessionId).execute();
}
