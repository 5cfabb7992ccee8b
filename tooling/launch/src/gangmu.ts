import { doctorCommand } from './commands/doctor.ts';
import { sqlCommand } from './commands/run-sql.ts';
import { runCommand } from './run-command.ts';

type Command = (argv: readonly string[]) => Promise<number>;

const help = `gangmu <命令>

  read 文件          读一份工作要点，打印结构 JSON / read a work-points document, print its structure as JSON
  doctor [--json]    检查运行环境与数据库 / check this machine and the database
  verify-snapshot 文件 [指纹]   核对归档快照是否原样 / check that the snapshot of a closed plan is as it was sealed
  sql < 文件         在自带数据库上执行 SQL（恢复备份用） / run SQL on our own database, to restore a backup
  help               显示本说明 / show this help
`;

const commands = new Map<string, Command>([
  ['read', readDocument],
  ['doctor', doctorCommand],
  ['sql', sqlCommand],
  ['verify-snapshot', verifySnapshot],
  ['help', showHelp],
]);

const [name = 'help', ...rest] = process.argv.slice(2);
const command = commands.get(name) ?? refuse;
await runCommand(() => command(rest));

async function showHelp(): Promise<number> {
  process.stdout.write(help);
  return 0;
}

async function refuse(): Promise<number> {
  process.stderr.write(`没有这个命令 / no such command: ${name}\n\n${help}`);
  return 2;
}

/** Loaded when asked for: the readers of documents are no business of `doctor`. */
async function readDocument(argv: readonly string[]): Promise<number> {
  const { readCommand } = await import('./commands/read.ts');
  return readCommand(argv);
}

async function verifySnapshot(argv: readonly string[]): Promise<number> {
  const { verifySnapshotCommand } = await import('./commands/verify-snapshot.ts');
  return verifySnapshotCommand(argv);
}
