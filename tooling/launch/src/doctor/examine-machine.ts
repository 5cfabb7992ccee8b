import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './finding.ts';

const leastFree = 2 * 1024 ** 3;

/** Runtime and disk. */
export function examineMachine(dataDir: string): Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isRightNode = major === 24 && minor >= 11;
  const free = freeBytes(dataDir);
  const folder = {
    zh: `${dataDir} 所在磁盘至少留出 2 GB`,
    en: 'free at least 2 GB on the disk of the data folder',
  };
  return [
    {
      ok: isRightNode,
      name: { zh: '运行环境', en: 'Node' },
      found: process.versions.node,
      ...(isRightNode
        ? {}
        : { fix: { zh: '用 npm start 启动', en: 'start with npm start, which brings Node 24' } }),
    },
    {
      ok: free >= leastFree,
      name: { zh: '磁盘余量', en: 'disk free' },
      found: `${(free / 1024 ** 3).toFixed(1)} GB`,
      ...(free >= leastFree ? {} : { fix: folder }),
    },
  ];
}

/** Of the disk the folder is or will be on. */
function freeBytes(folder: string): number {
  const place = existsSync(folder) ? folder : path.dirname(folder);
  if (!existsSync(place)) return freeBytes(path.dirname(place));
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize;
}
