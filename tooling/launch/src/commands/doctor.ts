import { examineDatabase } from '../doctor/examine-database.ts';
import { examineMachine } from '../doctor/examine-machine.ts';
import type { Finding } from '../doctor/finding.ts';
import { dataFolder } from '../project-root.ts';

/** `gangmu doctor [--json]`: what is well and what is not, with what to do. 0 when all is well, else 1. */
export async function doctorCommand(argv: readonly string[]): Promise<number> {
  const dataDir = dataFolder();
  const findings = [...examineMachine(dataDir), ...(await examineDatabase(dataDir, process.env))];
  const isWell = findings.every((finding) => finding.ok);
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ ok: isWell, findings }, null, 2)}\n`);
  else process.stdout.write(`${findings.map(toLine).join('\n')}\n`);
  return isWell ? 0 : 1;
}

function toLine({ ok, name, found, fix }: Finding): string {
  const what = `${ok ? '✓' : '✗'} ${name.zh} ${name.en}: ${found}`;
  return fix ? `${what}\n    → ${fix.zh} / ${fix.en}` : what;
}
