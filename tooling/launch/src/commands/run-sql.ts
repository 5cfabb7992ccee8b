import { spawn } from 'node:child_process';
import path from 'node:path';
import { Complaint } from '../complaint.ts';
import { findProgram, usualFolders } from '../mariadb/find-binaries.ts';
import { startPrivateDatabase } from '../mariadb/start-private-database.ts';
import { database } from '../mariadb/accounts.ts';
import { dataFolder } from '../project-root.ts';

/** `gangmu sql < FILE`: runs SQL on our own database as its owner, for restoring a backup. Its exit code is the client's. */
export async function sqlCommand(): Promise<number> {
  const client = findProgram(
    ['mariadb', 'mysql'],
    [...(process.env['PATH'] ?? '').split(':'), ...usualFolders],
  );
  if (!client) throw new Complaint('没有找到 mariadb 客户端', 'the mariadb client was not found');
  const server = await startPrivateDatabase({ dir: path.join(dataFolder(), 'database') });
  try {
    const args = [
      '--no-defaults',
      `--socket=${server.socketPath}`,
      '--default-character-set=utf8mb4',
      database,
    ];
    const child = spawn(client, args, { stdio: 'inherit' });
    return await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  } finally {
    await server.stop();
  }
}
