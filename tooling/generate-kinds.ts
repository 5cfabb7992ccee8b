import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const kindsFolder = path.resolve(import.meta.dirname, '../packages/domain/src/kinds');

/** The registry of kinds: one import a file of the folder that calls `defineKind`. */
export function generateKinds(folder: string): string {
  const kinds = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('.gen.'))
    .flatMap((file) => {
      const name = /^export const (\w+Kind) = defineKind\(/m.exec(
        readFileSync(path.join(folder, file), 'utf8'),
      )?.[1];
      return name ? [{ file, name }] : [];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return [
    '// Generated from the files of this folder by `pnpm check`. Do not edit.',
    "import type { KindDefinition } from './define-kind.ts';",
    ...kinds.map(({ file, name }) => `import { ${name} } from './${file}';`),
    '',
    listOf(kinds.map(({ name }) => name)),
    '',
  ].join('\n');
}

/** On one line where it fits, else a name a line, as the formatter would. */
function listOf(names: readonly string[]): string {
  const start = 'export const kinds: readonly KindDefinition[] = [';
  const line = `${start}${names.join(', ')}];`;
  return line.length <= 110 ? line : [start, ...names.map((name) => `  ${name},`), '];'].join('\n');
}

/** Writes the registry anew. */
export function writeKinds(folder = kindsFolder): void {
  writeFileSync(path.join(folder, 'kinds.gen.ts'), generateKinds(folder));
}
