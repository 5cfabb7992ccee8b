import path from 'node:path';

/** The folder of the project. */
export const projectRoot = path.resolve(import.meta.dirname, '../../..');

/** Where the data lives: GANGMU_DATA, or `.data` in the project. */
export function dataFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return path.resolve(env['GANGMU_DATA'] ?? path.join(projectRoot, '.data'));
}
