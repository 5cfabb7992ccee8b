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

test.each([desk, phone])(
  'C6: the sender corrects and signs, the secretary above reads “fewer than five” ($width)',
  async (view) => {
    const { page, errors } = await openPage(browser, view);
    await signIn(page, site.console, 'odc');
    await page.goto(`${site.console}/returns`);
    await page.getByRole('button', { name: '第 1 季度 · 更正（另存新版）' }).click();
    expect(await page.getByRole('textbox').count(), 'no place for words').toBe(0);
    await page.getByLabel('第一种形态（人次）').fill('23');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.getByRole('button', { name: /^保\s?存$/ }).click();
    await page.getByRole('button', { name: /^签\s?报$/ }).click();
    await page.getByText('已签报').first().waitFor();
    await expectAccessible(page);
    const { page: above } = await openPage(browser, view);
    await signIn(above, site.console, 'ops');
    await above.goto(`${site.console}/returns`);
    await above.getByText('已接收 1 份').waitFor();
    expect(await above.getByText('少于 5', { exact: true }).count()).toBe(2);
    await expectAccessible(above);
    await expectNoOverflow(above);
    expect(errors).toEqual([]);
  },
);

test('C6: a branch and the staff have no such page in their menu', async () => {
  for (const who of ['brs', 'gwa', 'sys']) {
    const { page } = await openPage(browser, desk);
    await signIn(page, site.console, who);
    expect(await page.getByRole('link', { name: '限定统计' }).count()).toBe(0);
  }
});
