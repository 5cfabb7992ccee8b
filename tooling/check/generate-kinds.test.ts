import { readFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generateKinds, kindsFolder } from '../generate-kinds.ts';

test('the registry of kinds is the one its folder gives', () => {
  expect(readFileSync(path.join(kindsFolder, 'kinds.gen.ts'), 'utf8')).toBe(generateKinds(kindsFolder));
});

test('a file that defines a kind enters the registry, others do not', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kinds-'));
  writeFileSync(path.join(folder, 'vote.ts'), 'export const voteKind = defineKind({});\n');
  writeFileSync(path.join(folder, 'vote.test.ts'), 'export const testKind = defineKind({});\n');
  writeFileSync(path.join(folder, 'field.ts'), 'export const field = 1;\n');
  expect(generateKinds(folder)).toContain("import { voteKind } from './vote.ts';");
  expect(generateKinds(folder)).toContain('[voteKind]');
  expect(generateKinds(folder)).not.toContain('testKind');
});
