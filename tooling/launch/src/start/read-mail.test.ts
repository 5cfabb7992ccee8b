import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readMail } from './read-mail.ts';

test('without a file nothing is mailed, a good one is taken, and each bad one is named', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gangmu-mail-'));
  const file = path.join(folder, 'mail.json');
  expect(readMail(folder)).toBeUndefined();
  const good = { url: 'smtp://127.0.0.1:2525', from: '纲目 <gangmu@example.cn>' };
  writeFileSync(file, JSON.stringify(good));
  expect(readMail(folder)).toEqual(good);
  for (const bad of [
    '',
    '[]',
    '{"url":"http://a","from":"a@b"}',
    '{"url":"smtp://a"}',
    '{"url":5,"from":"a@b"}',
  ]) {
    writeFileSync(file, bad);
    expect(() => readMail(folder), bad).toThrow(/mail\.json/);
  }
  rmSync(folder, { recursive: true });
});
