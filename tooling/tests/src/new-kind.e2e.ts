import { testDatabase } from '@gangmu/vitest/database';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { desk, openBrowser, openPage, phone, signIn } from './browser.ts';
import { freePort } from './site.ts';

const root = path.resolve(import.meta.dirname, '../../..');
let copy: string;
let browser: Browser;
let server: ChildProcess;
let drop: () => Promise<void>;
let portal: string;
let consoleSite: string;

/** A copy of the project’s files with its own links between packages, so that nothing of the original is used. */
function copyProject(): string {
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(path.join(root, '.cache/copy-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of listed.split('\n').filter((name) => name !== '' && existsSync(path.join(root, name))))
    cpSync(path.join(root, file), path.join(folder, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  for (const group of ['apps', 'packages', 'tooling'])
    for (const name of execFileSync('ls', [path.join(root, group)], { encoding: 'utf8' }).split('\n')) {
      const links = path.join(root, group, name, 'node_modules');
      if (name !== '' && existsSync(links))
        cpSync(links, path.join(folder, group, name, 'node_modules'), {
          recursive: true,
          verbatimSymlinks: true,
        });
    }
  return folder;
}

beforeAll(async () => {
  copy = copyProject();
  execFileSync(process.execPath, ['tooling/new-kind.ts', 'planning'], { cwd: copy });
  for (const app of ['portal', 'console'])
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
      cwd: path.join(copy, 'apps', app),
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: 'pipe',
    });
  const database = await testDatabase();
  drop = () => database.drop();
  const [portalPort, consolePort] = [await freePort(), await freePort()];
  portal = `http://127.0.0.1:${portalPort}`;
  consoleSite = `http://127.0.0.1:${consolePort}`;
  const args = [
    'tooling/tests/src/serve-site.ts',
    database.url,
    path.join(copy, '.cache'),
    String(portalPort),
    String(consolePort),
  ];
  server = spawn(process.execPath, args, { cwd: copy, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    server.stdout?.on('data', resolve);
    server.on('exit', (code) => reject(new Error(`the copy ended with ${code}`)));
  });
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  server.removeAllListeners('exit');
  server.kill();
  await drop();
  rmSync(copy, { recursive: true, force: true });
});

test('a kind written by new-kind is listed, created, shown and moved in both apps without another change', async () => {
  const branch = await openPage(browser, phone);
  await signIn(branch.page, portal, 'brs');
  await branch.page.goto(`${portal}/record`);
  await branch.page.getByText('计划与任务', { exact: true }).waitFor();
  await branch.page.getByRole('link', { name: '新类型', exact: true }).click();
  await branch.page.getByRole('button', { name: '新建新类型' }).click();
  await branch.page.getByLabel('事项').fill('试一试');
  await branch.page.getByRole('button', { name: '保存' }).click();
  await branch.page.getByRole('heading', { name: /试一试/ }).waitFor();
  await branch.page.getByRole('button', { name: '确认' }).click();
  await branch.page.locator('h1 .ant-tag').filter({ hasText: '已确认' }).waitFor();

  const office = await openPage(browser, desk);
  await signIn(office.page, consoleSite, 'brs');
  await office.page.goto(`${consoleSite}/records/of/planningEntry`);
  await office.page.getByRole('cell', { name: '试一试' }).waitFor();
  expect([...branch.errors, ...office.errors]).toEqual([]);
});
