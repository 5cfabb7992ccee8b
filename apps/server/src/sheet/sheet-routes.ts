import { largestSheet } from '@gangmu/documents/read-file';
import { readWorkbookApart } from '@gangmu/documents/read-apart';
import { writeXlsx } from '@gangmu/documents/write-xlsx';
import { canSomewhere } from '@gangmu/domain/access/can';
import { notAllowed, notFound, Refusal } from '@gangmu/domain/refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { asAttachment, readUpload, requireContext, requireId, whileWaiting } from '../file/transfer.ts';
import type { SiteParts } from '../http/app.ts';
import { exportTree } from '../plan/export-tree.ts';
import { answerOf } from '../http/format-error.ts';
import { checkSheet, importSheet, sheetKinds, type SheetFile } from './import-sheet.ts';
import type { SheetKind, SheetName } from './sheet-kind.ts';
import type { Problem } from './sheet-rows.ts';

/** Problems in one line of an answer. */
const listed = 500;
const largestFields = 2 * 1_048_576;
const acceptedSchema = z.array(z.tuple([z.string().max(200), z.string().max(4_000)])).max(20_000);
const fingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/);

type SheetRequest = FastifyRequest<{ Params: { name: string }; Querystring: { plan?: string } }>;

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
  app.post<{ Params: { name: string } }>(
    '/files/sheets/:name/check',
    { bodyLimit: largestSheet + largestFields },
    async (request, reply) => {
      const { file } = await receive(parts, request, reply);
      return sendLines(reply, request.id, async (say, list) => {
        const { problems, ...report } = await checkSheet({ ...file, progress: say });
        await list(problems);
        return report;
      });
    },
  );
  app.post<{ Params: { name: string } }>(
    '/files/sheets/:name/import',
    { bodyLimit: largestSheet + largestFields },
    async (request, reply) => {
      const { file, fields } = await receive(parts, request, reply);
      const key = requireId(fields['key']);
      const fingerprint = fingerprintSchema.safeParse(fields['fingerprint']);
      if (!fingerprint.success) throw malformed();
      return sendLines(reply, request.id, (say) =>
        importSheet({ ...file, progress: say }, key, fingerprint.data),
      );
    },
  );
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

/** The file of a request, read apart before the answer begins, so that a bad one is refused with its status. */
async function receive(
  parts: SiteParts,
  request: SheetRequest | FastifyRequest<{ Params: { name: string } }>,
  reply: FastifyReply,
) {
  const { context, name } = await open(parts, request);
  const { bytes, name: fileName, fields } = await readUpload(request, largestFields);
  if (bytes.length > largestSheet)
    throw new Refusal('invalid', { zh: '文件超过 20 MB', en: 'The file is larger than 20 MB' });
  const accepted = acceptedSchema.safeParse(parseJson(fields['accepted']));
  if (!accepted.success) throw malformed();
  const signal = whileWaiting(reply);
  const workbook = await readWorkbookApart({ bytes, name: fileName, owner: context.actor.userId, signal });
  const file: Omit<SheetFile, 'progress'> = {
    name,
    fileName,
    context,
    workbook,
    planId: planOf(fields['plan']),
    accepted: new Map(accepted.data),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    signal,
  };
  return { file, fields };
}

/**
 * Runs the work and sends what it tells, line by line, then its answer or refusal. A refusal before the first
 * line keeps its own status.
 */
async function sendLines(
  reply: FastifyReply,
  requestId: string,
  work: (
    say: SheetFile['progress'],
    list: (problems: readonly Problem[]) => Promise<void>,
  ) => Promise<unknown>,
): Promise<FastifyReply> {
  const lines = new PassThrough();
  const first = Promise.withResolvers<boolean>();
  let begun = false;
  const say = (line: unknown): void => {
    lines.write(`${JSON.stringify(line)}\n`);
    begun = true;
    first.resolve(true);
  };
  const list = async (problems: readonly Problem[]): Promise<void> => {
    for (let at = 0; at < problems.length; at += listed) {
      say({ problems: problems.slice(at, at + listed) });
      await setImmediate();
    }
  };
  const ended = work((phase, done, total) => say({ phase, done, total }), list)
    .then(
      (answer) => say({ answer }),
      (error: unknown) => {
        if (!begun) throw error;
        if (!(error instanceof Refusal)) reply.log.error({ err: error }, 'sheet failed');
        say({ refusal: answerOf(error instanceof Refusal ? error : broken(requestId), requestId) });
      },
    )
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
