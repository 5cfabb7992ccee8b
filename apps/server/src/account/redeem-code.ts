import { findUserByName, setPassword, takeCode } from '@gangmu/db/account';
import { insertAudit } from '@gangmu/db/audit';
import { bookTry, forgetTries } from '@gangmu/db/sign-in-lock';
import { transact } from '@gangmu/db/transact';
import { requireGoodPassword } from '@gangmu/domain/access/password-rules';
import { Refusal } from '@gangmu/domain/refusal';
import type { SiteParts } from '../http/app.ts';

/** Trades a one-time code for a password of one's own. Wrong codes count as wrong passwords. */
export async function redeemCode(
  parts: SiteParts,
  input: { username: string; code: string; password: string },
  from: { requestId: string; address: string },
): Promise<void> {
  const { db } = parts.shared;
  const name = input.username.trim().toLowerCase();
  requireGoodPassword(input.password, name);
  const booked = await bookTry(db, name);
  const user = await findUserByName(db, name);
  const redeemed =
    booked &&
    user !== null &&
    !user.disabled &&
    (await transact(db, null, async (tx) => {
      if (!(await takeCode(tx, user.id, input.code))) return false;
      await setPassword(tx, user.id, input.password);
      const subject = { type: 'account', id: user.id, unitId: null };
      await insertAudit(tx, {
        userId: user.id,
        verb: 'account.redeem',
        outcome: 'done',
        subject,
        before: null,
        after: null,
        ...from,
      });
      return true;
    }));
  if (!redeemed)
    throw new Refusal('signed-out', {
      zh: '一次性口令不正确或已失效',
      en: 'The one-time code is wrong or no longer good',
    });
  await forgetTries(db, name);
}
