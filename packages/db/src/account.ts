import type { Kysely } from 'kysely';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from './db.ts';
import { likePrefix } from './like-prefix.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { DB } from './schema.gen.ts';

/** Hours in which a one-time code must be used (security C.3). */
const codeHours = 72;

export async function findUserByName(db: Reader, username: string) {
  const row = await db
    .selectFrom('auth_user')
    .select(['id', 'username', 'name', 'disabledAt'])
    .where('username', '=', username)
    .executeTakeFirst();
  return row
    ? { id: row.id, username: row.username ?? '', name: row.name, disabled: row.disabledAt !== null }
    : null;
}

export async function findUser(db: Reader, id: string) {
  const row = await db
    .selectFrom('auth_user')
    .select(['id', 'username', 'name', 'personId', 'disabledAt', 'machine'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row
    ? {
        ...row,
        username: row.username ?? '',
        disabled: row.disabledAt !== null,
        machine: row.machine === 1,
      }
    : null;
}

/** A page of accounts in the order of their names. */
export async function listUsers(db: Reader, options: { text: string; after: string; limit: number }) {
  const rows = await db
    .selectFrom('auth_user')
    .select(['id', 'username', 'name', 'disabledAt', 'twoFactorEnabled', 'machine'])
    .where('username', '>', options.after)
    .$if(options.text !== '', (query) =>
      query.where((where) =>
        where.or([
          where('username', 'like', likePrefix(options.text)),
          where('name', 'like', likePrefix(options.text)),
        ]),
      ),
    )
    .orderBy('username')
    .limit(options.limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    username: row.username ?? '',
    name: row.name,
    disabled: row.disabledAt !== null,
    twoFactor: row.twoFactorEnabled === 1,
    machine: row.machine === 1,
  }));
}

/** Machine accounts that are not disabled, by name. */
export async function listMachines(db: Reader, limit: number) {
  const rows = await db
    .selectFrom('auth_user')
    .select(['id', 'username', 'name'])
    .where('machine', '=', 1)
    .where('disabledAt', 'is', null)
    .orderBy('username')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, username: row.username ?? '' }));
}

/** A machine account has no password and never signs in: its tokens speak for it. */
export async function insertUser(
  tx: Tx,
  user: { id: string; username: string; name: string; personId: string | null; machine?: true },
): Promise<void> {
  const now = new Date();
  await tx
    .insertInto('auth_user')
    .values({
      id: user.id,
      name: user.name,
      email: `${user.id}@users.invalid`,
      emailVerified: 0,
      username: user.username,
      displayUsername: user.username,
      twoFactorEnabled: 0,
      personId: user.personId,
      machine: user.machine ? 1 : 0,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
}

export async function setUserDisabled(tx: Tx, id: string, disabled: boolean): Promise<void> {
  await tx
    .updateTable('auth_user')
    .set({ disabledAt: disabled ? new Date() : null })
    .where('id', '=', id)
    .execute();
  if (disabled) await tx.deleteFrom('auth_session').where('userId', '=', id).execute();
}

/** Sets the password and ends every session of the account. */
export async function setPassword(tx: Tx, userId: string, password: string): Promise<void> {
  await setPasswordHash(tx, userId, await hashPassword(password));
  await tx.deleteFrom('auth_session').where('userId', '=', userId).execute();
}

export async function setPasswordHash(tx: Tx, userId: string, hash: string): Promise<void> {
  const now = new Date();
  await tx
    .deleteFrom('auth_account')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute();
  await tx
    .insertInto('auth_account')
    .values({
      id: uuidv7(),
      accountId: userId,
      providerId: 'credential',
      userId,
      password: hash,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  await tx.updateTable('auth_user').set({ mustChangePassword: 0 }).where('id', '=', userId).execute();
}

export async function isPasswordOf(db: Kysely<DB>, userId: string, password: string): Promise<boolean> {
  const row = await db
    .selectFrom('auth_account')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  return row?.password ? verifyPassword({ hash: row.password, password }) : false;
}

/** Takes the second factor away, so that a lost device is no end: the next sign-in sets a new one. */
export async function clearSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('auth_two_factor').where('userId', '=', userId).execute();
  await tx.updateTable('auth_user').set({ twoFactorEnabled: 0 }).where('id', '=', userId).execute();
}

/** Makes a one-time code, of which only the hash is stored. It is shown once. */
export async function issueCode(tx: Tx, userId: string): Promise<string> {
  const code = randomBytes(12).toString('base64url');
  const now = new Date();
  await tx.deleteFrom('auth_verification').where('identifier', '=', codeName(userId)).execute();
  await tx
    .insertInto('auth_verification')
    .values({
      id: uuidv7(),
      identifier: codeName(userId),
      value: digest(code),
      expiresAt: new Date(now.getTime() + codeHours * 3_600_000),
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  return code;
}

/** Takes the code away and says whether it was the right one and still good. */
export async function takeCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const row = await tx
    .selectFrom('auth_verification')
    .select(['id', 'value', 'expiresAt'])
    .where('identifier', '=', codeName(userId))
    .executeTakeFirst();
  if (!row || row.expiresAt.getTime() < Date.now()) return false;
  if (!timingSafeEqual(Buffer.from(row.value), Buffer.from(digest(code)))) return false;
  const taken = await tx.deleteFrom('auth_verification').where('id', '=', row.id).executeTakeFirst();
  return Number(taken.numDeletedRows) === 1;
}

function codeName(userId: string): string {
  return `redeem:${userId}`;
}

function digest(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
