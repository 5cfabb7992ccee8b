import { spawnSync } from 'node:child_process';
import { findProgram, findBinaries, usualFolders } from '../mariadb/find-binaries.ts';

/** A part of the system the project needs but does not carry, and the packages that bring it. */
export interface SystemPart {
  readonly label: string;
  readonly packages: readonly string[];
  isThere(): boolean;
}

export const mariadb: SystemPart = {
  label: 'MariaDB',
  packages: ['mariadb-server-core', 'mariadb-client'],
  isThere: () => findBinaries() !== undefined,
};

export const chromium: SystemPart = {
  label: 'Chromium',
  packages: ['chromium'],
  isThere: () => findChromium() !== undefined,
};

export const chineseFonts: SystemPart = {
  label: '中文字体 / CJK fonts',
  packages: ['fonts-noto-cjk'],
  isThere: hasChineseFont,
};

/** The browser of the end-to-end tests: CHROMIUM, or the system's. */
export function findChromium(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...usualFolders, '/snap/bin'];
  return process.env['CHROMIUM'] ?? findProgram(['chromium', 'chromium-browser', 'google-chrome'], folders);
}

function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}
