import { canSomewhere } from '@gangmu/domain/access/can';
import { notAllowed, notFound } from '@gangmu/domain/refusal';
import type { FastifyInstance } from 'fastify';
import { createReadStream } from 'node:fs';
import { pathOf } from '../file/store-file.ts';
import { asAttachment, requireContext, requireId } from '../file/transfer.ts';
import type { SiteParts } from '../http/app.ts';
import { readSnapshot } from './read-snapshot.ts';

/** Snapshots go out as the bytes that were sealed. */
export function addSnapshotRoutes(app: FastifyInstance, parts: SiteParts): void {
  app.get<{ Params: { id: string } }>('/files/snapshots/:id', async (request, reply) => {
    const context = await requireContext(parts, request);
    if (!canSomewhere(context.actor, 'snapshot.read', context.today)) throw notAllowed();
    const { title, snapshot } = await readSnapshot(context, requireId(request.params.id));
    if (!snapshot?.sha256) throw notFound();
    return reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .header('content-length', snapshot.size ?? 0)
      .header('content-disposition', asAttachment(`${title}（归档快照）.jsonl`))
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(createReadStream(pathOf(parts.shared.dataDir, snapshot.sha256)));
  });
}
