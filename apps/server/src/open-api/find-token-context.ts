import { hashToken, noteTokenUse } from '@gangmu/db/api-token';
import { findTokenSession } from '@gangmu/db/session';
import { actionsOf } from '@gangmu/domain/access/token-scope';
import { Refusal } from '@gangmu/domain/refusal';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { SiteParts } from '../http/app.ts';

const bearer = /^Bearer (gangmu_[A-Za-z0-9_-]{43})$/;

/**
 * The system behind a call, with the rights its account has at this moment, narrowed to the token's scope. Only the
 * Authorization header speaks: no cookie, no address. Throws `signed-out` for whatever is wrong with the token.
 *
 * The token stands for the second factor too: what that guards is a password, and a machine account has none.
 */
export async function findTokenContext(
  { shared }: SiteParts,
  request: FastifyRequest,
): Promise<{ context: Context; tokenId: string }> {
  const token = bearer.exec(request.headers.authorization ?? '')?.[1];
  const today = shared.today();
  const found = token === undefined ? null : await findTokenSession(shared.db, hashToken(token), today);
  if (!found) throw notGood();
  const { session, tokenId, prefix, scope } = found;
  if (found.lastUsedOn !== today) await noteTokenUse(shared.db, tokenId, today);
  const { userId, personId, grants, assigned } = session;
  const context: Context = {
    db: shared.db,
    trial: shared.trial,
    dataDir: shared.dataDir,
    secret: shared.secret,
    today,
    actor: { userId, personId, grants, assigned, only: actionsOf(scope) },
    session: { ...session, twoFactor: true },
    requestId: request.id,
    address: `${request.ip} ${prefix}`,
  };
  return { context, tokenId };
}

function notGood(): Refusal {
  return new Refusal('signed-out', {
    zh: '令牌无效、已到期、已吊销或账号已停用',
    en: 'The token is not valid: unknown, past its last day, revoked, or of a disabled account',
  });
}
