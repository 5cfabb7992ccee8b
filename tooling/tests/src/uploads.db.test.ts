import { existsSync, readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAt, startSite, type Site } from './site.ts';

const corpus = new URL('../../../../shared/hostile/', import.meta.url);
const present = existsSync(corpus);

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.close());

async function sendEvidence(name: string, bytes: Uint8Array) {
  const office = await signInAt(site.console, 'opa');
  const list = (await (
    await fetch(
      `${site.console}/trpc/assignment.list?input=${encodeURIComponent(JSON.stringify({ buckets: ['open'], limit: 1 }))}`,
      { headers: { cookie: office } },
    )
  ).json()) as { result: { data: { rows: { id: string }[] } } };
  const id = list.result.data.rows[0]?.id ?? '';
  const form = new FormData();
  form.set('key', uuidv7());
  form.set('file', new File([new Uint8Array(bytes)], name));
  const response = await fetch(`${site.console}/files/evidence/${id}`, {
    method: 'POST',
    headers: { origin: site.console, 'x-gangmu': '1', cookie: office },
    body: form,
  });
  return { id, office, status: response.status };
}

test.runIf(present)(
  'uploads are judged by their content; what is stored comes back only as a download, and only to those who may',
  async () => {
    const index = JSON.parse(readFileSync(new URL('index.json', corpus), 'utf8')) as {
      cases: { file: string; feed_to: string; expect?: string }[];
    };
    for (const entry of index.cases.filter((candidate) => candidate.file.startsWith('upload/'))) {
      const { status } = await sendEvidence(
        entry.file.slice('upload/'.length),
        readFileSync(new URL(entry.file, corpus)),
      );
      expect(entry.expect?.split('|'), entry.file).toContain(String(status));
    }
    const png = readFileSync(new URL('upload/ok.png', corpus));
    const { id, office } = await sendEvidence('年终总结.png', png);
    const task = (await (
      await fetch(
        `${site.console}/trpc/assignment.read?input=${encodeURIComponent(JSON.stringify({ id }))}`,
        { headers: { cookie: office } },
      )
    ).json()) as { result: { data: { evidence: { fileId: string; title: string }[] } } };
    const file =
      task.result.data.evidence.find((evidence) => evidence.title === '年终总结.png')?.fileId ?? '';
    const download = await fetch(`${site.console}/files/${file}`, { headers: { cookie: office } });
    expect(download.headers.get('content-disposition')).toContain(
      `attachment; filename="file"; filename*=UTF-8''%E5%B9%B4`,
    );
    expect(download.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await download.arrayBuffer()).equals(png)).toBe(true);
    const stranger = await signInAt(site.console, 'opa2');
    expect((await fetch(`${site.console}/files/${file}`, { headers: { cookie: stranger } })).status).toBe(
      404,
    );
  },
);
