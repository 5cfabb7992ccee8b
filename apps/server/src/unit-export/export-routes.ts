import { insertAudit } from '@gangmu/db/audit';
import { transact } from '@gangmu/db/transact';
import { findExport, type UnitExport } from '@gangmu/db/unit-export';
import { authorise } from '@gangmu/domain/access/authorise';
import { notFound } from '@gangmu/domain/refusal';
import type { FastifyInstance } from 'fastify';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { asAttachment, requireContext, requireId } from '../file/transfer.ts';
import type { SiteParts } from '../http/app.ts';
import { exportPathOf } from './export-files.ts';

/** An archive goes to its maker alone, while the right lasts; each time is an audit row the unit sees (S-40). */
export function addExportRoutes(app: FastifyInstance, parts: SiteParts): void {
  app.get<{ Params: { id: string } }>('/files/exports/:id', async (request, reply) => {
    const context = await requireContext(parts, request);
    const made = await findExport(context.db, requireId(request.params.id));
    if (!made || made.madeBy !== context.actor.userId || made.state !== 'ready') throw notFound();
    authorise(context.actor, 'export.make', made, context.today);
    const path = exportPathOf(parts.shared.dataDir, made.id);
    if (!(await stat(path).catch(() => null))) throw notFound(); // a restored server has the history, not the archives
    await noteDownload(context, made);
    return reply
      .header('content-type', 'application/zip')
      .header('content-length', made.size ?? 0)
      .header('content-disposition', asAttachment(`${made.unitName} ${made.madeOn}.zip`))
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(createReadStream(path));
  });
}

async function noteDownload({ db, ...context }: Context, made: UnitExport): Promise<void> {
  await transact(db, null, (tx) =>
    insertAudit(tx, {
      userId: context.actor.userId,
      verb: 'export.download',
      outcome: 'done',
      subject: { type: 'export', id: made.id, unitId: made.unitId },
      before: null,
      after: { on: context.today },
      requestId: context.requestId,
      address: context.address,
    }),
  );
}
