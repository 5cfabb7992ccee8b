import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../project-root.ts';
import { openConnection } from './ping.ts';
import { isAlive, waitForEnd } from './process.ts';
import { startPrivateDatabase, type PrivateDatabase } from './start-private-database.ts';
import { prepareTemplate } from './template.ts';

const template = prepareTemplate(path.join(projectRoot, '.cache'));
let dir = '';
let servers: PrivateDatabase[] = [];

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'gangmu-db-'));
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

test('what was acknowledged is still there after the server was killed', async () => {
  const first = await start();
  await change(first, 'create table kept (id int primary key)', 'insert into kept values (1), (2), (3)');
  process.kill(first.pid, 'SIGKILL');
  await waitForEnd(first.pid, 5);
  const second = await start();
  expect(second.pid).not.toBe(first.pid);
  expect(await count(second, 'kept')).toBe(3);
});

test('a second start attaches to the running server and leaves it running', async () => {
  const first = await start();
  const second = await start();
  expect(second.attached).toBe(true);
  expect(second.pid).toBe(first.pid);
  await second.stop();
  expect(isAlive(first.pid)).toBe(true);
});

test('two starts at the same moment make one server', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(one.pid).toBe(two.pid);
});

test('a start killed while initialising begins anew', async () => {
  mkdirSync(path.join(dir, 'data.init'));
  writeFileSync(path.join(dir, 'data.init', 'ibdata1'), 'half');
  writeFileSync(path.join(dir, 'start.lock'), '999999999 1');
  const server = await startPrivateDatabase({ dir });
  servers.push(server);
  expect(existsSync(path.join(dir, 'data.init'))).toBe(false);
  expect(server.attached).toBe(false);
});

test('a server whose starter died is stopped and started again', async () => {
  const first = await start();
  writeFileSync(path.join(dir, 'owner'), '999999999 1');
  const second = await start();
  expect(isAlive(first.pid)).toBe(false);
  expect(second.attached).toBe(false);
});

test('a damaged data folder is refused with what to do, and nothing in it is touched', async () => {
  mkdirSync(path.join(dir, 'data'));
  writeFileSync(path.join(dir, 'data', 'ibdata1'), 'left over');
  await expect(startPrivateDatabase({ dir })).rejects.toThrow(/数据文件夹不完整.*delete/);
  expect(readFileSync(path.join(dir, 'data', 'ibdata1'), 'utf8')).toBe('left over');
});

test('a folder whose path is too long for a socket works all the same', async () => {
  dir = path.join(dir, 'long'.repeat(30));
  const server = await start();
  expect(Buffer.byteLength(server.socketPath)).toBeLessThan(108);
  expect(await count(server, 'information_schema.schemata')).toBeGreaterThan(0);
});

test('only the owner can read the secret and enter the folder', async () => {
  await start();
  expect(statSync(path.join(dir, 'secret.json')).mode & 0o077).toBe(0);
  expect(statSync(dir).mode & 0o077).toBe(0);
});

test('a stop ends the server in order: the next start needs no recovery', async () => {
  const first = await start();
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const before = readFileSync(path.join(dir, 'mariadb.log'), 'utf8').length;
  await start();
  expect(readFileSync(path.join(dir, 'mariadb.log'), 'utf8').slice(before)).not.toMatch(/crash recovery/i);
});

async function start(): Promise<PrivateDatabase> {
  const server = await startPrivateDatabase({ dir, template });
  servers.push(server);
  return server;
}

async function change(server: PrivateDatabase, ...statements: string[]): Promise<void> {
  const connection = await openConnection(server.migrateUrl);
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}

async function count(server: PrivateDatabase, table: string): Promise<number> {
  const connection = await openConnection(server.migrateUrl);
  const [rows] = await connection.query(`select count(*) as n from ${table}`);
  await connection.end();
  return Number((rows as { n: unknown }[])[0]?.n); // one row of one column
}
