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

test('an organ office reads how many members, secretaries, terms and cases are where they should be, and follows one', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'opa');
  const board = page.locator('section').filter({ has: page.getByRole('heading', { name: '定期义务' }) });
  const rowOf = (name: string) => board.getByRole('row').filter({ hasText: name });
  await rowOf('党员教育培训学时')
    .getByText(/^\d+\/1[78]\d\d$/)
    .waitFor();
  await rowOf('书记和班子成员学时')
    .getByText(/^\d+\/3\d\d$/)
    .waitFor();
  await rowOf('按期换届')
    .getByText(/^2\/\d+$/)
    .waitFor();
  await rowOf('积极分子考察')
    .getByText(/^\d+\/\d+$/)
    .waitFor();
  await rowOf('廉洁风险点复核')
    .getByText(/^\d\/5$/)
    .waitFor();
  expect(await rowOf('廉洁风险点复核').getByText('—').count(), 'below twenty there is no percentage').toBe(2);
  await board.getByText('上期').click();
  await rowOf('四种形态报送').getByText('1/1').waitFor();
  await expectAccessible(page);
  await board.getByText('本期').click();
  await rowOf('按期换届').getByRole('link', { name: '按期换届' }).click();
  await page.getByRole('heading', { name: '换届' }).first().waitFor();
  await page.getByRole('button', { name: /六个月内/ }).waitFor();
  expect(errors).toEqual([]);
});

test('an organ secretary lets two members of a branch off their hours, without naming them', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'ops');
  await page.goto(`${site.console}/units`);
  await page.getByLabel('搜索单位名称或编号').fill('经纬机关第14党支部');
  await page.locator('.ant-select-item-option').filter({ hasText: '经纬机关第14党支部' }).click();
  const hours = page.getByRole('row').filter({ hasText: '党员教育培训学时' });
  await hours.getByText(/^\d+\/22$/).waitFor();
  await page.getByRole('button', { name: '免办义务' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('义务').click();
  await dialog.getByLabel('义务').fill('党员教育');
  await page.locator('.ant-select-item-option').filter({ hasText: '党员教育培训学时' }).click();
  await dialog.getByLabel('周期').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '2024年' }).click();
  await dialog.getByLabel('免办人数（件数）').fill('2');
  await dialog.getByLabel('理由').fill('年老体弱');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '办理' }).click();
  await page.getByText('已完成').first().waitFor();
  expect(errors).toEqual([]);
});

test('the branch sees its hours in the year band with the two who are let off, and is not asked for them', async () => {
  const { page, errors } = await openPage(browser, phone);
  await signIn(page, site.portal, 'brs');
  await page.getByRole('img', { name: /党员教育培训学时 1–12: 本期待办 \d+\/20 免办 2$/ }).waitFor();
  await page.getByRole('link', { name: /按期换届/ }).waitFor();
  expect(await page.getByRole('link', { name: /学时/ }).count()).toBe(0);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.goto(`${site.portal}/mine`);
  await page.getByRole('heading', { name: /学时 \d+\/56/ }).waitFor();
  expect(errors).toEqual([]);
});
