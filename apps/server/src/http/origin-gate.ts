import type { FastifyRequest } from 'fastify';
import { Refusal } from '@gangmu/domain/refusal';

const unsafeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Lets unsafe methods through only from our own pages (S-16): Origin must be the site's own address, the body
 * JSON, or an upload with our header; a browser that says “cross-site” is refused whatever else it says.
 */
export function requireOwnOrigin(request: FastifyRequest, allowed: ReadonlySet<string>): void {
  if (request.headers['sec-fetch-site'] === 'cross-site') throw foreign();
  if (!unsafeMethods.has(request.method)) return;
  if (request.url.startsWith('/api/v1/')) return; // no cookie is read there: nothing rides on a browser's sessions
  const { origin } = request.headers;
  if (origin === undefined || !allowed.has(origin)) throw foreign();
  const type = String(request.headers['content-type'] ?? '')
    .split(';')[0]
    ?.trim()
    .toLowerCase();
  const upload =
    type === 'multipart/form-data' &&
    request.url.startsWith('/files/') &&
    request.headers['x-gangmu'] === '1';
  if (type !== 'application/json' && !upload) throw foreign();
}

function foreign(): Refusal {
  return new Refusal('not-allowed', {
    zh: '请求不是从本系统页面发出的，已拒绝',
    en: 'The request did not come from our own pages and was refused',
  });
}
