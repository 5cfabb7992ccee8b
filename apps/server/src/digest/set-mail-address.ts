import { change } from '@gangmu/db/change';
import { findMailAddress, setMailAddress } from '@gangmu/db/digest';
import { authorise } from '@gangmu/domain/access/authorise';
import { changedMeanwhile, notAllowed, Refusal } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed } from '../trpc.ts';

export const mailAddressInput = z.strictObject({
  ...keyed,
  /** Empty takes it back. */
  address: z.string().trim().max(254),
  /** 0 where there is none yet. */
  expectedVersion: z.int().min(0),
});
const form = z.email();

/** Says where one's own digests are mailed to, besides the app. Nobody else can set or read it. */
export async function setOwnMailAddress(context: Context, input: z.infer<typeof mailAddressInput>) {
  return change(context, { verb: 'digest.setAddress', key: input.key, input }, async (tx) => {
    const { actor, today } = context;
    const unitPath = actor.grants[0]?.unitPath;
    if (unitPath === undefined) throw notAllowed();
    const proof = authorise(actor, 'digest.setAddress', { unitPath, personId: actor.personId }, today);
    if (input.address !== '' && !form.safeParse(input.address).success) {
      const text = { zh: '不像邮箱地址', en: 'Not a mail address' };
      throw new Refusal('invalid', text, [{ place: 'address', text }]);
    }
    const before = await findMailAddress(tx, actor.userId);
    if (!(await setMailAddress(tx, actor.userId, input.expectedVersion, input.address)))
      throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'mailAddress', id: actor.userId, unitId: null },
      before: { set: (before?.address ?? '') !== '' },
      after: { set: input.address !== '' },
      answer: { version: input.expectedVersion + 1 },
    };
  });
}
