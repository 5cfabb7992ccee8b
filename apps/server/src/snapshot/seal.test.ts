import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSeal, sealLines } from './seal.ts';
import { findSigningKey, fingerprintOf, openSigningKey, signingKeyFile } from './signing-key.ts';

const about = {
  planId: '01900000-0000-7000-8000-000000000001',
  year: 2024,
  closedBy: '工委领导',
  closedOn: '2024-12-31',
  closedAt: '2024-12-31T08:00:00.000Z',
};
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangmu-seal-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* rows(): AsyncGenerator<object> {
  yield { type: 'plan', title: '2024年工作要点' };
  yield { state: 'closed', code: '1.1', type: 'measure', text: '甲乙丙' };
  yield { type: 'task', unit: '经纬发展部', dueOn: null };
}

async function sealed(dataDir = folder): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of sealLines(rows(), about, await openSigningKey(dataDir))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** In pieces of a size that fits no line. */
const check = (bytes: Uint8Array) =>
  checkSeal(
    (async function* () {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    })(),
  );

test('what was sealed is whole; twice the same content is the same bytes', async () => {
  const bytes = await sealed();
  const { seal, trouble } = await check(bytes);
  expect(trouble).toBeNull();
  expect(seal).toMatchObject({ ...about, lines: 3 });
  expect((await sealed()).equals(bytes)).toBe(true);
  expect(bytes.toString('utf8').split('\n')[1]).toBe(
    '{"code":"1.1","state":"closed","text":"甲乙丙","type":"measure"}',
  );
});

test('one changed bit anywhere is found', async () => {
  const bytes = await sealed();
  for (let at = 0; at < bytes.length; at += 1) {
    const bent = Buffer.from(bytes);
    bent[at] = (bent[at] ?? 0) ^ (1 << (at % 8));
    expect((await check(bent)).trouble, `byte ${at}`).not.toBeNull();
  }
});

test('lines left out, doubled, added or put in another order are found', async () => {
  const lines = (await sealed()).toString('utf8').split('\n').slice(0, -1);
  const [first = '', second = '', third = '', seal = ''] = lines;
  const troubleOf = async (...kept: string[]) => (await check(Buffer.from(`${kept.join('\n')}\n`))).trouble;
  expect(await troubleOf(first, second, third, seal)).toBeNull();
  expect(await troubleOf(first, third, seal)).toBe('changed');
  expect(await troubleOf(first, second, second, third, seal)).toBe('changed');
  expect(await troubleOf(second, first, third, seal)).toBe('changed');
  expect(await troubleOf(first, second, third)).toBe('noSeal');
  expect(await troubleOf(first, second, third, seal, first)).toBe('noSeal');
  expect((await check(Buffer.from(lines.join('\n')))).trouble).toBe('noSeal');
  expect((await check(Buffer.alloc(0))).trouble).toBe('noSeal');
});

test('who and when cannot be rewritten without the key, and another key has another fingerprint', async () => {
  const bytes = await sealed();
  const renamed = Buffer.from(
    bytes.toString('utf8').replace('"closedBy":"工委领导"', '"closedBy":"别人名下"'),
  );
  expect((await check(renamed)).trouble).toBe('forged');
  const elsewhere = join(folder, 'elsewhere');
  const { seal, trouble } = await check(await sealed(elsewhere));
  expect(trouble).toBeNull();
  expect(fingerprintOf(seal?.key ?? '')).toBe((await findSigningKey(elsewhere))?.fingerprint);
  expect(seal?.key).not.toBe((await findSigningKey(folder))?.publicKey);
});

test('two servers that need the key at once get the same, and only its owner can read it', async () => {
  const shared = join(folder, 'shared');
  expect(await findSigningKey(shared)).toBeNull();
  const keys = await Promise.all(Array.from({ length: 4 }, () => openSigningKey(shared)));
  expect(new Set(keys.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  expect((await stat(signingKeyFile(shared))).mode & 0o777).toBe(0o600);
});
