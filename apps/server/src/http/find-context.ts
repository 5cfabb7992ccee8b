import { findSession } from '@gangmu/db/session';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { SiteParts } from './app.ts';

/** The caller behind a request, null when nobody is signed in. Only the cookie speaks; never the URL. */
export async function findContext(parts: SiteParts, request: FastifyRequest): Promise<Context | null> {
  const cookie = readCookie(request.headers.cookie, parts.cookieName);
  if (cookie === null) return null;
  const { shared, config } = parts;
  const session = await findSession(shared.db, cookie, config.secret);
  if (!session) return null;
  return {
    db: shared.db,
    trial: shared.trial,
    dataDir: shared.dataDir,
    secret: shared.secret,
    today: shared.today(),
    actor: {
      userId: session.userId,
      personId: session.personId,
      grants: session.grants,
      assigned: session.assigned,
    },
    session,
    requestId: request.id,
    address: request.ip,
  };
}

/** The value of one cookie of a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}
