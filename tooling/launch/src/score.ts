import { scoreCommand } from './commands/score.ts';
import { runCommand } from './run-command.ts';

/** `pnpm import:score DIR`: how well the reader of work points does on a folder of papers with truth files. */
await runCommand(() => scoreCommand(process.argv.slice(2)));
