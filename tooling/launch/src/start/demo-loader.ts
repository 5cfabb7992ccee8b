import { loadDemoWorld } from '@gangmu/server/demo/load-demo-world';
import type { World } from './world-file.ts';

/** What the process that loads the demo data tells the one that waits for it. */
export type DemoLine = { readonly log: string } | { readonly accounts: World['accounts'] };

const tell = (line: DemoLine) => new Promise<void>((resolve) => void process.send?.(line, () => resolve()));
process.on('disconnect', () => process.exit(1)); // nobody waits any more
const databaseUrl = process.env['GANGMU_LOAD_URL'] ?? ''; // arguments are seen by everybody on the machine
const { accounts } = await loadDemoWorld({ databaseUrl, log: (log) => void tell({ log }) });
await tell({ accounts });
process.exit();
