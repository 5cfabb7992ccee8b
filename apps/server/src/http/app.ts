import type { Auth } from '@gangmu/db/auth';
import { Refusal } from '@gangmu/domain/refusal';
import fastify, { type FastifyInstance } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { baseUrlOf, type ServerConfig, type Site } from '../config.ts';
import type { Shared } from '../context.ts';
import { addAuthRoutes } from '../account/auth-routes.ts';
import { addFileRoutes } from '../file/file-routes.ts';
import { addApiRoutes } from '../open-api/api-routes.ts';
import { addHeaders } from './headers.ts';
import { answerOf, statusOf } from './format-error.ts';
import { requireOwnOrigin } from './origin-gate.ts';
import { addPages } from './pages.ts';
import { addTrpc, requireFitCall } from './trpc-route.ts';

export interface SiteParts {
  readonly config: ServerConfig;
  readonly site: Site;
  readonly shared: Shared;
  readonly auth: Auth;
  readonly cookieName: string;
}

/** One web app with its API: pages, tRPC, sign-in and files on one origin (S-23). */
export async function createApp(parts: SiteParts): Promise<FastifyInstance> {
  const { config, site } = parts;
  const baseUrl = baseUrlOf(config, site);
  const app = fastify({
    logger: { level: config.logLevel },
    genReqId: () => uuidv7(),
    bodyLimit: 1_048_576,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    maxRequestsPerSocket: 0,
    trustProxy: config.baseUrls ? 'loopback' : false,
    http: { maxHeaderSize: 16_384, headersTimeout: 10_000 },
    routerOptions: { maxParamLength: 8_000 },
  });
  const origins = new Set([new URL(baseUrl).origin]);
  addHeaders(app, baseUrl.startsWith('https:'));
  app.addHook('onRequest', async (request) => {
    requireFitCall(request);
    requireOwnOrigin(request, origins);
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = error instanceof Refusal ? error : refusalOf(error);
    if (refusal) return reply.status(statusOf(refusal)).send({ refusal: answerOf(refusal, request.id) });
    const status = (error as { statusCode?: number }).statusCode;
    if (status !== undefined && status < 500) {
      return reply.status(status).send({ refusal: answerOf(malformed(), request.id) });
    }
    request.log.error({ err: error }, 'request failed');
    const text = {
      zh: `系统出错（编号 ${request.id}）`,
      en: `Something failed on our side (no. ${request.id})`,
    };
    return reply
      .status(500)
      .send({ refusal: { reason: 'internal', text, details: [], requestId: request.id } });
  });
  app.get('/health', async () => ({ ok: true }));
  await addTrpc(app, parts);
  await addAuthRoutes(app, parts);
  await addFileRoutes(app, parts);
  if (site === 'console') await addApiRoutes(app, parts);
  await addPages(app, site);
  return app;
}

function refusalOf(error: unknown): Refusal | null {
  const code = (error as { code?: unknown }).code;
  if (code !== 'FST_ERR_CTP_BODY_TOO_LARGE' && code !== 'FST_REQ_FILE_TOO_LARGE') return null;
  return new Refusal('invalid', { zh: '内容过大，超过上限', en: 'Too large' });
}

function malformed(): Refusal {
  return new Refusal('invalid', { zh: '请求格式有误', en: 'The request is malformed' });
}
