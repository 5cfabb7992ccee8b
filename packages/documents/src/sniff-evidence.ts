import { refuseDocument } from './document-refusal.ts';
import { openArchive } from './open-archive.ts';

/** The types evidence may have (S-25), with the names they may carry. */
const types = {
  'application/pdf': /\.pdf$/iu,
  'image/png': /\.png$/iu,
  'image/jpeg': /\.jpe?g$/iu,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': /\.docx$/iu,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': /\.xlsx$/iu,
} as const;

export type EvidenceType = keyof typeof types;

export const largestEvidence = 50 * 1_048_576;

/** The type of an evidence file by its content, which its name must agree with. Throws a refusal. */
export function sniffEvidence(bytes: Uint8Array, name: string): EvidenceType {
  if (bytes.length === 0) throw refuseDocument('文件为空', 'The file is empty');
  const type = typeOf(bytes);
  if (!type || !types[type].test(name))
    throw refuseDocument(
      '只接受 PDF、Word、Excel、PNG、JPG 文件，且扩展名须与内容一致',
      'Only PDF, Word, Excel, PNG and JPG files whose name agrees with their content',
    );
  return type;
}

/** A name as people wrote it, kept as text only; control characters and separators are refused. */
export function requireFileName(name: string): string {
  const plain = name.trim();
  const unclean =
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u.test(plain) || !plain.isWellFormed();
  if (plain === '' || plain.length > 200 || unclean)
    throw refuseDocument('文件名含有不允许的字符或过长', 'The file name is not allowed', 'name');
  return plain.replaceAll(/[\\/]/gu, '_');
}

function typeOf(bytes: Uint8Array): EvidenceType | null {
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (!starts(0x50, 0x4b, 0x03, 0x04)) return null;
  const entries = openArchive(bytes);
  if (entries.has('word/document.xml'))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return entries.has('xl/workbook.xml')
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : null;
}
