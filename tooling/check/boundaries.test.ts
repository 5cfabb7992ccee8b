import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Where, what is written there, and a word of the rule's message. */
const forbidden: readonly (readonly [file: string, line: string, word: string])[] = [
  ['packages/domain/src/a.ts', "import { sql } from 'kysely'; sql;", 'domain imports itself and zod'],
  ['packages/domain/src/b.ts', "import fs from 'node:fs'; fs;", 'domain imports itself and zod'],
  ['packages/domain/src/c.ts', "import { a } from '@gangmu/db/connect'; a;", 'domain imports itself and zod'],
  ['packages/domain/src/d.ts', 'export const now = Date.now();', 'no clock'],
  ['packages/domain/src/e.ts', 'export const luck = Math.random();', 'no randomness'],
  ['packages/domain/src/f.ts', 'export const e = process.env;', 'no process'],
  ['packages/db/src/a.ts', "import { a } from '@trpc/server'; a;", 'transport to the server'],
  ['packages/db/src/b.ts', "import { a } from '@gangmu/server/main'; a;", 'transport to the server'],
  ['packages/db/src/c.ts', "import { useState } from 'react'; useState;", 'transport to the server'],
  ['packages/db/src/d.ts', "import { sql } from 'kysely'; sql.raw('x');", 'Bind values'],
  ['packages/documents/src/a.ts', "import { a } from '@gangmu/db/unit'; a;", 'knows files only'],
  ['packages/documents/src/b.ts', "import { a } from '@trpc/server'; a;", 'knows files only'],
  ['packages/ui/src/a.tsx', "import { a } from '@gangmu/client/trpc'; a;", 'as properties'],
  ['packages/ui/src/b.tsx', "import { a } from '@tanstack/react-query'; a;", 'as properties'],
  [
    'packages/ui/src/c.tsx',
    'export const A = () => <p dangerouslySetInnerHTML={{ __html: x }} />;',
    'dangerous',
  ],
  ['packages/client/src/a.tsx', "import { a } from '@gangmu/server/router'; a;", 'import type'],
  ['packages/client/src/b.tsx', "import { a } from '@gangmu/db/unit'; a;", 'transport and freshness'],
  ['apps/server/src/a.ts', "import { sql } from 'kysely'; sql;", 'SQL lives in packages/db'],
  ['apps/server/src/b.ts', "import a from 'mysql2/promise'; a;", 'SQL lives in packages/db'],
  ['apps/server/src/c.ts', "import { a } from '@gangmu/ui/theme'; a;", 'draws nothing'],
  ['apps/console/src/a.tsx', "import { a } from '@gangmu/portal/a'; a;", 'do not know each other'],
  ['apps/console/src/b.tsx', "import { a } from '@gangmu/server/router'; a;", 'ask the server'],
  ['apps/portal/src/a.tsx', "import { a } from '@gangmu/console/a'; a;", 'do not know each other'],
  ['apps/portal/src/b.tsx', "import { a } from '@gangmu/db/unit'; a;", 'ask the server'],
  ['apps/portal/src/c.tsx', "import fs from 'node:fs'; fs;", 'runs in a browser'],
  ['packages/db/src/e.ts', "import { a } from '../../domain/src/a.ts'; a;", 'by its name'],
  ['tooling/x/src/a.ts', "import { a } from '../../../packages/db/src/unit.ts'; a;", 'by its name'],
];

const allowed: readonly (readonly [file: string, line: string])[] = [
  [
    'packages/domain/src/ok.ts',
    "import { z } from 'zod'; import { a } from './a.ts'; export const b = [z, a];",
  ],
  ['packages/client/src/ok.tsx', "import type { R } from '@gangmu/server/router'; export type A = R;"],
  ['apps/portal/src/ok.tsx', "import type { R } from '@gangmu/server/router'; export type A = R;"],
  ['apps/server/src/ok.ts', "import { a } from '@gangmu/db/unit'; export const b = a;"],
];

interface Diagnostic {
  readonly filename: string;
  readonly message: string;
  readonly help?: string;
}

let folder = '';
let found: readonly Diagnostic[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gangmu-boundaries-'));
  cpSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
  for (const [file, line] of [...forbidden, ...allowed]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${line}\n`);
  }
  const oxlint = path.join(root, 'node_modules/.bin/oxlint');
  const { stdout } = spawnSync(oxlint, ['-c', '.oxlintrc.json', '--format', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  found = (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics; // oxlint's own format
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(forbidden)('the linter refuses in %s: %s', (file, _line, word) => {
  const said = found
    .filter(({ filename }) => filename === file)
    .map(({ message, help }) => `${message} ${help}`);
  expect(said.join('\n')).toContain(word);
});

test.each(allowed)('the linter lets pass in %s: %s', (file) => {
  expect(found.filter(({ filename }) => filename === file)).toEqual([]);
});
