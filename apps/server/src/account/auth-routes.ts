import { writtenText } from '@gangmu/domain/written-text';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { Refusal } from '@gangmu/domain/refusal';
import { findContext } from '../http/find-context.ts';
import type { SiteParts } from '../http/app.ts';
import { changePassword } from './change-password.ts';
import { redeemCode } from './redeem-code.ts';
import { beginSecondFactor, bookSecondFactor, checkSecondFactor, secondFactorCode } from './second-factor.ts';
import { signIn } from './sign-in.ts';

const username = writtenText(60);
const password = z.string().min(1).max(128);
const bodies = {
  signIn: z.strictObject({ username, password }),
  secondFactor: z.strictObject({ code: secondFactorCode }),
  password: z.strictObject({ current: password, next: password }),
  redeem: z.strictObject({ username, code: z.string().min(8).max(64), password }),
  totp: z.strictObject({ password }),
};

/** The only routes that touch cookies. The sign-in library's own routes are not mounted (S-11). */
export async function addAuthRoutes(app: FastifyInstance, parts: SiteParts): Promise<void> {
  const { auth } = parts;
  app.post('/auth/sign-in', async (request, reply) => {
    const body = parse(bodies.signIn, request.body);
    const answer = await signIn(parts, body, { requestId: request.id, address: request.ip });
    passCookies(answer.headers, reply);
    return { ok: true, secondFactor: answer.secondFactor };
  });
  app.post('/auth/second-factor', async (request, reply) => {
    const { code } = parse(bodies.secondFactor, request.body);
    const before = await findContext(parts, request);
    passCookies(await checkSecondFactor(parts, code, cookieHeaders(request.headers.cookie)), reply);
    if (before) await bookSecondFactor(before, 'done');
    return { ok: true };
  });
  app.post('/auth/second-factor/begin', async (request) => {
    const body = parse(bodies.totp, request.body);
    const context = await findContext(parts, request);
    if (!context) throw signedOut();
    return beginSecondFactor(parts, context, body.password, cookieHeaders(request.headers.cookie));
  });
  app.post('/auth/sign-out', async (request, reply) => {
    const response = await auth.api.signOut({
      headers: cookieHeaders(request.headers.cookie),
      asResponse: true,
    });
    passCookies(response.headers, reply);
    return { ok: true };
  });
  app.post('/auth/password', async (request) => {
    const body = parse(bodies.password, request.body);
    const context = await findContext(parts, request);
    if (!context) throw signedOut();
    await changePassword(context, body);
    return { ok: true };
  });
  app.post('/auth/redeem', async (request) => {
    await redeemCode(parts, parse(bodies.redeem, request.body), {
      requestId: request.id,
      address: request.ip,
    });
    return { ok: true };
  });
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const text = { zh: '填写的内容有误', en: 'Some entries are not valid' };
  throw new Refusal(
    'invalid',
    text,
    result.error.issues.map((issue) => ({ place: issue.path.join('.'), text })),
  );
}

function cookieHeaders(cookie: string | undefined): Headers {
  return new Headers(cookie === undefined ? {} : { cookie });
}

function passCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
}

function signedOut(): Refusal {
  return new Refusal('signed-out', { zh: '请先登录', en: 'Please sign in' });
}
