import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { zip } from './bent-zip.ts';
import { parserLimits, runParser } from './parser-process.ts';
import { ParserQueue } from './parser-queue.ts';
import { readFileApart, readWorkbookApart } from './read-apart.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const says = (zh: string) =>
  expect.objectContaining({ text: expect.objectContaining({ zh: expect.stringContaining(zh) }) });

/** Programs that misbehave, beside the real one so that they may be read. */
const folder = mkdtempSync(join(import.meta.dirname, '../node_modules/.misbehave-'));
afterAll(() => rmSync(folder, { recursive: true }));
function misbehave(source: string): URL {
  const file = join(folder, `${Math.random()}.mjs`);
  writeFileSync(file, source);
  return pathToFileURL(file);
}

async function run(source: string, limits: Partial<typeof parserLimits> = {}): Promise<string[]> {
  const lines: string[] = [];
  await runParser({
    args: [],
    bytes: new Uint8Array(),
    line: (text) => void lines.push(text),
    program: misbehave(source),
    limits: { ...parserLimits, ...limits },
  });
  return lines;
}

test('a text, a document and a workbook read the same apart as here', async () => {
  const read = await readFileApart({ bytes: encode('一、强化建设\n1.学习。'), name: '要点.txt', owner: 'a' });
  expect(read.text).toBe('一、强化建设\n1.学习。');
  const { sheets } = await readWorkbookApart({
    bytes: encode('编号,名称\nGW,工委'),
    name: '单位.csv',
    owner: 'a',
  });
  expect(sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
    ['编号', '名称'],
    ['GW', '工委'],
  ]);
});

test('a refusal comes back with its places', async () => {
  const bytes = zip({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY e "y">]><w:document/>' });
  await expect(readFileApart({ bytes, name: '文件.docx', owner: 'a' })).rejects.toThrow(says('DOCTYPE'));
  await expect(readFileApart({ bytes: encode('一\u001b'), name: '要点.txt', owner: 'a' })).rejects.toThrow(
    expect.objectContaining({ details: [expect.objectContaining({ place: '1:2' })] }),
  );
});

test('a parser that hangs is killed', async () => {
  await expect(run('for (;;);', { milliseconds: 500 })).rejects.toThrow(says('超时'));
});

test('a parser that takes too much memory is killed, on its heap or beside it', async () => {
  await expect(run('const all = []; for (;;) all.push(Buffer.alloc(8_000_000, 1));')).rejects.toThrow(
    says('过大'),
  );
  await expect(run('const all = []; for (;;) all.push({ a: [Math.random()] });')).rejects.toThrow(
    says('过大'),
  );
});

test('a parser that dies gives a clear answer', async () => {
  await expect(run('process.exit(3);')).rejects.toThrow(says('无法读取'));
});

test('a parser writes no file, starts no program, sees no environment and reads nothing of others', async () => {
  const place = join(tmpdir(), `never-${process.pid}`);
  const tries = `
    const { writeFileSync, readFileSync } = await import('node:fs');
    const failed = async (what) => { try { await what(); return 'done'; } catch (error) { return error.code; } };
    console.log(await failed(() => writeFileSync(${JSON.stringify(place)}, 'x')));
    console.log(await failed(() => readFileSync('/etc/passwd')));
    console.log(await failed(async () => (await import('node:child_process')).execSync('true')));
    console.log(Object.keys(process.env).filter((name) => /DATABASE|SECRET|PATH/.test(name)).length);
  `;
  expect(await run(tries)).toEqual(['ERR_ACCESS_DENIED', 'ERR_ACCESS_DENIED', 'ERR_ACCESS_DENIED', '0']);
});

test('the network is shut before a reader is loaded', async () => {
  const main = pathToFileURL(join(import.meta.dirname, 'parser-main.ts')).href;
  const tries = `
    process.argv[2] = 'text';
    await import(${JSON.stringify(main)});
    const shut = [];
    for (const name of ['node:net', 'http', 'node:dns/promises', 'node:tls', 'node:dgram'])
      await import(name).then(() => shut.push('open'), () => shut.push('shut'));
    console.log(shut.join(), typeof fetch, typeof WebSocket);
  `;
  expect((await run(tries)).at(-1)).toBe('shut,shut,shut,shut,shut undefined undefined');
});

test('an answer nobody waits for ends the process', async () => {
  const controller = new AbortController();
  const reading = runParser({
    args: [],
    bytes: new Uint8Array(),
    line: () => undefined,
    program: misbehave('for (;;);'),
    signal: controller.signal,
  });
  controller.abort();
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

test('whoever sends many files waits for himself, others do not wait for him', async () => {
  const queue = new ParserQueue({ atOnce: 3, perOwner: 2, longest: 10 });
  const order: string[] = [];
  const release: (() => void)[] = [];
  const job = (owner: string, name: string) =>
    queue.run(owner, undefined, async () => {
      order.push(name);
      await new Promise<void>((resolve) => void release.push(resolve));
    });
  const all = [job('甲', '甲1'), job('甲', '甲2'), job('甲', '甲3'), job('乙', '乙1')];
  await Promise.resolve();
  await Promise.resolve();
  expect(order).toEqual(['甲1', '甲2', '乙1']);
  while (release.length > 0) {
    release.shift()?.();
    await new Promise((resolve) => void setImmediate(resolve));
  }
  await Promise.all(all);
  expect(order.at(-1)).toBe('甲3');
});

test('too many waiting files are refused, and the queue goes on', async () => {
  const queue = new ParserQueue({ atOnce: 1, perOwner: 1, longest: 1 });
  let free: () => void = () => undefined;
  const first = queue.run('甲', undefined, () => new Promise<void>((resolve) => void (free = resolve)));
  const second = queue.run('甲', undefined, async () => 'second');
  await expect(queue.run('甲', undefined, async () => 'third')).rejects.toThrow(
    expect.objectContaining({ reason: 'too-many' }),
  );
  free();
  await first;
  expect(await second).toBe('second');
});
