import { findTemplate } from '@gangmu/db/paper-template';
import { compileTemplateApart } from '@gangmu/documents/read-apart';
import { largestDocument } from '@gangmu/documents/read-file';
import { canSomewhere } from '@gangmu/domain/access/can';
import { paperKindNames } from '@gangmu/domain/papers/paper-kinds';
import { notAllowed, notFound, Refusal } from '@gangmu/domain/refusal';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { createReadStream } from 'node:fs';
import { asAttachment, readUpload, requireContext, requireId, whileWaiting } from '../file/transfer.ts';
import { pathOf } from '../file/store-file.ts';
import type { SiteParts } from '../http/app.ts';
import { addTemplate } from './change-templates.ts';
import { readStoredPaper } from './read-papers.ts';

/** Papers go out as the bytes they were made of; templates come in through the guard and the parser's process. */
export function addPaperRoutes(app: FastifyInstance, parts: SiteParts): void {
  const { dataDir } = parts.shared;
  app.get<{ Params: { id: string } }>('/files/papers/:id', async (request, reply) => {
    const context = await requireContext(parts, request);
    const paper = await readStoredPaper(context, requireId(request.params.id));
    if (paper.sha256 === null) throw notFound();
    return sendDocx(reply, `${paper.title}.docx`, pathOf(dataDir, paper.sha256));
  });
  app.get<{ Params: { id: string } }>('/files/paper-templates/:id', async (request, reply) => {
    const context = await requireContext(parts, request);
    if (!canSomewhere(context.actor, 'paper.make', context.today)) throw notAllowed();
    const template = await findTemplate(context.db, requireId(request.params.id));
    if (!template) throw notFound();
    return sendDocx(reply, template.name, pathOf(dataDir, template.sha256));
  });
  app.post<{ Params: { kind: string } }>(
    '/files/paper-templates/:kind',
    { bodyLimit: largestDocument + 65_536 },
    async (request, reply) => {
      const context = await requireContext(parts, request);
      if (!canSomewhere(context.actor, 'paper.template', context.today)) throw notAllowed();
      const kind = paperKindNames.find((one) => one === request.params.kind);
      if (!kind) throw notFound();
      const { bytes, name, fields } = await readUpload(request);
      if (bytes.length > largestDocument)
        throw new Refusal('invalid', { zh: '文件超过 5 MB', en: 'The file is larger than 5 MB' });
      const key = requireId(fields['key']);
      const file = { bytes, name, owner: context.actor.userId, signal: whileWaiting(reply) };
      const compiled = await compileTemplateApart(file, kind);
      return addTemplate(context, { key, kind, name, bytes, compiled });
    },
  );
}

function sendDocx(reply: FastifyReply, name: string, path: string): FastifyReply {
  return reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    .header('content-disposition', asAttachment(name))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(createReadStream(path));
}
