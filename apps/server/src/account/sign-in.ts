import { insertAudit } from '@gangmu/db/audit';
import { findUserByName } from '@gangmu/db/account';
import { bookTry, forgetTries } from '@gangmu/db/sign-in-lock';
import { endSessions, parallelSessions } from '@gangmu/db/session';
import { transact } from '@gangmu/db/transact';
import { Refusal } from '@gangmu/domain/refusal';
import type { SiteParts } from '../http/app.ts';

/** Checks name and password. Unknown names, wrong passwords and disabled accounts get the same answer (C.3). */
export async function signIn(
  parts: SiteParts,
  input: { username: string; password: string },
  from: { requestId: string; address: string },
): Promise<{ headers: Headers; secondFactor: boolean }> {
  const { db } = parts.shared;
  const name = input.username.trim().toLowerCase();
  const user = await findUserByName(db, name);
  const record = (outcome: string) =>
    transact(db, null, (tx) =>
      insertAudit(tx, {
        userId: user?.id ?? null,
        verb: 'account.signIn',
        outcome,
        subject: { type: 'account', id: user?.id ?? null, unitId: null },
        before: null,
        after: null,
        ...from,
      }),
    );
  if (!(await bookTry(db, name))) {
    await record('locked');
    throw new Refusal('too-many', {
      zh: '尝试次数过多，请 15 分钟后再试',
      en: 'Too many tries; please wait 15 minutes',
    });
  }
  const response = await parts.auth.api.signInUsername({
    body: { username: name, password: input.password },
    headers: new Headers(),
    asResponse: true,
  });
  if (!response.ok || !user || user.disabled) {
    await record('refused');
    throw new Refusal('signed-out', { zh: '用户名或密码不正确', en: 'Wrong user name or password' });
  }
  await forgetTries(db, name);
  const answer: unknown = await response.json();
  const secondFactor = typeof answer === 'object' && answer !== null && 'twoFactorRedirect' in answer;
  if (!secondFactor) await endSessions(db, user.id, parallelSessions);
  await record('done');
  return { headers: response.headers, secondFactor };
}
