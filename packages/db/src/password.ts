import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';

/** argon2id with 19 MiB and two passes (OWASP's first choice; half the CPU of the library's default). */
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** Hashing may take all cores but one, so that those who are signed in go on working (security A, 22). */
const limit = Math.max(1, availableParallelism() - 1);
let running = 0;
const waiting: (() => void)[] = [];

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt);
  return `argon2id$${parameters.memory}$${parameters.passes}$${salt.toString('base64')}$${tag.toString('base64')}`;
}

export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [name, , , salt, tag] = hash.split('$');
  if (name !== 'argon2id' || !salt || !tag) return false;
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64')), Buffer.from(tag, 'base64'));
}

async function derive(password: string, nonce: Buffer): Promise<Buffer> {
  if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await new Promise((resolve, reject) => {
      argon2('argon2id', { message: password, nonce, ...parameters }, (error, tag) =>
        error ? reject(error) : resolve(tag),
      );
    });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
