import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { Complaint } from '../complaint.ts';
import { createData } from './create-data.ts';
import { findBinaries } from './find-binaries.ts';
import { preparePaths } from './paths.ts';
import { readSecret } from './read-secret.ts';

/** Changes whenever accounts or initialisation change, so that old templates are not used. */
const edition = '1';

/** An initialised, stopped data folder to copy from; made once for each version of MariaDB. */
export function prepareTemplate(cache: string): string {
  const binaries = findBinaries();
  if (!binaries) throw new Complaint('没有找到 MariaDB', 'MariaDB was not found');
  const version = spawnSync(binaries.server, ['--version'], { encoding: 'utf8' }).stdout;
  const key = createHash('sha256').update(`${edition} ${version}`).digest('hex').slice(0, 12);
  const template = path.join(cache, `mariadb-template-${key}`);
  if (existsSync(template)) return template;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(path.join(cache, 'mariadb-draft-'));
  const paths = preparePaths(draft);
  createData(paths, binaries, readSecret(draft));
  try {
    renameSync(draft, template);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another run was first
  }
  return template;
}
