import type { Browser, Page } from 'playwright-core';
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

async function choose(page: Page, text: string): Promise<void> {
  await page.locator('.ant-select-item-option').filter({ hasText: text }).click();
}

test('a system gets an account, its rights and a token from two administrators; revoked, its next call fails', async () => {
  const { page, errors } = await openPage(browser, desk);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.console });
  await signIn(page, site.console, 'sys');
  await page.getByRole('link', { name: '账号', exact: true }).click();
  await page.getByRole('button', { name: '新建系统账号' }).click();
  const account = page.getByRole('dialog');
  await account.getByLabel('用户名').fill('datahub');
  await account.getByLabel('名称').fill('数据中心');
  await expectAccessible(page);
  await account.getByRole('button', { name: '保存' }).click();
  await page.getByText('数据中心（系统账号）').waitFor();

  const security = await openPage(browser, desk);
  await signIn(security.page, site.console, 'sec');
  await security.page.goto(`${site.console}/admin/grants`);
  await security.page.getByLabel('选择账号').fill('datahub');
  await choose(security.page, 'datahub');
  await security.page.getByLabel('单位').fill('经纬发展部机关党委');
  await choose(security.page, '经纬发展部机关党委');
  await security.page.getByRole('button', { name: '授予' }).click();
  await security.page.getByText('已完成').waitFor();

  await page.getByRole('link', { name: '接口令牌' }).click();
  await page.getByText('还没有令牌').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '发放令牌' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('系统账号').click();
  await choose(page, 'datahub');
  await form.getByLabel('用途').fill('数据中心取责任清单');
  await form.getByRole('checkbox', { name: '读 责任任务' }).check();
  await expectAccessible(page);
  await form.getByRole('button', { name: '发放令牌' }).click();
  await page.getByText('令牌只显示这一次').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '复制' }).click();
  const token = await page.evaluate(() => navigator.clipboard.readText());
  expect(token).toMatch(/^gangmu_[\w-]{43}$/);
  await page.getByRole('button', { name: '已保存' }).click();

  const call = () =>
    fetch(`${site.console}/api/v1/assignments`, { headers: { authorization: `Bearer ${token}` } });
  const good = await call();
  expect(good.status).toBe(200);
  expect(((await good.json()) as { rows: unknown[] }).rows.length).toBeGreaterThan(0);

  await page.getByRole('button', { name: '吊销 数据中心取责任清单' }).click();
  await expectAccessible(page);
  await page.locator('.ant-popconfirm').getByRole('button', { name: '吊销' }).click();
  await page.getByText('已吊销').waitFor();
  expect((await call()).status).toBe(401);
  await expectNoOverflow(page);
  expect(await page.content()).not.toContain(token);
  expect([...errors, ...security.errors]).toEqual([]);
});

test.each([
  { view: desk, dark: false },
  { view: phone, dark: true },
])('the interface describes itself to whoever is signed in ($view.width)', async ({ view, dark }) => {
  const { page, errors } = await openPage(browser, { ...view, dark });
  await signIn(page, site.console, 'opa');
  await page.goto(`${site.console}/open-api`);
  await page.getByText(/\d+ 项操作/).waitFor();
  await page.getByRole('searchbox', { name: '按名称、地址或范围查找' }).fill('报送');
  await page.getByText('/assignments/{id}/submit', { exact: true }).click();
  await page.getByText(`${site.console}/api/v1/assignments/{id}/submit`).waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole('searchbox', { name: '按名称、地址或范围查找' }).fill('选票');
  await page.getByText('没有找到符合的操作').waitFor();
  expect(errors).toEqual([]);
});
