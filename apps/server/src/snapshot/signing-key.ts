import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
} from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What signs snapshots (Ed25519). It lies beside the files, never in the database, so that neither forges the other. */
export interface SigningKey {
  /** The public half, DER in base64: goes into what is signed. */
  readonly publicKey: string;
  /** Tells this key from others; may be printed and kept elsewhere. */
  readonly fingerprint: string;
  /** Signs a text; base64. */
  sign(text: string): string;
}

/** Where the key lies in the folder of files. */
export function signingKeyFile(dataDir: string): string {
  return join(dataDir, 'signing-key.pem');
}

/** The key of this installation, made when it is first needed. Servers that share the folder share the key. */
export async function openSigningKey(dataDir: string): Promise<SigningKey> {
  return (await findSigningKey(dataDir)) ?? (await createSigningKey(dataDir));
}

/** The key, or null where nothing was ever signed here. */
export async function findSigningKey(dataDir: string): Promise<SigningKey | null> {
  const pem = await readFile(signingKeyFile(dataDir), 'utf8').catch(() => null); // no file: no key yet
  if (pem === null) return null;
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}

/** SHA-256 of a public key in base64, in hexadecimal digits. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/** Makes a key and puts it in place whole; of two servers that do so at once the first one's stays. */
async function createSigningKey(dataDir: string): Promise<SigningKey> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${signingKeyFile(dataDir)}.${randomUUID()}`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, signingKeyFile(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  const folder = await open(dataDir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  return openSigningKey(dataDir);
}
