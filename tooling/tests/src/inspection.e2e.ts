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

test('C4 and C5: staff see 7 of 16 closed beside what goes on, who was observed, and where a draw came from', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.getByRole('link', { name: '督查', exact: true }).click();
  await page.getByText('已销号 7 / 已确认 16；整改中 9，其中到期未改 0；重新整改 1').waitFor();
  const row = page.getByRole('row').filter({ hasText: '经纬' });
  expect(await row.first().textContent()).toContain('7/16');
  await page.getByText('1/2').first().waitFor();
  expect(await page.getByText('第 1 季度').count()).toBeGreaterThan(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: '年度督查计划' }).click();
  await page.getByRole('link', { name: '2024', exact: false }).first().click();
  await page.getByRole('link', { name: '机关党建专项督查' }).first().click();
  await page.getByText('按记录重抽，结果一致').waitFor();
  await page.getByText('系统已知 21 项，现场看 6 项，查资料 3 项，请单位答 0 项').waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('C4: the department cannot close its finding; the verifier can, and sees where to look', async () => {
  const { page } = await openPage(browser, desk);
  await signIn(page, site.console, 'opa');
  await page.goto(`${site.console}/records/of/finding`);
  await page.getByRole('link', { name: '公开栏内容陈旧' }).click();
  await page.getByText('已报送').first().waitFor();
  expect(await page.getByRole('button', { name: '核验通过' }).count()).toBe(0);
  expect(await page.getByText('核验提示').count()).toBe(0);
  const address = page.url();
  const { page: other, errors } = await openPage(browser, desk);
  await signIn(other, site.console, 'gwa');
  await other.goto(address);
  await other.getByText('核验提示（只提示看哪里，不计分）').waitFor();
  await expectAccessible(other);
  await other.getByRole('button', { name: '核验通过' }).click();
  await other.getByText('已核验').first().waitFor();
  expect(await other.getByRole('button', { name: '销号', exact: true }).count()).toBe(1);
  expect(errors).toEqual([]);
});

test('C4 on a phone: what is noted without a connection stays, and merges when it returns', async () => {
  const { page, errors } = await openPage(browser, phone);
  await signIn(page, site.portal, 'ins');
  await page.goto(`${site.portal}/record/of/inspection`);
  await page.getByRole('link', { name: /机关党建专项督查.*现场督查/ }).click();
  await page.getByRole('link', { name: '打开工作单' }).click();
  const board = page.getByRole('radiogroup', { name: '公开栏' });
  await board.waitFor();
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.context().setOffline(true);
  await page.getByText('没有网络').waitFor();
  await board.getByText('有问题').click();
  await page.getByText('没有网络，已记在本机，共 1 条待送').waitFor();
  await page.getByRole('button', { name: '提出问题' }).last().click();
  await page.getByLabel('问题（200 字以内）').fill('公开栏停在去年');
  await expectAccessible(page);
  await page.getByRole('button', { name: '记下' }).click();
  await page.getByText('共 2 条待送').waitFor();
  await page.context().setOffline(false);
  await page.getByText('已全部送达').waitFor();
  await page.goto(`${site.portal}/record/of/finding`);
  await page.getByText('公开栏停在去年').waitFor();
  expect(errors).toEqual([]);
});

test('谁看过: a branch sees who from above opened its records', async () => {
  const { page, errors } = await openPage(browser, phone);
  await signIn(page, site.portal, 'brs');
  await page.goto(`${site.portal}/reads`);
  await page.getByRole('heading', { name: '谁看过' }).waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);
  expect(errors).toEqual([]);
});
