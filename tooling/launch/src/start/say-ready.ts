import type { StartOptions } from './read-options.ts';
import type { World } from './world-file.ts';

/** Says where to go and, for the demo world, who one can be. */
export function sayReady(options: StartOptions, world: World, seconds: number): void {
  const host = options.host === '0.0.0.0' ? 'localhost' : options.host;
  const lines = [
    '',
    `纲目已启动（${seconds.toFixed(1)} 秒） / Gangmu is up`,
    `  门户 portal   ${process.env['GANGMU_PORTAL_URL'] ?? `http://${host}:${options.portalPort}`}`,
    `  控制台 console ${process.env['GANGMU_CONSOLE_URL'] ?? `http://${host}:${options.consolePort}`}`,
    ...(world.accounts.length > 0 ? ['演示账号（虚构人物，仅供试用） / demo accounts, all invented:'] : []),
    ...world.accounts.map(({ username, password, role }) => `  ${username}\t${password}\t${role}`),
    '按 Ctrl-C 停止 / Ctrl-C stops it',
    '',
  ];
  process.stdout.write(lines.join('\n'));
}
