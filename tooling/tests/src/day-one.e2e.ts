import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, expectAccessible, openBrowser, openPage } from './browser.ts';
import { oneTimeCode } from './one-time-code.ts';
import { startEmptySite } from './site.ts';

let site: Awaited<ReturnType<typeof startEmptySite>>;
let browser: Browser;
beforeAll(async () => {
  site = await startEmptySite();
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const password = 'Long enough 纲目 2024';

/** From the one-time code to a password, then to a second factor; the secret and the first recovery code. */
async function enterFirstTime(page: Page, username: string, code: string) {
  await page.goto(`${site.console}/sign-in`);
  await page.getByRole('button', { name: '使用一次性口令设置密码' }).click();
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('一次性口令').fill(code);
  await page.getByLabel('新密码').fill(password);
  await page.getByRole('button', { name: '设置密码' }).click();
  await page.getByRole('button', { name: '登录' }).waitFor();
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('本账号须启用动态口令后才能办事').waitFor();
  await page.getByLabel('现密码').fill(password);
  await page.getByRole('button', { name: '下一步' }).click();
  const codes = page.locator('code');
  await codes.first().waitFor();
  const [secret = '', recovery = ''] = await codes.allTextContents();
  await expectAccessible(page);
  await page.getByLabel('应用显示的 6 位数字').fill(oneTimeCode(secret, Date.now()));
  await page.getByRole('button', { name: '启用' }).click();
  await page.getByText('本账号须启用动态口令后才能办事').waitFor({ state: 'detached' });
  return { secret, recovery };
}

async function signInWith(page: Page, username: string, secondFactor: string) {
  await page.goto(`${site.console}/sign-in`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('动态口令', { exact: false }).fill(secondFactor);
  await page.getByRole('button', { name: '登录' }).click();
}

test('an empty installation: one administrator makes the account, another the right, and a planner begins', async () => {
  const system = await openPage(browser, desk);
  const { secret, recovery } = await enterFirstTime(
    system.page,
    'sysadmin',
    site.codes.get('sysadmin') ?? '',
  );
  await system.page.getByRole('link', { name: '账号' }).click();
  await system.page.getByRole('button', { name: '新建账号' }).click();
  await system.page.getByLabel('用户名', { exact: true }).fill('planner');
  await system.page.getByLabel('名称', { exact: true }).fill('起草人');
  await system.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  const code = await system.page.locator('.ant-modal-confirm code').textContent();
  expect(code).toMatch(/^[\w-]{16}$/);

  const security = await openPage(browser, desk);
  await enterFirstTime(security.page, 'secadmin', site.codes.get('secadmin') ?? '');
  await security.page.getByRole('link', { name: '授权' }).click();
  await security.page.getByLabel('选择账号').fill('planner');
  await security.page.locator('.ant-select-item-option').filter({ hasText: 'planner' }).click();
  await security.page.getByLabel('角色', { exact: true }).click();
  await security.page.locator('.ant-select-item-option').filter({ hasText: '工委业务' }).click();
  await security.page.locator('#grant-unit').click();
  await security.page.locator('.ant-select-item-option').filter({ hasText: '机关工作委员会' }).click();
  await security.page.getByRole('button', { name: '授予角色' }).click();
  await security.page.getByRole('cell', { name: '工委业务' }).waitFor();

  const planner = await openPage(browser, desk);
  await enterFirstTime(planner.page, 'planner', code ?? '');
  await planner.page.getByRole('link', { name: '要点' }).click();
  await planner.page.getByText('还没有工作要点').waitFor();
  await planner.page.getByRole('button', { name: '导入工作要点' }).click();
  const text = await readFile(new URL('../../../samples/2024-work-points.txt', import.meta.url), 'utf8');
  await planner.page.getByLabel('把工作要点全文粘贴到这里').fill(text);
  await planner.page.getByRole('button', { name: '读取并建立草稿' }).click();
  await planner.page.getByText('6 部分 19 条目 86 条举措').waitFor();

  const again = await openPage(browser, desk);
  await signInWith(again.page, 'sysadmin', '000000');
  await again.page.getByText('口令不正确或已过期').waitFor();
  await again.page.getByLabel('动态口令', { exact: false }).fill(recovery);
  await again.page.getByRole('button', { name: '登录' }).click();
  await again.page.getByRole('link', { name: '账号' }).waitFor();
  expect(secret).toMatch(/^[A-Z2-7]{16,}$/);
  expect([...system.errors, ...security.errors, ...planner.errors, ...again.errors]).toEqual([]);
});
