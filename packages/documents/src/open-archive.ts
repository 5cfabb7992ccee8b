import { crc32, inflateRawSync } from 'node:zlib';
import { refuseDocument } from './document-refusal.ts';

const maxEntries = 2_000;
const maxTotal = 64 * 1_048_576;
const maxRatio = 200;
const ratioFrom = 1_048_576;
const forbidden = /(?:^|\/)(?:vbaProject\.bin|activeX\/|embeddings\/)/iu;

interface ArchiveEntry {
  readonly name: string;
  readonly size: number;
  read(): Uint8Array;
}

/** The parts of a file that passed the guard, by name. */
export type Archive = ReadonlyMap<string, ArchiveEntry>;

/**
 * Opens a zip by its central directory and checks everything there before a byte is inflated (S-27): number and
 * sum of sizes, ratio, names, encryption, macros, overlaps, bytes before the first header. Inflating stops at the
 * declared size and checks the sum (CRC). Throws a refusal in the user's language.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 8 && view.getUint32(0) === 0xd0cf11e0)
    throw refuseDocument(
      '文件已加密或为旧版格式，请取消密码并另存为新版格式',
      'The file is encrypted or of an old format',
    );
  if (bytes.length < 22 || view.getUint32(0, true) !== 0x04034b50)
    throw refuseDocument('文件类型不对或内容有误', 'This is not a file of that type');
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) throw broken(); // the 64-bit form, which no office file of our size needs
  if (count > maxEntries)
    throw refuseDocument(`文件内部条目过多（上限 ${maxEntries}）`, `More than ${maxEntries} parts inside`);
  const entries = new Map<string, ArchiveEntry>();
  const names = new Set<string>(); // office names are alike whatever their case
  const spans: [number, number][] = [];
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken();
    const header = readHeader(view, bytes, at);
    at += header.length;
    total += header.size;
    requireSafe(header, total);
    if (names.has(header.name.toLowerCase()))
      throw refuseDocument('文件内部有重名条目', 'Two parts inside have the same name');
    names.add(header.name.toLowerCase());
    const start = bodyStart(view, bytes, header);
    if (start + header.packed > end) throw broken();
    spans.push([header.offset, start + header.packed]);
    entries.set(header.name, {
      name: header.name,
      size: header.size,
      read: () => inflate(bytes, start, header),
    });
  }
  spans.sort(([a], [b]) => a - b);
  if (spans[0] && spans[0][0] !== 0) throw broken();
  if (spans.some(([from], index) => index > 0 && from < (spans[index - 1]?.[1] ?? 0)))
    throw refuseDocument('文件内部条目互相重叠', 'Parts inside overlap');
  return entries;
}

interface Header {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly attributes: number;
  readonly length: number;
}

function readHeader(view: DataView, bytes: Uint8Array, at: number): Header {
  const nameLength = view.getUint16(at + 28, true);
  return {
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    attributes: view.getUint32(at + 38, true),
    offset: view.getUint32(at + 42, true),
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    length: 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
  };
}

function requireSafe(header: Header, total: number): void {
  const { name, size, packed } = header;
  if (total > maxTotal || (size > ratioFrom && size > packed * maxRatio))
    throw refuseDocument('文件展开后过大', 'The file is too large when unpacked');
  if (header.flags & 1)
    throw refuseDocument('文件已加密，请取消密码后再导入', 'The file is encrypted; remove the password');
  if (
    name.startsWith('/') ||
    name.includes('\\') ||
    name.split('/').includes('..') ||
    name.includes('\0') ||
    /^[a-z]:/iu.test(name)
  )
    throw refuseDocument('文件内部路径有误', 'A path inside is not allowed');
  if (((header.attributes >>> 16) & 0o170000) === 0o120000)
    throw refuseDocument('文件内部含有链接', 'A link inside is not allowed');
  if (forbidden.test(name))
    throw refuseDocument('文件含有宏或嵌入对象', 'The file holds macros or embedded objects');
  if (header.method !== 0 && header.method !== 8) throw broken();
}

/** Where the content begins; the part's own header must carry the name the directory gives. */
function bodyStart(view: DataView, bytes: Uint8Array, { offset, name }: Header): number {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== 0x04034b50) throw broken();
  const nameLength = view.getUint16(offset + 26, true);
  if (new TextDecoder().decode(bytes.subarray(offset + 30, offset + 30 + nameLength)) !== name)
    throw broken();
  return offset + 30 + nameLength + view.getUint16(offset + 28, true);
}

function inflate(bytes: Uint8Array, start: number, header: Header): Uint8Array {
  const packed = bytes.subarray(start, start + header.packed);
  let content: Uint8Array;
  try {
    // One piece of the declared size: nothing is grown and copied on the way.
    const options = { maxOutputLength: Math.max(1, header.size), chunkSize: Math.max(64, header.size + 1) };
    content = header.method === 0 ? packed : inflateRawSync(packed, options);
  } catch {
    throw broken(); // longer than declared, or damaged
  }
  if (content.length !== header.size || crc32(content) !== header.crc) throw broken();
  return content;
}

/** The end record, looked for in the last 64 KiB as the format allows a comment behind it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw refuseDocument('文件不完整，可能上传中断', 'The file is not complete');
}

function broken() {
  return refuseDocument('文件已损坏', 'The file is damaged');
}
