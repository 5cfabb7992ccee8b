import { findForbidden } from '@gangmu/domain/kinds/find-forbidden';
import { appRouter } from '@gangmu/server/router';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const migrations = path.resolve(import.meta.dirname, '../../../packages/db/migrations');

/** `read_receipt` and `readReceipt` as words, so that the rules for names find them. */
function words(name: string): string {
  const spaced = name.replaceAll('_', ' ').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
  const camel = name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return `${spaced} ${camel}`;
}

function columnsIn(sql: string): string[] {
  return [
    ...sql.matchAll(
      /^\s*(?:add column )?`?(\w+)`? (?:char|varchar|text|longtext|json|int|bigint|decimal|date|datetime|tinyint|boolean)\b/gim,
    ),
  ].map(([, column = '']) => column);
}

test('no table and no column holds what is never stored (domain 5.5)', () => {
  const files = readdirSync(migrations).filter((file) => file.endsWith('.sql'));
  const named = files.flatMap((file) => {
    const sql = readFileSync(path.join(migrations, file), 'utf8');
    const tables = [...sql.matchAll(/create table `?(\w+)/gi)].map(([, table = '']) => table);
    return [...tables, ...columnsIn(sql)];
  });
  expect(named.length).toBeGreaterThan(250);
  expect(named.filter((name) => findForbidden(words(name)) !== null)).toEqual([]);
});

/** The keys of a zod schema, whatever it is wrapped in. */
function keysOf(schema: unknown, seen = new Set<unknown>()): string[] {
  if (schema === null || typeof schema !== 'object' || seen.has(schema)) return [];
  seen.add(schema);
  const { shape, def } = schema as { shape?: Record<string, unknown>; def?: Record<string, unknown> };
  const own = shape ? Object.entries(shape).flatMap(([key, value]) => [key, ...keysOf(value, seen)]) : [];
  const inner = def ? Object.values(def).flatMap((value) => (Array.isArray(value) ? value : [value])) : [];
  return [...own, ...inner.flatMap((value) => keysOf(value, seen))];
}

test('no procedure, input or output names what is never asked: no rank, point, count of clicks, photo', () => {
  const procedures = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { inputs: unknown[]; output?: unknown } }
  >; // flat by dotted name at run time
  const names = Object.entries(procedures).flatMap(([name, { _def }]) => [
    name,
    ..._def.inputs.flatMap((input) => keysOf(input)),
    ...keysOf(_def.output),
  ]);
  expect(new Set(names).size).toBeGreaterThan(150);
  expect([...new Set(names)].filter((name) => findForbidden(words(name)) !== null)).toEqual([]);
});

test.each([
  'id_number',
  'phone',
  'face',
  'log_in_count',
  'online_minutes',
  'read_receipt',
  'rank',
  'points',
  'likes',
  'case_number',
  'diagnosis',
  'bank_card',
  'voted_by',
  'photo',
])('the scan finds a column %s', (name) => expect(findForbidden(words(name))).not.toBeNull());
