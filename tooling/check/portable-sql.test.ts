import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findUnportable } from './portable-sql.ts';

const folder = path.resolve(import.meta.dirname, '../../packages/db/migrations');

const examples: readonly (readonly [name: string, sql: string])[] = [
  ['RETURNING', 'insert into a (b) values (1) returning b'],
  ['GET_LOCK', "select get_lock('a', 1)"],
  ['LOCK TABLES', 'lock tables a write'],
  ['TRIGGER', 'create trigger t before insert on a for each row set new.b = 1'],
  ['PROCEDURE or FUNCTION', 'create procedure p() select 1'],
  ['EVENT', 'create event e on schedule every 1 day do select 1'],
  ['AUTO_INCREMENT', 'create table a (id int auto_increment, primary key (id))'],
  ['SEQUENCE', 'create sequence s'],
  ['uuid or inet type', 'create table a (\n  id uuid not null,\n  primary key (id)\n)'],
  ['FULLTEXT', 'create fulltext index i on a (b)'],
  ['SPATIAL', 'alter table a add spatial index (b)'],
  ['functional index', 'create index i on a ((lower(b)))'],
  ['IF [NOT] EXISTS on a column or index', 'alter table a add column if not exists b int'],
  ['CREATE OR REPLACE TABLE', 'create or replace table a (id int primary key)'],
  ['system versioning', 'alter table a add system versioning'],
  ['WITHOUT OVERLAPS or PERIOD', 'create table a (id int, period for p (b, c), primary key (id))'],
  ['engine other than InnoDB', 'create table a (id int primary key) engine = Aria'],
  ['collation other than _bin', 'create table a (id int primary key) collate = utf8mb4_general_ci'],
  ['-> operator', "create table a (id int primary key, b int as (c->>'$.x'))"],
  ['cast as json', 'update a set b = cast(c as json)'],
  ['PARTITION BY', 'alter table a partition by hash (id)'],
  ['several DDL statements', 'drop table a; drop table b'],
  ['a table without primary key', 'create table a (id int)'],
];

test.each(examples)('a migration with %s is named: %s', (name, sql) => {
  expect(findUnportable(sql).map((found) => found.name)).toContain(name);
});

test('a word inside a text is not a statement', () => {
  expect(findUnportable("insert into a (b) values ('returning the trigger, get_lock(1)')")).toEqual([]);
});

test('every migration runs on MySQL 8 and TiDB as far as its words tell', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  expect(files.length).toBeGreaterThan(0);
  const found = files.flatMap((file) =>
    findUnportable(readFileSync(path.join(folder, file), 'utf8')).map(
      ({ name, instead }) => `${file}: ${name} → ${instead}`,
    ),
  );
  expect(found).toEqual([]);
});
