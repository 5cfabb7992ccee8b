import { Refusal, type RefusalDetail, type RefusalReason } from '@gangmu/domain/refusal';
import type { Label } from '@gangmu/domain/label';
import { TRPCError, type TRPCDefaultErrorShape } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { z } from 'zod';

/** Refusal → transport code, in one place. */
const codes = {
  'signed-out': 'UNAUTHORIZED',
  'not-found': 'NOT_FOUND',
  'not-allowed': 'FORBIDDEN',
  'second-person-needed': 'FORBIDDEN',
  'changed-meanwhile': 'CONFLICT',
  'not-in-this-state': 'CONFLICT',
  'key-used-for-something-else': 'CONFLICT',
  'already-exists': 'CONFLICT',
  'has-gaps': 'PRECONDITION_FAILED',
  'over-budget': 'PRECONDITION_FAILED',
  'asked-before': 'PRECONDITION_FAILED',
  invalid: 'BAD_REQUEST',
  'too-many': 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  'wrong-method': 'METHOD_NOT_SUPPORTED',
} as const satisfies Record<RefusalReason, TRPCError['code']>;

export const statuses = {
  UNAUTHORIZED: 401,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  BAD_REQUEST: 400,
  TOO_MANY_REQUESTS: 429,
  SERVICE_UNAVAILABLE: 503,
  METHOD_NOT_SUPPORTED: 405,
} as const;

/** What a caller learns of an error: never a stack, SQL or path (S-18). */
export interface RefusalAnswer {
  readonly reason: RefusalReason | 'internal';
  readonly text: Label;
  readonly details: readonly RefusalDetail[];
  readonly requestId: string;
}

export function statusOf(refusal: Refusal): number {
  return statuses[codes[refusal.reason]];
}

/** The status a procedure's error leaves with. */
export function statusOfError(error: TRPCError): number {
  return getHTTPStatusCodeFromError(error);
}

export function answerOf(refusal: Refusal, requestId: string): RefusalAnswer {
  return { reason: refusal.reason, text: refusal.text, details: refusal.details, requestId };
}

export function toTransportError(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  if (error instanceof Refusal) {
    return new TRPCError({ code: codes[error.reason], message: error.reason, cause: error });
  }
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'internal', cause: error });
}

/** The error as it leaves: reason, text in both languages, places, request id. */
export function formatError(error: TRPCError, shape: TRPCDefaultErrorShape, requestId: string) {
  const refusal = refusalOf(error, requestId);
  const { code, httpStatus } = shape.data;
  return { code: shape.code, message: refusal.reason, data: { code, httpStatus, refusal } };
}

/** What a caller learns of an error of a procedure. */
export function refusalOf(error: TRPCError, requestId: string): RefusalAnswer {
  if (error.cause instanceof Refusal) return answerOf(error.cause, requestId);
  if (error.code === 'BAD_REQUEST' && error.cause instanceof z.ZodError) {
    const details = error.cause.issues.slice(0, 20).map(detailOf);
    const text = {
      zh: '填写的内容有误，请核对标出的地方',
      en: 'Some entries are not valid; see the places named',
    };
    return { reason: 'invalid', text, details, requestId };
  }
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    const text = {
      zh: `系统出错，未作任何更改（编号 ${requestId}）`,
      en: `Something failed on our side; nothing was changed (no. ${requestId})`,
    };
    return { reason: 'internal', text, details: [], requestId };
  }
  const missing = error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED';
  const text = missing
    ? { zh: '没有这项功能', en: 'There is no such procedure' }
    : { zh: '请求格式有误', en: 'The request is malformed' };
  return { reason: missing ? 'not-found' : 'invalid', text, details: [], requestId };
}

function detailOf(issue: z.core.$ZodIssue): RefusalDetail {
  return { place: issue.path.map(String).join('.').slice(0, 120), text: textOf(issue) };
}

function textOf(issue: z.core.$ZodIssue): Label {
  switch (issue.code) {
    case 'too_big':
      return { zh: `最多 ${issue.maximum}`, en: `at most ${issue.maximum}` };
    case 'too_small':
      return { zh: `至少 ${issue.minimum}`, en: `at least ${issue.minimum}` };
    case 'unrecognized_keys':
      return { zh: '含有不认识的字段', en: 'has keys that are not known' };
    case 'invalid_value':
      return { zh: '不在可选范围内', en: 'not one of the choices' };
    case 'custom':
      return customText(issue.params?.['code']);
    default:
      return { zh: '格式不对', en: 'not of the right form' };
  }
}

function customText(code: unknown): Label {
  if (code === 'empty') return { zh: '不能为空', en: 'must not be empty' };
  if (code === 'unclean')
    return { zh: '含有控制字符或不可见的方向符', en: 'has control or direction characters' };
  if (code === 'repeated') return { zh: '有重复', en: 'has repetitions' };
  return { zh: '格式不对', en: 'not of the right form' };
}
