import type {} from '@fastify/multipart';
import { requireFileName } from '@gangmu/documents/sniff-evidence';
import { id } from '@gangmu/domain/id';
import { notFound, Refusal } from '@gangmu/domain/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { SiteParts } from '../http/app.ts';
import { findContext } from '../http/find-context.ts';

/** Who asks; throws when nobody is signed in. */
export async function requireContext(parts: SiteParts, request: FastifyRequest): Promise<Context> {
  const context = await findContext(parts, request);
  if (!context) throw new Refusal('signed-out', { zh: '请先登录', en: 'Please sign in' });
  return context;
}

/** Aborted when the caller goes away before the answer. */
export function whileWaiting(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished)
      controller.abort(new Refusal('unavailable', { zh: '已取消', en: 'Cancelled' }));
  });
  return controller.signal;
}

export function requireId(value: unknown): string {
  const parsed = id.safeParse(value);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** The one file of a form, with its text fields; the fields must come before the file. */
export async function readUpload(
  request: FastifyRequest,
  largestField = 200,
): Promise<{ bytes: Uint8Array; name: string; fields: Record<string, unknown> }> {
  const part = await request.file({ limits: { fieldSize: largestField } });
  if (!part) throw new Refusal('invalid', { zh: '没有收到文件', en: 'No file was received' });
  const bytes = await part.toBuffer();
  const fields = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field && !Array.isArray(field) && field.type === 'field' ? [[name, field.value]] : [],
    ),
  );
  return { bytes, name: requireFileName(part.filename), fields };
}

/** The header that makes a browser save the answer under that name, whatever it holds (S-26). */
export function asAttachment(name: string): string {
  return `attachment; filename="file"; filename*=UTF-8''${encodeRfc5987(name)}`;
}

/** RFC 5987: everything but attribute characters is percent-encoded. */
function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
