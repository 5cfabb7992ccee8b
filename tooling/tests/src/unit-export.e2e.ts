import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, expectAccessible, expectNoOverflow, openBrowser, openPage, phone, signIn } from './browser.ts';
import { startSite, type Site } from './site.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await startSite();
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

test('an office takes the data of its department along; a branch of it sees who did', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'opa');
  await page.getByRole('link', { name: '单位', exact: true }).click();
  await page.getByRole('button', { name: '数据导出' }).click();
  await page.getByText('还没有人导出过本单位的数据').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByText('谁在何时导出和下载').waitFor();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click();
  const link = page.getByRole('link', { name: '下载 经纬发展部' });
  await link.waitFor({ timeout: 60_000 });
  await expectAccessible(page);
  await expectNoOverflow(page);
  const [saved] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(saved.suggestedFilename()).toBe('经纬发展部 2024-06-20.zip');
  const members = unzipSync(new Uint8Array(await readFile(await saved.path())));
  expect(Object.keys(members)).toEqual(
    expect.arrayContaining(['README.md', 'schema.json', 'units.jsonl', 'manifest.json']),
  );
  expect(new TextDecoder().decode(members['units.jsonl'])).toContain('经纬发展部');
  expect(errors).toEqual([]);

  const address = (await link.getAttribute('href')) ?? '';
  const branch = await openPage(browser, { ...phone, dark: true });
  await signIn(branch.page, site.console, 'brs');
  await branch.page.goto(`${site.console}/exports`);
  await branch.page.getByText('已导出，仅申请人可下载').waitFor();
  await branch.page.getByText('opa 2024年6月20日').waitFor();
  const foreign = await branch.page.request.get(`${site.console}${address}`);
  expect(foreign.status()).toBe(404);
  await expectAccessible(branch.page);
  await expectNoOverflow(branch.page);
  expect(branch.errors).toEqual([]);
});
