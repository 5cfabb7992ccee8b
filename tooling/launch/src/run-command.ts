import { Complaint } from './complaint.ts';

/** Runs a command to its exit code. A `Complaint` is one line on stderr; a bug keeps its stack only with GANGMU_DEBUG. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${describe(error)}\n`);
  }
}

/** One line for the person at the terminal. */
export function describe(error: unknown): string {
  if (error instanceof Complaint) return error.message;
  if (process.env['GANGMU_DEBUG'] && error instanceof Error) return error.stack ?? error.message;
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `出错了：${reason}（GANGMU_DEBUG=1 显示细节） / something went wrong; GANGMU_DEBUG=1 shows details`;
}
