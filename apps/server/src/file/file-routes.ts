import multipart from '@fastify/multipart';
import { findVisibleFile } from '@gangmu/db/evidence';
import { readFileApart } from '@gangmu/documents/read-apart';
import { largestDocument } from '@gangmu/documents/read-file';
import { largestEvidence, sniffEvidence } from '@gangmu/documents/sniff-evidence';
import { canSomewhere, scopesOf } from '@gangmu/domain/access/can';
import { notAllowed, notFound, Refusal } from '@gangmu/domain/refusal';
import type { FastifyInstance } from 'fastify';
import { createReadStream } from 'node:fs';
import { attachFile } from '../assignment/add-evidence.ts';
import type { SiteParts } from '../http/app.ts';
import { addPaperRoutes } from '../paper/paper-routes.ts';
import { addSheetRoutes } from '../sheet/sheet-routes.ts';
import { addSnapshotRoutes } from '../snapshot/snapshot-routes.ts';
import { addExportRoutes } from '../unit-export/export-routes.ts';
import { asAttachment, readUpload, requireContext, requireId, whileWaiting } from './transfer.ts';
import { pathOf, storeFile } from './store-file.ts';

/** Uploads and downloads; every one asks for the right first, every time (S-25, S-26). */
export async function addFileRoutes(app: FastifyInstance, parts: SiteParts): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { files: 1, fields: 4, fieldSize: 200, fileSize: largestEvidence, parts: 6 },
    });
    addSheetRoutes(scope, parts);
    addExportRoutes(scope, parts);
    addPaperRoutes(scope, parts);
    addSnapshotRoutes(scope, parts);
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
      reply.header('content-disposition', asAttachment(file.name));
      reply.header('content-security-policy', "sandbox; default-src 'none'");
      return reply.send(createReadStream(pathOf(parts.shared.dataDir, file.sha256)));
    });
  });
}
