import { largestSheet } from '@gangmu/documents/read-file';
import { writeXlsx } from '@gangmu/documents/write-xlsx';
import { canSomewhere } from '@gangmu/domain/access/can';
import { notAllowed, notFound, Refusal } from '@gangmu/domain/refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { asAttachment, readUpload, requireContext, requireId, whileWaiting } from '../file/transfer.ts';
import type { SiteParts } from '../http/app.ts';
import { exportTree } from '../plan/export-tree.ts';
import { answerOf } from '../http/format-error.ts';
import { sheetKinds } from './import-sheet.ts';
import { runSheet, type SheetTask } from './run-sheet.ts';
import type { SheetKind, SheetName } from './sheet-kind.ts';

const largestFields = 2 * 1_048_576;
const acceptedSchema = z.array(z.tuple([z.string().max(200), z.string().max(4_000)])).max(20_000);
const fingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A plan goes out as a workbook. Sheets come in in two steps: `check` says what a file would do, `import` does it. Both answer in lines of JSON, so that
 * progress is seen, and end when the caller goes away.
 */
export function addSheetRoutes(app: FastifyInstance, parts: SiteParts): void {
  app.get<{ Params: { name: string }; Querystring: { plan?: string } }>(
    '/files/sheets/:name/template',
    async (request, reply) => {
      const { context, kind } = await open(parts, request);
      const sheet = await kind.template(context, planOf(request.query.plan));
      return sendXlsx(reply, `${kind.title}.xlsx`, Readable.from(writeXlsx([sheet])));
    },
  );
  app.get<{ Params: { id: string } }>('/files/plans/:id/tree', async (request, reply) => {
    const context = await requireContext(parts, request);
    if (!canSomewhere(context.actor, 'plan.read', context.today)) throw notAllowed();
    const { title, sheets } = await exportTree(context, requireId(request.params.id));
    return sendXlsx(reply, `${title}.xlsx`, Readable.from(writeXlsx(sheets)));
  });
  for (const step of ['check', 'import'] as const) {
    app.post<{ Params: { name: string } }>(
      `/files/sheets/:name/${step}`,
      { bodyLimit: largestSheet + largestFields },
      async (request, reply) => {
        const task = await receive(parts, request, step);
        return sendLines(reply, request.id, (tell) => runSheet(task, whileWaiting(reply), tell));
      },
    );
  }
}

async function open(
  parts: SiteParts,
  request: FastifyRequest<{ Params: { name: string } }>,
): Promise<{ context: Context; name: SheetName; kind: SheetKind }> {
  const context = await requireContext(parts, request);
  const name = Object.keys(sheetKinds).find((one) => one === request.params.name) as SheetName | undefined; // a key of the table
  if (!name) throw notFound();
  const kind = sheetKinds[name];
  if (!canSomewhere(context.actor, kind.action, context.today)) throw notAllowed();
  return { context, name, kind };
}

/** The file of a request and what goes with it. */
async function receive(
  parts: SiteParts,
  request: FastifyRequest<{ Params: { name: string } }>,
  step: 'check' | 'import',
): Promise<SheetTask> {
  const { context, name } = await open(parts, request);
  const { bytes, name: fileName, fields } = await readUpload(request, largestFields);
  if (bytes.length > largestSheet)
    throw new Refusal('invalid', { zh: '文件超过 20 MB', en: 'The file is larger than 20 MB' });
  const accepted = acceptedSchema.safeParse(parseJson(fields['accepted']));
  const fingerprint = fingerprintSchema.safeParse(fields['fingerprint']);
  if (!accepted.success || (step === 'import' && !fingerprint.success)) throw malformed();
  const { db: _db, ...rest } = context;
  return {
    name,
    fileName,
    bytes,
    context: rest,
    databaseUrl: parts.config.databaseUrl,
    planId: planOf(fields['plan']),
    accepted: accepted.data,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    confirmed:
      step === 'import' ? { key: requireId(fields['key']), fingerprint: fingerprint.data ?? '' } : null,
  };
}

/**
 * Sends what the work tells, line by line, and its refusal as the last one. A refusal before the first line keeps
 * its own status.
 */
async function sendLines(
  reply: FastifyReply,
  requestId: string,
  work: (tell: (line: object) => void) => Promise<void>,
): Promise<FastifyReply> {
  const lines = new PassThrough();
  const first = Promise.withResolvers<boolean>();
  let begun = false;
  const say = (line: object): void => {
    lines.write(`${JSON.stringify(line)}\n`);
    begun = true;
    first.resolve(true);
  };
  const ended = work(say)
    .catch((error: unknown) => {
      if (!begun) throw error;
      if (!(error instanceof Refusal)) reply.log.error({ err: error }, 'sheet failed');
      say({ refusal: answerOf(error instanceof Refusal ? error : broken(requestId), requestId) });
    })
    .finally(() => lines.end());
  await Promise.race([first.promise, ended]);
  return reply
    .header('content-type', 'application/x-ndjson; charset=utf-8')
    .header('x-accel-buffering', 'no')
    .send(lines);
}

/** Sends a workbook as it is written. */
function sendXlsx(reply: FastifyReply, name: string, bytes: Readable): FastifyReply {
  return reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', asAttachment(name))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(bytes);
}

function planOf(value: unknown): string | null {
  return value === undefined || value === '' ? null : requireId(value);
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return [];
  try {
    return JSON.parse(value);
  } catch {
    throw malformed();
  }
}

function malformed(): Refusal {
  return new Refusal('invalid', { zh: '请求格式有误', en: 'The request is malformed' });
}

function broken(requestId: string): Refusal {
  return new Refusal('unavailable', {
    zh: `系统出错，未作任何更改（编号 ${requestId}）`,
    en: `Something failed on our side; nothing was changed (no. ${requestId})`,
  });
}
