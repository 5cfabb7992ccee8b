import { Refusal } from '@gangmu/domain/refusal';
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the keys of ballots lie and what they are mixed with: neither is in the database, its backups or the logs. */
export interface KeyPlace {
  readonly dataDir: string;
  readonly secret: string;
}

/** What a round’s key can do. It is made of a file of chance and the server’s secret; the file goes at the close. */
export interface BallotKey {
  /** A hash that tells this key from others. */
  readonly check: string;
  /** The token of a voter: the same again for the same text, without a way back. */
  tokenOf(text: string): string;
  /** Seals a text of 38 bytes into 88 characters; twice the same text looks different. */
  seal(text: string): string;
  /** Throws where it was sealed by another key or changed since. */
  unseal(sealed: string): string;
}

const folder = (place: KeyPlace) => join(place.dataDir, 'ballot-keys');
const fileOf = (place: KeyPlace, cycleId: string) => join(folder(place), cycleId);

/** Makes the key of a round; the file is on the disk before the round opens. */
export async function createBallotKey(place: KeyPlace, cycleId: string): Promise<BallotKey> {
  await mkdir(folder(place), { recursive: true, mode: 0o700 });
  const bytes = randomBytes(32);
  const file = await open(fileOf(place, cycleId), 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  const entry = await open(folder(place), 'r');
  try {
    await entry.sync();
  } finally {
    await entry.close();
  }
  return keyOf(place, cycleId, bytes);
}

/** Throws `unavailable` where the file is not here: without it no ballot can be cast or counted. */
export async function readBallotKey(place: KeyPlace, cycleId: string): Promise<BallotKey> {
  const bytes = await readFile(fileOf(place, cycleId)).catch(() => null); // whatever the cause, there is no key
  if (bytes?.length === 32) return keyOf(place, cycleId, bytes);
  throw new Refusal('unavailable', {
    zh: '本次测评的密钥不在这台服务器上，无法投票或计票，请联系系统管理员',
    en: 'The key of this ballot is not on this server: ask the system administrator',
  });
}

/** From then on the ballots and tokens of the round, wherever a copy of them lies, say nothing to anybody. */
export async function destroyBallotKey(place: KeyPlace, cycleId: string): Promise<void> {
  await rm(fileOf(place, cycleId), { force: true });
}

/** Rounds whose key still lies here. */
export async function listBallotKeys(place: Pick<KeyPlace, 'dataDir'>): Promise<string[]> {
  return readdir(join(place.dataDir, 'ballot-keys')).catch(() => []); // no folder: there never was a ballot
}

function keyOf(place: KeyPlace, cycleId: string, bytes: Uint8Array): BallotKey {
  const both = Buffer.from(hkdfSync('sha256', bytes, place.secret, `ballot/${cycleId}`, 64));
  const [cipherKey, tokenKey] = [both.subarray(0, 32), both.subarray(32)];
  return {
    check: createHash('sha256').update('check').update(both).digest('hex'),
    tokenOf: (text) => createHmac('sha256', tokenKey).update(text).digest('hex'),
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce);
      const body = Buffer.concat([cipher.update(text, 'ascii'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    unseal(sealed) {
      const all = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, all.subarray(0, 12));
      decipher.setAuthTag(all.subarray(-16));
      return Buffer.concat([decipher.update(all.subarray(12, -16)), decipher.final()]).toString('ascii');
    },
  };
}
