import { hasVisibleCharacter } from '@gangmu/domain/visible-character';
import { refuseDocument } from './document-refusal.ts';

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;
const bidi = /[\u202a-\u202e\u2066-\u2069\u061c]/u;

/**
 * The text of a plain file: UTF-8, UTF-16 with a mark, or GB 18030 (what Chinese offices save by default). Bytes
 * that belong to none of them, control characters and invisible-only texts are refused by line and character; a
 * byte-order mark is dropped, line ends become \n, everything else stays as it is.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
    .replace(/^\ufeff/u, '')
    .replaceAll(/\r\n?|\u2028|\u2029/gu, '\n');
  refuseAt(text, control, '控制字符', 'a control character');
  refuseAt(text, bidi, '改变文字方向的字符', 'a direction character');
  if (!hasVisibleCharacter(text)) throw refuseDocument('文件不能为空', 'The file must not be empty');
  return text;
}

/** Private-use characters (old name fonts) stay, and are named. */
export function findPrivateCharacters(text: string): string[] {
  return [...new Set(text.match(/[\ue000-\uf8ff]|[\u{f0000}-\u{10fffd}]/gu) ?? [])];
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict('utf-16be', bytes);
  const asUtf8 = attempt('utf-8', bytes);
  if (asUtf8 !== null) return asUtf8;
  const asChinese = looksChinese(bytes) ? attempt('gb18030', bytes) : null;
  if (asChinese !== null && !asChinese.includes('\ufffd')) return asChinese;
  throw refuseDocument(
    '无法识别文件编码，请另存为 UTF-8 后再导入',
    'The encoding is not known; save the file as UTF-8',
  );
}

/** GB 18030 accepts almost anything; bytes that are broken UTF-8 (overlong, surrogates) are not taken for it. */
function looksChinese(bytes: Uint8Array): boolean {
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const [first = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const overlong =
      (first === 0xc0 || first === 0xc1 || (first === 0xe0 && second >= 0x80 && second < 0xa0)) &&
      second >= 0x80 &&
      second < 0xc0;
    const surrogate = first === 0xed && second >= 0xa0 && second < 0xc0 && third >= 0x80 && third < 0xc0;
    if (overlong || surrogate) return false;
  }
  return true;
}

function attempt(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // not of that encoding
  }
}

function strict(encoding: string, bytes: Uint8Array): string {
  const text = attempt(encoding, bytes);
  if (text === null)
    throw refuseDocument(
      '文件编码有误，请另存为 UTF-8 后再导入',
      'The encoding is broken; save the file as UTF-8',
    );
  return text;
}

function refuseAt(text: string, pattern: RegExp, zh: string, en: string): void {
  const at = text.search(pattern);
  if (at < 0) return;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw refuseDocument(
    `第 ${line} 行第 ${column} 个字符是${zh}（U+${code}），请删除后再导入`,
    `Line ${line}, character ${column} is ${en} (U+${code}); please remove it`,
    `${line}:${column}`,
  );
}
