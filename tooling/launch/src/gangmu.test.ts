import { sealLines } from '@gangmu/server/snapshot/seal';
import { openSigningKey } from '@gangmu/server/snapshot/signing-key';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

function run(file: string, ...args: string[]) {
  const script = path.join(import.meta.dirname, file);
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

test('help is an answer, on stdout', () => {
  const { status, stdout, stderr } = run('gangmu.ts', 'help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('gangmu');
});

test('an unknown command is refused with help on stderr and exit code 2', () => {
  const { status, stdout, stderr } = run('gangmu.ts', 'constructor');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/没有这个命令[^]*doctor/);
});

test('the door knows its commands', () => {
  const { status, stderr } = run('bootstrap.mjs', 'nothing');
  expect(status).toBe(2);
  expect(stderr).toContain('start');
});

test('a snapshot is checked without a server: whole, changed, or signed by another key', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gangmu-verify-'));
  try {
    const key = await openSigningKey(folder);
    const about = {
      planId: '01900000-0000-7000-8000-000000000001',
      year: 2024,
      closedBy: '甲',
      closedOn: '2024-12-31',
      closedAt: '',
    };
    const rows = (async function* () {
      yield { type: 'plan', title: '工作要点' };
    })();
    const chunks: Uint8Array[] = [];
    for await (const chunk of sealLines(rows, about, key)) chunks.push(chunk);
    const whole = path.join(folder, 'whole.jsonl');
    const changed = path.join(folder, 'changed.jsonl');
    await writeFile(whole, chunks);
    await writeFile(changed, Buffer.concat(chunks).toString('utf8').replace('工作要点', '工作总结'));
    const verify = (file: string, fingerprint: string) =>
      run('gangmu.ts', 'verify-snapshot', file, fingerprint);
    expect(verify(whole, key.fingerprint)).toMatchObject({ status: 0, stderr: '' });
    expect(verify(whole, key.fingerprint).stdout).toContain('✓');
    expect(verify(changed, key.fingerprint)).toMatchObject({ status: 1 });
    expect(verify(changed, key.fingerprint).stdout).toContain('改动过');
    expect(verify(whole, '0'.repeat(64)).stdout).toContain('密钥不是预期的那一把');
    expect(run('gangmu.ts', 'verify-snapshot', path.join(folder, 'none')).stderr).toContain('读不到文件');
  } finally {
    await rm(folder, { recursive: true });
  }
});
