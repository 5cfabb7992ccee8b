import type { TokenScope } from '@gangmu/domain/access/token-scope';
import type { Day } from '@gangmu/domain/time/day';
import type { Kysely } from 'kysely';
import { createHash } from 'node:crypto';
import type { Reader, Tx } from './db.ts';
import type { DB } from './schema.gen.ts';

/** What is kept of a token: never the token, only its SHA-256, which is enough for 256 random bits. */
export interface ApiToken {
  readonly id: string;
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly prefix: string;
  readonly scope: readonly TokenScope[];
  readonly lastOn: Day;
  readonly createdOn: Day;
  readonly revokedOn: Day | null;
  /** A day, never a time: enough to find a token nobody needs. */
  readonly lastUsedOn: Day | null;
  readonly version: number;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A scope as it is stored; written by insertToken only. */
export function parseScope(stored: string): TokenScope[] {
  return JSON.parse(stored) as TokenScope[];
}

function select(db: Reader) {
  return db
    .selectFrom('api_token')
    .innerJoin('auth_user', 'auth_user.id', 'api_token.user_id')
    .select([
      'api_token.id',
      'api_token.user_id as userId',
      'auth_user.username',
      'api_token.name',
      'api_token.prefix',
      'api_token.scope',
      'api_token.last_on as lastOn',
      'api_token.created_on as createdOn',
      'api_token.revoked_on as revokedOn',
      'api_token.last_used_on as lastUsedOn',
      'api_token.version',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function toToken(row: Row): ApiToken {
  return { ...row, username: row.username ?? '', scope: parseScope(row.scope) };
}

export async function findToken(db: Reader, id: string): Promise<ApiToken | null> {
  const row = await select(db).where('api_token.id', '=', id).executeTakeFirst();
  return row ? toToken(row) : null;
}

/** A page of all tokens, newest first; `before` is the id of the last one seen. */
export async function listTokens(db: Reader, before: string, limit: number): Promise<ApiToken[]> {
  const rows = await select(db)
    .$if(before !== '', (query) => query.where('api_token.id', '<', before))
    .orderBy('api_token.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toToken);
}

export async function insertToken(
  tx: Tx,
  token: Pick<ApiToken, 'id' | 'userId' | 'name' | 'prefix' | 'scope' | 'lastOn' | 'createdOn'> & {
    hash: string;
    createdBy: string;
  },
): Promise<void> {
  await tx
    .insertInto('api_token')
    .values({
      id: token.id,
      user_id: token.userId,
      name: token.name,
      prefix: token.prefix,
      hash: token.hash,
      scope: JSON.stringify(token.scope),
      last_on: token.lastOn,
      created_by: token.createdBy,
      created_on: token.createdOn,
    })
    .execute();
}

/** False: somebody else changed it meanwhile. */
export async function revokeToken(tx: Tx, id: string, version: number, on: Day): Promise<boolean> {
  const result = await tx
    .updateTable('api_token')
    .set({ revoked_on: on, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Notes the day of a use, once a day. */
export async function noteTokenUse(db: Kysely<DB>, id: string, on: Day): Promise<void> {
  await db.updateTable('api_token').set({ last_used_on: on }).where('id', '=', id).execute();
}
