import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../declared/database.d.ts';
import { testDatabase } from './database.ts';

let first: TestDatabase;
let second: TestDatabase;
let app: Connection;

beforeAll(async () => {
  [first, second] = await Promise.all([testDatabase(), testDatabase()]);
  app = await open(first.url);
});

afterAll(async () => {
  await app.end();
  await Promise.all([first.drop(), second.drop()]);
});

test('a test schema has every table of the migrations, with the seeded rows', async () => {
  const [rows] = await app.query<RowDataPacket[]>(
    'select (select count(*) from calendar_year) as years, (select count(*) from migration) as migrations',
  );
  expect(rows[0]?.['years']).toBeGreaterThan(0);
  expect(rows[0]?.['migrations']).toBeGreaterThan(0);
});

test('the app account adds to the audit table, and neither changes nor removes what is there', async () => {
  await app.query(
    "insert into audit (id, at, verb, outcome, subject_type, request_id) values ('a', utc_timestamp(3), 'v', 'done', 's', 'r')",
  );
  await expect(app.query("update audit set verb = 'w'")).rejects.toThrow(/UPDATE command denied/);
  await expect(app.query('delete from audit')).rejects.toThrow(/DELETE command denied/);
  await expect(app.query('drop table audit')).rejects.toThrow(/DROP command denied/);
});

test('two test schemas do not see each other', async () => {
  const other = await open(second.url);
  const [rows] = await other.query<RowDataPacket[]>('select count(*) as n from audit');
  await other.end();
  expect(rows[0]?.['n']).toBe(0);
});

function open(url: string): Promise<Connection> {
  const target = new URL(url);
  return createConnection({
    socketPath: target.searchParams.get('socketPath') ?? '',
    user: target.username,
    password: target.password,
    database: target.pathname.slice(1),
  });
}
