import multipart from '@fastify/multipart';
import { findVisibleFile } from '@gangmu/db/evidence';
import { readFileApart } from '@gangmu/documents/read-apart';
import { largestDocument } from '@gangmu/documents/read-file';
import { largestEvidence, requireFileName, sniffEvidence } from '@gangmu/documents/sniff-evidence';
import { canSomewhere, scopesOf } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { notAllowed, notFound, Refusal } from '@gangmu/domain/refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createReadStream } from 'node:fs';
import { attachFile } from '../assignment/add-evidence.ts';
import type { Context } from '../context.ts';
import { findContext } from '../http/find-context.ts';
import type { SiteParts } from '../http/app.ts';
import { pathOf, storeFile } from './store-file.ts';

/** Uploads and downloads; every one asks for the right first, every time (S-25, S-26). */
export async function addFileRoutes(app: FastifyInstance, parts: SiteParts): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { files: 1, fields: 4, fieldSize: 200, fileSize: largestEvidence, parts: 6 },
    });
    scope.post('/files/read', { bodyLimit: largestDocument + 65_536 }, async (request, reply) => {
      const context = await requireContext(parts, request);
      if (!canSomewhere(context.actor, 'plan.draft', context.today)) throw notAllowed();
      const { bytes, name } = await readUpload(request);
      if (bytes.length > largestDocument)
        throw new Refusal('invalid', { zh: '文件超过 5 MB', en: 'The file is larger than 5 MB' });
      const owner = context.actor.userId;
      const { text, notices } = await readFileApart({ bytes, name, owner, signal: whileWaiting(reply) });
      return { text, notices };
    });
    scope.post<{ Params: { id: string } }>(
      '/files/evidence/:id',
      { bodyLimit: largestEvidence + 65_536 },
      async (request) => {
        const context = await requireContext(parts, request);
        if (!canSomewhere(context.actor, 'assignment.report', context.today)) throw notAllowed();
        const assignmentId = requireId(request.params.id);
        const { bytes, name, fields } = await readUpload(request);
        const mediaType = sniffEvidence(bytes, name);
        const sha256 = await storeFile(parts.shared.dataDir, bytes);
        return attachFile(context, {
          key: requireId(fields['key']),
          id: assignmentId,
          file: { sha256, size: bytes.length, mediaType, name },
        });
      },
    );
    scope.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
      const context = await requireContext(parts, request);
      const scopes = scopesOf(context.actor, 'assignment.read', context.today);
      const file = await findVisibleFile(context.db, scopes, requireId(request.params.id));
      if (!file) throw notFound();
      reply.header('content-type', file.mediaType);
      reply.header('content-length', file.size);
      reply.header(
        'content-disposition',
        `attachment; filename="file"; filename*=UTF-8''${encodeRfc5987(file.name)}`,
      );
      reply.header('content-security-policy', "sandbox; default-src 'none'");
      return reply.send(createReadStream(pathOf(parts.shared.dataDir, file.sha256)));
    });
  });
}

async function requireContext(parts: SiteParts, request: FastifyRequest): Promise<Context> {
  const context = await findContext(parts, request);
  if (!context) throw new Refusal('signed-out', { zh: '请先登录', en: 'Please sign in' });
  return context;
}

/** Aborted when the caller goes away before the answer. */
function whileWaiting(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished)
      controller.abort(new Refusal('unavailable', { zh: '已取消', en: 'Cancelled' }));
  });
  return controller.signal;
}

function requireId(value: unknown): string {
  const parsed = id.safeParse(value);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** The one file of a form, with its text fields; the fields must come before the file. */
async function readUpload(
  request: FastifyRequest,
): Promise<{ bytes: Uint8Array; name: string; fields: Record<string, unknown> }> {
  const part = await request.file();
  if (!part) throw new Refusal('invalid', { zh: '没有收到文件', en: 'No file was received' });
  const bytes = await part.toBuffer();
  const fields = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field && !Array.isArray(field) && field.type === 'field' ? [[name, field.value]] : [],
    ),
  );
  return { bytes, name: requireFileName(part.filename), fields };
}

/** RFC 5987: everything but attribute characters is percent-encoded. */
function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
