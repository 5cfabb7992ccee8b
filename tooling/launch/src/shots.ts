import { takeShots } from '@gangmu/tests/take-shots';
import path from 'node:path';
import { projectRoot } from './project-root.ts';
import { readOptions } from './start/read-options.ts';
import { runCommand } from './run-command.ts';

/** `pnpm shots`: photographs every page of the trial that `npm start` is running, into `shots/`. */
await runCommand(async () => {
  const { host, portalPort, consolePort } = readOptions(process.argv.slice(2), process.env);
  const addresses = { portal: `http://${host}:${portalPort}`, console: `http://${host}:${consolePort}` };
  await takeShots(addresses, path.join(projectRoot, 'shots'), (line) => process.stdout.write(`${line}\n`));
  return 0;
});
