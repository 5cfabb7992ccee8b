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

test('P1: the June theme day with a lecture is recorded on a phone and confirmed by the secretary within three minutes', async () => {
  const started = Date.now();
  const { page, errors } = await openPage(browser, phone);
  await signIn(page, site.portal, 'brc');
  await page.getByRole('heading', { name: '待办' }).waitFor();
  expect(await page.getByRole('link', { name: /主题党日/ }).count()).toBeGreaterThan(0);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole('link', { name: '记录' }).last().click();
  await page.getByRole('button', { name: '记录一次活动' }).click();
  await page.getByText('应到 23 人').waitFor();
  expect(await page.locator('.ant-form-item-label').count()).toBeLessThanOrEqual(8);
  for (const type of ['主题党日', '党课']) {
    await page.getByLabel('类型').fill(type);
    await page
      .locator('.ant-select-item-option')
      .filter({ hasText: new RegExp(`^${type}$`) })
      .click();
  }
  await page.keyboard.press('Escape');
  await page.getByLabel('时长').fill('180');
  await page.getByLabel('地点').fill('党员活动室');
  await page.getByLabel('议题').fill('学习纪律处分条例');
  await page.keyboard.press('Enter');
  const boxes = page.getByRole('checkbox');
  await boxes.nth(21).check();
  await boxes.nth(22).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已记录').first().waitFor();
  expect(errors).toEqual([]);

  const secretary = await openPage(browser, phone);
  await signIn(secretary.page, site.portal, 'brs');
  await secretary.page.getByRole('link', { name: /确认：主题党日/ }).click();
  await secretary.page.getByRole('button', { name: '确认' }).click();
  await secretary.page.getByText('已确认').first().waitFor();
  await expectAccessible(secretary.page);
  await secretary.page.getByRole('link', { name: '今日' }).click();
  await secretary.page.getByRole('heading', { name: '不用你办' }).waitFor();
  await secretary.page.getByRole('link', { name: /组织生活会/ }).waitFor();
  await expect.poll(() => secretary.page.getByRole('link', { name: /主题党日/ }).count()).toBe(0);
  expect(secretary.errors).toEqual([]);
  expect(Date.now() - started).toBeLessThan(180_000);

  const member = await openPage(browser, phone);
  await signIn(member.page, site.portal, 'mb');
  await member.page.getByRole('heading', { name: '学时 19/32' }).waitFor();
  await expectAccessible(member.page);
  await expectNoOverflow(member.page);
  expect(await member.page.getByText(/排名|积分|打卡/).count()).toBe(0);
});

test('P2: a member’s page works in English, in the dark, at 200 % of a 640 px window and by keyboard', async () => {
  const { page, errors } = await openPage(browser, { width: 320, height: 400, dark: true });
  await signIn(page, site.portal, 'mb2');
  await page.getByRole('heading', { name: /学时/ }).waitFor();
  await page.getByRole('button', { name: /演示/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'English' }).click();
  await page.getByRole('heading', { name: /hours/ }).waitFor();
  await expectNoOverflow(page);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('a wrong password says so and keeps what was typed', async () => {
  const { page } = await openPage(browser, desk);
  await page.goto(`${site.portal}/sign-in`);
  await page.getByLabel('用户名').fill('mb');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('用户名或密码不正确').waitFor();
  expect(await page.getByLabel('用户名').inputValue()).toBe('mb');
  await expectAccessible(page);
});

test('a secretary finds the reminder of the day, opens what it names, and says where to mail it', async () => {
  const { page, errors } = await openPage(browser, phone);
  await signIn(page, site.portal, 'brs');
  await page.getByRole('link', { name: /^提醒 \d+$/ }).click();
  await page.getByRole('heading', { name: /2024年6月20日.*件/ }).waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByLabel('同时发到邮箱（可不填）').fill('不是邮箱');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('不像邮箱地址').waitFor();
  await page.getByLabel('同时发到邮箱（可不填）').fill('brs@example.cn');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存').waitFor();
  await page.getByRole('link', { name: '主题党日' }).click();
  await page.waitForURL(/record\/new\/session/);
  expect(errors).toEqual([]);
});
