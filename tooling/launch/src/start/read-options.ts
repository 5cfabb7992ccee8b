import { parseArgs } from 'node:util';
import { isDay } from '@gangmu/domain/time/day';
import { Complaint } from '../complaint.ts';

/** What `npm start -- …` was asked. */
export interface StartOptions {
  /** A platform without demo data: administrators with one-time codes, nothing else. */
  readonly empty: boolean;
  /** Business day; undefined: the day of the demo world, or the clock where there is none. */
  readonly today: string | undefined;
  readonly portalPort: number;
  readonly consolePort: number;
  readonly host: string;
}

/** Reads the arguments; the address to listen on, GANGMU_HOST, is the machine itself unless told otherwise. */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const { today, ...values } = parse(argv);
  if (today !== undefined && !isBusinessDay(today))
    throw new Complaint(
      `--today 应为 now 或 2024-06-20 这样的日期，收到：${today}`,
      '--today takes `now` or a date',
    );
  return {
    empty: values.empty ?? false,
    today,
    portalPort: readPort('--portal-port', values['portal-port'] ?? '4100'),
    consolePort: readPort('--console-port', values['console-port'] ?? '4200'),
    host: env['GANGMU_HOST'] ?? '127.0.0.1',
  };
}

function isBusinessDay(text: string): boolean {
  return text === 'now' || isDay(text);
}

interface Values {
  readonly empty?: boolean;
  readonly today?: string;
  readonly 'portal-port'?: string;
  readonly 'console-port'?: string;
}

function parse(argv: readonly string[]): Values {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        empty: { type: 'boolean' },
        today: { type: 'string' },
        'portal-port': { type: 'string' },
        'console-port': { type: 'string' },
      },
    }).values;
  } catch {
    throw new Complaint(
      `不认识的参数：${argv.join(' ')}。可用：--empty --today 日期|now --portal-port 4100 --console-port 4200`,
      'unknown argument',
    );
  }
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Complaint(`${name} 应为 1–65535 的端口，收到：${text}`, `${name} takes a port`);
}
