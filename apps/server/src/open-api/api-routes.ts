import { notFound, Refusal } from '@gangmu/domain/refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { baseUrlOf } from '../config.ts';
import { requireContext } from '../file/transfer.ts';
import type { SiteParts } from '../http/app.ts';
import { refusalOf, statusOfError, toTransportError } from '../http/format-error.ts';
import { appRouter } from '../router.ts';
import { createCaller } from '../trpc.ts';
import { createCallLimit } from './call-limit.ts';
import { describeApi, keyHeader } from './describe-api.ts';
import { findTokenContext } from './find-token-context.ts';
import { operations, type Operation } from './operations.ts';
import { readQuery } from './read-query.ts';

/** Where other systems call. Sessions do not work here, and tokens work nowhere else. */
const apiRoot = '/api/v1';

/** The operations of other systems, each over the procedure the pages use, and the document that describes them. */
export async function addApiRoutes(app: FastifyInstance, parts: SiteParts): Promise<void> {
  const requireRoom = createCallLimit(() => performance.now());
  const identify = async (request: FastifyRequest) => {
    const found = await findTokenContext(parts, request);
    requireRoom(found.tokenId);
    return found.context;
  };
  const document = describeApi(baseUrlOf(parts.config, parts.site));
  app.get('/files/openapi.json', async (request) => {
    await requireContext(parts, request);
    return document;
  });
  await app.register(
    async (scope) => {
      scope.removeContentTypeParser('text/plain');
      scope.addHook('onSend', async (_request, reply) => {
        if (reply.statusCode === 401) reply.header('www-authenticate', 'Bearer');
        if (reply.statusCode === 429) reply.header('retry-after', '60');
        if (reply.statusCode === 503) reply.header('retry-after', '2');
      });
      scope.get('/openapi.json', async (request) => {
        await identify(request);
        return document;
      });
      for (const operation of operations) {
        scope.route<{ Params: { id?: string } }>({
          method: operation.method,
          url: operation.path.replace('{id}', ':id'),
          async handler(request, reply) {
            const context = await identify(request);
            try {
              return await call(operation, inputOf(operation, request), { context, requestId: request.id });
            } catch (error) {
              return refuse(error, request, reply);
            }
          },
        });
      }
      scope.all('/*', async (request) => {
        await identify(request);
        throw notFound();
      });
    },
    { prefix: apiRoot },
  );
}

function inputOf(operation: Operation, request: FastifyRequest<{ Params: { id?: string } }>): unknown {
  if (operation.input === null) return undefined;
  const { id } = request.params;
  const address = id === undefined ? {} : { id };
  if (operation.method === 'GET') {
    const { searchParams } = new URL(request.url, 'http://localhost');
    return { ...readQuery(searchParams, operation.input), ...address };
  }
  const key = operation.input.properties?.['key'] === undefined ? {} : { key: requireKey(request) };
  return { ...requireObject(request.body), ...address, ...key };
}

function requireKey(request: FastifyRequest): string {
  const key = request.headers[keyHeader.toLowerCase()];
  if (typeof key === 'string') return key;
  const text = {
    zh: '缺少 Idempotency-Key（UUIDv7）：同一次办理重试时用同一个',
    en: 'The header Idempotency-Key (a UUIDv7) is missing: one for each act, the same when it is tried again',
  };
  throw new Refusal('invalid', text, [{ place: keyHeader, text }]);
}

function requireObject(body: unknown): object {
  if (body === undefined || body === null) return {};
  if (typeof body === 'object' && !Array.isArray(body)) return body;
  throw new Refusal('invalid', { zh: '请求内容应为 JSON 对象', en: 'The body is a JSON object' });
}

async function call(
  operation: Operation,
  input: unknown,
  of: Parameters<ReturnType<typeof createCaller>>[0],
): Promise<unknown> {
  const caller: unknown = createCaller(appRouter)(of);
  const procedure = operation.procedure
    .split('.')
    .reduce((at: unknown, part) => (at as Record<string, unknown>)[part], caller); // the router's own shape
  return (procedure as (input: unknown) => Promise<unknown>)(input); // as above
}

/** Every refusal in the form of all our routes, in both languages; never a stack (S-18). */
function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toTransportError(error);
  if (known.code === 'INTERNAL_SERVER_ERROR')
    request.log.error({ err: known.cause ?? known }, 'procedure failed');
  return reply.status(statusOfError(known)).send({ refusal: refusalOf(known, request.id) });
}
