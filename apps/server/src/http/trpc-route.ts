import { Refusal } from '@gangmu/domain/refusal';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { appRouter } from '../router.ts';
import { findContext } from './find-context.ts';
import { answerOf } from './format-error.ts';
import type { SiteParts } from './app.ts';

const maxBatchSize = 10;
const kinds = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>).map(
    ([name, { _def }]) => [name, _def.type],
  ), // flat by dotted name at run time
);

/** Throws before anybody is asked who they are: too many calls at once, or a query sent as a write. */
export function requireFitCall(request: FastifyRequest): void {
  const names = namesOf(request.url);
  if (names.length > maxBatchSize)
    throw new Refusal('invalid', {
      zh: `一次最多 ${maxBatchSize} 个请求`,
      en: `At most ${maxBatchSize} calls at once`,
    });
  const wrong = request.method === 'POST' && names.some((name) => kinds.get(name) === 'query');
  if (wrong) throw new Refusal('wrong-method', { zh: '请求方法不对', en: 'Wrong method' });
}

function namesOf(url: string): string[] {
  const path = url.split('?')[0] ?? '';
  return path.startsWith('/trpc/') ? path.slice('/trpc/'.length).split(',') : [];
}

/** Hands /trpc to tRPC's fetch adapter, which costs half the CPU of its Fastify adapter. */
export async function addTrpc(app: FastifyInstance, parts: SiteParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      method: ['GET', 'POST'],
      url: '/trpc/*',
      async handler(request, reply) {
        const context = await findContext(parts, request);
        if (!context) return reply.status(401).send(signedOut(request));
        const response = await fetchRequestHandler({
          endpoint: '/trpc',
          req: toFetchRequest(request),
          router: appRouter,
          batching: { enabled: true },
          maxBatchSize,
          createContext: async () => ({
            context,
            requestId: request.id,
          }),
          onError({ error }) {
            if (error.code === 'INTERNAL_SERVER_ERROR')
              request.log.error({ err: error.cause ?? error }, 'procedure failed');
          },
        });
        reply.status(response.status);
        response.headers.forEach((value, name) => void reply.header(name, value));
        if (response.status === 503) reply.header('retry-after', '2');
        return reply.send(await response.text());
      },
    });
  });
}

/** The answer to everybody who is not signed in, in the form the client expects: no procedure is open to them. */
function signedOut(request: FastifyRequest): unknown {
  const refusal = answerOf(new Refusal('signed-out', { zh: '请先登录', en: 'Please sign in' }), request.id);
  const error = {
    error: { code: -32001, message: 'signed-out', data: { code: 'UNAUTHORIZED', httpStatus: 401, refusal } },
  };
  return request.url.includes('batch=1') ? namesOf(request.url).map(() => error) : error;
}

function toFetchRequest(request: FastifyRequest): Request {
  const url = new URL(request.url, 'http://localhost');
  if (request.method === 'GET') return new Request(url, { method: 'GET' });
  const body = typeof request.body === 'string' ? request.body : '';
  return new Request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}
