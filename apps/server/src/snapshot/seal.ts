import { canonicalJson } from '@gangmu/domain/canonical-json';
import { id } from '@gangmu/domain/id';
import type { Label } from '@gangmu/domain/label';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { splitLines } from './split-lines.ts';
import type { SigningKey } from './signing-key.ts';

/** The form of the file: one canonical JSON object a line, the seal last. */
export const snapshotFormat = 'gangmu.plan-snapshot/1';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What the last line says. The signature covers all of it but itself, and through `sha256` every byte before it. */
const seal = z.strictObject({
  type: z.literal('seal'),
  format: z.literal(snapshotFormat),
  planId: id,
  year: z.int(),
  closedBy: z.string(),
  /** The business day, and the instant by the server's clock. */
  closedOn: z.string(),
  closedAt: z.string(),
  /** Lines before the seal. */
  lines: z.int(),
  /** Of all bytes before the seal. */
  sha256: hex,
  /** The public key, DER in base64. */
  key: z.string(),
  signature: z.string(),
});

export type Seal = z.infer<typeof seal>;
type Sealed = Pick<Seal, 'planId' | 'year' | 'closedBy' | 'closedOn' | 'closedAt'>;

/** Writes lines out as bytes while they come, and the seal behind them. */
export async function* sealLines(
  lines: AsyncIterable<object>,
  about: Sealed,
  key: SigningKey,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const line of lines) {
    const bytes = Buffer.from(`${canonicalJson(line)}\n`);
    hash.update(bytes);
    count += 1;
    yield bytes;
  }
  const unsigned = {
    ...about,
    type: 'seal',
    format: snapshotFormat,
    lines: count,
    sha256: hash.digest('hex'),
    key: key.publicKey,
  };
  yield Buffer.from(`${canonicalJson({ ...unsigned, signature: key.sign(canonicalJson(unsigned)) })}\n`);
}

/** What is wrong with a snapshot, in plain words. */
export const snapshotTroubles = {
  missing: { zh: '快照文件不在存储中', en: 'The file of the snapshot is not in the store' },
  noSeal: {
    zh: '文件不完整：末行的封存信息缺失或已损坏',
    en: 'The file is not whole: its last line, the seal, is missing or damaged',
  },
  changed: {
    zh: '内容与封存时的校验值不符：文件在封存之后被改动过',
    en: 'The content is not what was sealed: the file was changed afterwards',
  },
  forged: {
    zh: '签名与封存信息不符：封存人、时间或校验值被改动过',
    en: 'The signature does not belong to the seal: who, when or the hash was changed',
  },
  otherPlan: { zh: '这是另一份工作要点的快照', en: 'This is the snapshot of another plan' },
  otherKey: {
    zh: '内容自签名后未变，但签名的密钥不是预期的那一把',
    en: 'Nothing was changed since it was signed, but another key signed it than expected',
  },
} as const satisfies Record<string, Label>;

export type SnapshotTrouble = keyof typeof snapshotTroubles;

/** Reads a file to its end and says whether it is as it was sealed; the seal is null where there is none to read. */
export async function checkSeal(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ seal: Seal | null; trouble: SnapshotTrouble | null }> {
  const hash = createHash('sha256');
  let lines = 0;
  let last: Uint8Array | null = null;
  for await (const line of splitLines(bytes)) {
    if (last) {
      hash.update(last);
      lines += 1;
    }
    last = line;
  }
  const found = last && readSeal(Buffer.from(last).toString('utf8'));
  if (!found) return { seal: null, trouble: 'noSeal' };
  const { signature, ...unsigned } = found;
  if (!isSigned(canonicalJson(unsigned), signature, found.key)) return { seal: found, trouble: 'forged' };
  const isWhole = found.lines === lines && found.sha256 === hash.digest('hex');
  return { seal: found, trouble: isWhole ? null : 'changed' };
}

/** The seal, if the line is exactly one: a byte more or less, or in another place, and it is none. */
function readSeal(line: string): Seal | null {
  try {
    const read = seal.parse(JSON.parse(line));
    return `${canonicalJson(read)}\n` === line ? read : null;
  } catch {
    return null; // whatever stands there is no seal
  }
}

function isSigned(text: string, signature: string, key: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.toString('base64') !== signature) return false;
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), type: 'spki', format: 'der' });
    return publicKey.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), publicKey, bytes);
  } catch {
    return false; // no key at all
  }
}
