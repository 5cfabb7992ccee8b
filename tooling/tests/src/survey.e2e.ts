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

test('P5: a member answers without a name on a phone, once, and reads what was published and done', async () => {
  const { page, errors } = await openPage(browser, phone);
  await signIn(page, site.portal, 'mb');
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByRole('link', { name: '匿名调研' }).click();
  await page.getByRole('link', { name: /二季度/ }).click();
  await page.getByText('自愿参加，不记名').waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole('radio', { name: '切合', exact: true }).check();
  await page.getByRole('radio', { name: '减轻' }).check();
  await page.getByRole('button', { name: /^交\s?卷$/ }).click();
  await page.getByText('结果会在调研结束后连同改进措施一起公布').waitFor();
  await page.reload();
  await page.getByText('结果会在调研结束后连同改进措施一起公布').waitFor();
  await expectAccessible(page);
  await page.goto(`${site.portal}/surveys`);
  await page.getByRole('link', { name: /一季度/ }).click();
  await page.getByText('合并三类报表').waitFor();
  const tiny = page.getByRole('row').filter({ hasText: '文澜' }).first();
  expect((await tiny.textContent())?.replaceAll('文澜', '')).toBe('————');
  await expectAccessible(page);
  await expectNoOverflow(page);
  expect(errors).toEqual([]);
});

test('P5: staff build, a leader opens, nothing is counted before the close', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.getByRole('link', { name: '匿名调研' }).click();
  await page.getByRole('button', { name: '新建调研' }).click();
  await page.getByLabel('标题').fill('学习安排调研');
  await page.getByLabel('问题 1', { exact: true }).fill('学习时间安排合适吗');
  await page.getByLabel('选项').fill('合适、偏多、偏少');
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('由另一人审看后开始').waitFor();
  expect(await page.getByRole('button', { name: '同意开始' }).count()).toBe(0);
  const address = page.url();
  const { page: leader } = await openPage(browser, desk);
  await signIn(leader, site.console, 'gwl');
  await leader.goto(address);
  await leader.getByRole('button', { name: '同意开始' }).click();
  await leader.getByText('进行中不统计').waitFor();
  await expectAccessible(leader);
  await page.reload();
  await page.getByRole('button', { name: '结束调研' }).click();
  await page.getByRole('button', { name: /^确\s?定$/ }).click();
  await page.getByLabel('改进措施').fill('调整学习时间。');
  await page.getByRole('button', { name: '公布结果' }).click();
  await page.getByText('已公布').first().waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});
