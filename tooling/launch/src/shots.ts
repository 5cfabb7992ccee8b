import { takeShots } from '@gangmu/tests/take-shots';
import { Complaint } from './complaint.ts';
import path from 'node:path';
import { projectRoot } from './project-root.ts';
import { readOptions } from './start/read-options.ts';
import { runCommand } from './run-command.ts';

/** `pnpm shots`: photographs the pages of the trial that `npm start` is running, into `shots/`; SHOTS_ONLY narrows them. */
await runCommand(async () => {
  const { host, portalPort, consolePort } = readOptions(process.argv.slice(2), process.env);
  const addresses = { portal: `http://${host}:${portalPort}`, console: `http://${host}:${consolePort}` };
  const only = process.env['SHOTS_ONLY'] ?? '';
  const isUp = await fetch(`${addresses.portal}/health`).then(
    (answer) => answer.ok,
    () => false,
  );
  if (!isUp)
    throw new Complaint(`${addresses.portal} 没有应答，请先 npm start`, 'start the trial first: npm start');
  await takeShots(
    addresses,
    path.join(projectRoot, 'shots'),
    (line) => process.stdout.write(`${line}\n`),
    only,
  );
  return 0;
});
