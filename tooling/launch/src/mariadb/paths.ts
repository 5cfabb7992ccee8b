import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Complaint } from '../complaint.ts';

/** The files of one private server. Everything is inside `dir`, but for a socket whose path would be too long. */
export interface Paths {
  readonly dir: string;
  readonly data: string;
  readonly draft: string;
  /** Its own: a server that starts removes what others keep in a folder it shares. */
  readonly temporary: string;
  readonly socket: string;
  readonly pid: string;
  readonly config: string;
  readonly log: string;
  readonly lock: string;
  readonly owner: string;
}

/** The system cuts longer socket paths off. */
const longestSocketPath = 107;

/** Makes the folder, readable by its owner alone, and names the files in it. */
export function preparePaths(folder: string): Paths {
  const dir = path.resolve(folder);
  const temporary = path.join(dir, 'tmp');
  makePrivate(dir);
  makePrivate(temporary);
  return {
    dir,
    data: path.join(dir, 'data'),
    draft: path.join(dir, 'data.init'),
    temporary,
    socket: socketPath(dir),
    pid: path.join(dir, 'mariadb.pid'),
    config: path.join(dir, 'my.cnf'),
    log: path.join(dir, 'mariadb.log'),
    lock: path.join(dir, 'start.lock'),
    owner: path.join(dir, 'owner'),
  };
}

/** In the folder, or in a private folder of the system's own when that path is too long. */
export function socketPath(dir: string): string {
  const near = path.join(dir, 'mariadb.sock');
  if (Buffer.byteLength(near) <= longestSocketPath) return near;
  const far = path.join(tmpdir(), `gangmu-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`);
  makePrivate(far);
  return path.join(far, 's');
}

/** The socket itself is open to all users of the machine; its folder is what protects it. */
function makePrivate(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const state = lstatSync(dir);
  if (state.isDirectory() && (process.getuid === undefined || state.uid === process.getuid())) return;
  throw new Complaint(`文件夹不属于当前用户：${dir}`, `this folder belongs to another user: ${dir}`);
}
