import { canSomewhere } from '@gangmu/domain/access/can';
import type { Action } from '@gangmu/domain/access/actions';
import { needsSecondFactor } from '@gangmu/domain/access/roles';
import { id } from '@gangmu/domain/id';
import { notAllowed, Refusal } from '@gangmu/domain/refusal';
import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import type { Context } from './context.ts';
import { requirePlainInput } from './http/plain-input.ts';
import { formatError, toTransportError } from './http/format-error.ts';

/** A call before anybody is known; `session` is null for anonymous callers. */
export interface CallContext {
  readonly context: Context | null;
  readonly requestId: string;
}

/** Every procedure names the action it needs (S-01); `reads` and `writes` are the only ways to make one. */
export interface ProcedureMeta {
  readonly action: Action;
  readonly effect: 'read' | 'write';
}

const t = initTRPC
  .context<CallContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ error, shape, ctx }) => formatError(error, shape, ctx?.requestId ?? ''),
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

const guarded = t.procedure.use(async ({ ctx, meta, next, getRawInput }) => {
  try {
    if (!meta) throw notAllowed();
    requirePlainInput(await getRawInput());
    const context = requireSession(ctx.context);
    requireReady(context, meta.action);
    if (!canSomewhere(context.actor, meta.action, context.today)) throw notAllowed();
    const result = await next({ ctx: { ...context } });
    if (!result.ok && result.error.cause instanceof Refusal) throw result.error.cause;
    return result;
  } catch (error) {
    throw toTransportError(error);
  }
});

/** A query that needs the right somewhere; which rows it may return is the scope of the same action. */
export function reads(action: Action) {
  return guarded.meta({ action, effect: 'read' });
}

/** A mutation; the right on the very object is checked inside its transaction. */
export function writes(action: Action) {
  return guarded.meta({ action, effect: 'write' });
}

/** What every mutation carries: the idempotency key of the caller. */
export const keyed = { key: id };
/** What every change of something existing carries beside it. */
export const versioned = { key: id, id, expectedVersion: z.int().min(1) };
/** What a versioned change answers. */
export const versionAnswer = z.strictObject({ id, version: z.int() });

function requireSession(context: Context | null): Context {
  if (context) return context;
  throw new Refusal('signed-out', { zh: '请先登录', en: 'Please sign in' });
}

/** Until the first password is changed and a required second factor is set, only one's own account opens. */
function requireReady(context: Context, action: Action): void {
  if (action === 'account.self') return;
  if (context.session.mustChangePassword) {
    throw new Refusal('not-allowed', { zh: '请先修改初始密码', en: 'Please change the first password' });
  }
  const wanted = !context.trial && context.actor.grants.some((grant) => needsSecondFactor(grant.role));
  if (wanted && !context.session.twoFactor) {
    throw new Refusal('not-allowed', { zh: '请先启用动态口令', en: 'Please set up the one-time code first' });
  }
}
