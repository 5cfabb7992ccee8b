import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Complaint } from './complaint.ts';
import { runCommand } from './run-command.ts';

/** `pnpm import:score`: how well the reader of work points does on the samples. */
await runCommand(async () => {
  const file = path.join(import.meta.dirname, 'commands/score.ts');
  if (!existsSync(file)) throw new Complaint('这个版本没有此命令', 'this version has no such command');
  const { scoreCommand } = (await import(pathToFileURL(file).href)) as {
    scoreCommand(argv: readonly string[]): Promise<number>;
  }; // the module's own type says the same
  return scoreCommand(process.argv.slice(2));
});
