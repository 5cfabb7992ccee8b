import { insertAudit } from '@gangmu/db/audit';
import { transact } from '@gangmu/db/transact';
import { Refusal } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { SiteParts } from '../http/app.ts';

/** What the sign-in library answers when a secret was made; the codes are shown once. */
const made = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

/** Six digits of the authenticator, or one of the recovery codes. */
export const secondFactorCode = z.string().regex(/^(?:\d{6}|[A-Za-z0-9]{5}-[A-Za-z0-9]{5})$/);

/** Makes a secret against the password. It counts once its first code was given. */
export async function beginSecondFactor(
  { auth }: SiteParts,
  context: Context,
  password: string,
  headers: Headers,
): Promise<{ uri: string; recoveryCodes: string[] }> {
  const response = await auth.api.enableTwoFactor({ body: { password }, headers, asResponse: true });
  if (!response.ok)
    throw new Refusal('invalid', { zh: '密码不正确', en: 'Wrong password' }, [
      { place: 'password', text: { zh: '密码不正确', en: 'Wrong password' } },
    ]);
  const { totpURI, backupCodes } = made.parse(await response.json());
  await bookSecondFactor(context, 'begun');
  const uri = new URL(totpURI);
  uri.pathname = `/Gangmu:${context.session.username}`;
  return { uri: uri.href, recoveryCodes: backupCodes };
}

/** Checks a code at sign-in, or the first one of a new secret; wrong ones are counted by the library and lock. */
export async function checkSecondFactor(
  { auth }: SiteParts,
  code: string,
  headers: Headers,
): Promise<Headers> {
  const call = { body: { code }, headers, asResponse: true as const };
  const response = code.includes('-')
    ? await auth.api.verifyBackupCode(call)
    : await auth.api.verifyTOTP(call);
  if (response.ok) return response.headers;
  if (response.status === 429)
    throw new Refusal('too-many', {
      zh: '尝试次数过多，请 15 分钟后再试',
      en: 'Too many tries; please wait 15 minutes',
    });
  throw new Refusal('signed-out', { zh: '口令不正确或已过期', en: 'The code is wrong or too old' });
}

export async function bookSecondFactor({ db, ...context }: Context, outcome: string): Promise<void> {
  const { userId } = context.actor;
  await transact(db, null, (tx) =>
    insertAudit(tx, {
      userId,
      verb: 'account.secondFactor',
      outcome,
      subject: { type: 'account', id: userId, unitId: null },
      before: null,
      after: null,
      requestId: context.requestId,
      address: context.address,
    }),
  );
}
