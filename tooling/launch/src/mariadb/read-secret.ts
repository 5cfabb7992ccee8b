import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the two accounts sign in with, and what signs the cookies. Back it up together with the data. */
export interface Secret {
  readonly appPassword: string;
  readonly migratePassword: string;
  readonly cookieSecret: string;
}

/** Reads `secret.json` of a data folder, or makes one that only its owner can read. */
export function readSecret(dir: string): Secret {
  const file = path.join(dir, 'secret.json');
  if (!existsSync(file)) {
    const secret: Secret = { appPassword: random(), migratePassword: random(), cookieSecret: random() };
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(secret, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secret; // written above, by us, with mode 0600
}

function random(): string {
  return randomBytes(32).toString('hex');
}
