import type { Label } from '@gangmu/domain/label';
import { checkSeal, snapshotTroubles, type Seal } from '@gangmu/server/snapshot/seal';
import { findSigningKey, fingerprintOf } from '@gangmu/server/snapshot/signing-key';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from '../complaint.ts';
import { dataFolder } from '../project-root.ts';

/**
 * `gangmu verify-snapshot FILE [FINGERPRINT]`: whether the snapshot of a closed plan is byte for byte as it was sealed, and
 * by which key. The key is expected to have the fingerprint given, else to be that of this installation. Needs neither
 * the database nor a running server. 0 when all is well, else 1.
 */
export async function verifySnapshotCommand(argv: readonly string[]): Promise<number> {
  const [file, fingerprint] = argv;
  if (file === undefined)
    throw new Complaint('请写明文件：gangmu verify-snapshot 文件', 'which file? gangmu verify-snapshot FILE');
  const place = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  if (!statSync(place, { throwIfNoEntry: false })?.isFile())
    throw new Complaint(`读不到文件 ${place}`, `cannot read ${place}`);
  const { seal, trouble } = await checkSeal(createReadStream(place));
  if (seal) describe(seal);
  if (trouble !== null || !seal) return say('✗', snapshotTroubles[trouble ?? 'noSeal']);
  const expected = fingerprint ?? (await findSigningKey(path.join(dataFolder(), 'files')))?.fingerprint;
  if (expected === undefined) return say('?', unknownKey);
  if (expected.toLowerCase() !== fingerprintOf(seal.key)) return say('✗', snapshotTroubles.otherKey);
  return say('✓', whole);
}

const whole: Label = {
  zh: '文件完整，与封存时逐字节一致，签名有效',
  en: 'whole, byte for byte as it was sealed, and the signature holds',
};
const unknownKey: Label = {
  zh: '内容自签名后未变；本机没有签名密钥，请将上面的指纹与平台归档页显示的核对',
  en: 'nothing was changed since it was signed; this machine has no key, so compare the fingerprint above with the platform’s',
};

function describe(seal: Seal): void {
  const lines = [
    `  ${seal.year} · ${seal.planId} · ${seal.lines} 行 lines`,
    `  归档 closed: ${seal.closedBy} ${seal.closedOn}`,
    `  SHA-256: ${seal.sha256}`,
    `  密钥指纹 key: ${fingerprintOf(seal.key)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function say(mark: '✓' | '✗' | '?', { zh, en }: Label): number {
  process.stdout.write(`${mark} ${zh} / ${en}\n`);
  return mark === '✓' ? 0 : 1;
}
