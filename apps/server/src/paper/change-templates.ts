import { change } from '@gangmu/db/change';
import { findTemplate, insertTemplate, withdrawTemplate } from '@gangmu/db/paper-template';
import type { CompiledTemplate } from '@gangmu/documents/compile-template';
import { authorise } from '@gangmu/domain/access/authorise';
import type { PaperKind } from '@gangmu/domain/papers/paper-kinds';
import { changedMeanwhile, notFound } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { storeFile } from '../file/store-file.ts';
import { versioned } from '../trpc.ts';
import { readRoot } from '../unit/read-root.ts';

export const withdrawTemplateInput = z.strictObject(versioned);

/** Takes a template that was read and found fit; both the file and what was compiled of it are kept. */
export async function addTemplate(
  context: Context,
  input: { key: string; kind: PaperKind; name: string; bytes: Uint8Array; compiled: CompiledTemplate },
): Promise<{ id: string }> {
  const { key, kind, name, bytes } = input;
  const sha256 = await storeFile(context.dataDir, bytes);
  const compiledSha256 = await storeFile(
    context.dataDir,
    Buffer.from(JSON.stringify(input.compiled), 'utf8'),
  );
  return change(context, { verb: 'paper.addTemplate', key, input: { kind, name, sha256 } }, async (tx) => {
    const root = await readRoot(tx);
    const proof = authorise(context.actor, 'paper.template', root, context.today);
    const id = uuidv7();
    const template = {
      id,
      kind,
      name,
      sha256,
      compiledSha256,
      size: bytes.length,
      addedOn: context.today,
    };
    await insertTemplate(tx, { ...template, addedBy: context.actor.userId });
    return {
      proof,
      subject: { type: 'paperTemplate', id, unitId: root.id },
      before: null,
      after: template,
      answer: { id },
    };
  });
}

/** Takes a template out of use. Papers that were made with it stay as they are. */
export async function withdraw(
  context: Context,
  input: z.infer<typeof withdrawTemplateInput>,
): Promise<{ id: string; version: number }> {
  return change(context, { verb: 'paper.withdrawTemplate', key: input.key, input }, async (tx) => {
    const root = await readRoot(tx);
    const proof = authorise(context.actor, 'paper.template', root, context.today);
    const template = await findTemplate(tx, input.id);
    if (!template) throw notFound();
    if (!(await withdrawTemplate(tx, template.id, input.expectedVersion, context.today)))
      throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'paperTemplate', id: template.id, unitId: root.id },
      before: template,
      after: { withdrawnOn: context.today },
      answer: { id: template.id, version: input.expectedVersion + 1 },
    };
  });
}
