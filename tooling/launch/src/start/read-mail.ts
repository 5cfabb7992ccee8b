import type { MailSettings } from '@gangmu/server/config';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from '../complaint.ts';

/**
 * The mail server from `mail.json` in the data folder: `{ "url": "smtp://host:25", "from": "纲目 <a@b.cn>" }`. Undefined
 * where there is no such file: then nothing is mailed (S-34). A file that cannot be used is named, not passed over.
 */
export function readMail(dataDir: string): MailSettings | undefined {
  const file = path.join(dataDir, 'mail.json');
  const text = readIfThere(file);
  if (text === null) return undefined;
  const settings = parse(text);
  if (settings) return settings;
  throw new Complaint(
    `${file} 不能用：应为 {"url": "smtp://主机:25", "from": "发件人 <地址>"}`,
    'mail.json must be {"url": "smtp://host:25", "from": "Name <address>"}',
  );
}

function parse(text: string): MailSettings | null {
  try {
    const { url, from } = JSON.parse(text) as Record<string, unknown>; // each member is checked below
    const isMailServer = typeof url === 'string' && /^smtps?:$/.test(new URL(url).protocol);
    return isMailServer && typeof from === 'string' && from.includes('@') ? { url, from } : null;
  } catch {
    return null;
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
