import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const script = new URL('../../deploy/backup.sh', import.meta.url).pathname;

test('a backup holds the files and the key of snapshots, and never a key of ballots', () => {
  const room = mkdtempSync(join(tmpdir(), 'gangmu-backup-'));
  try {
    const [data, tools] = [join(room, 'data'), join(room, 'bin')];
    for (const folder of ['database', 'files/ab', 'files/ballot-keys'])
      mkdirSync(join(data, folder), { recursive: true });
    mkdirSync(tools);
    writeFileSync(join(data, 'database/my.cnf'), 'socket="/nowhere"\n');
    for (const file of ['database/secret.json', 'world.json', 'files/ab/cd', 'files/signing-key.pem'])
      writeFileSync(join(data, file), file);
    writeFileSync(join(data, 'files/ballot-keys/round'), 'secret');
    writeFileSync(join(tools, 'mariadb-dump'), "#!/bin/sh\necho '-- Dump completed'\n");
    chmodSync(join(tools, 'mariadb-dump'), 0o755);
    const env = { ...process.env, GANGMU_DATA: data, PATH: `${tools}:${process.env['PATH'] ?? ''}` };
    const target = execFileSync('bash', [script, join(room, 'backups')], { env, encoding: 'utf8' }).trim();
    const kept = readdirSync(target, { recursive: true }).map(String);
    expect(kept).toEqual(
      expect.arrayContaining(['files/ab/cd', 'files/signing-key.pem', 'world.json', 'SHA256SUMS']),
    );
    expect(kept.filter((name) => name.includes('ballot'))).toEqual([]);
    expect(existsSync(join(data, 'files/ballot-keys/round'))).toBe(true);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
});
