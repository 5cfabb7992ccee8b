import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, expectAccessible, expectNoOverflow, openBrowser, openPage, rest, signIn } from './browser.ts';
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

test('C1: a planner pastes the text, decides, submits; a leader publishes; both see what it costs', async () => {
  const text = await readFile(new URL('../../../samples/2024-work-points.txt', import.meta.url), 'utf8');
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.getByRole('link', { name: '要点' }).click();
  await page.getByRole('button', { name: '导入工作要点' }).click();
  await page.getByLabel('把工作要点全文粘贴到这里').fill(text);
  await expectAccessible(page);
  await page.getByRole('button', { name: '读取并建立草稿' }).click();
  await page.getByText('6 部分 19 条目 86 条举措').waitFor();
  await expectAccessible(page);
  expect(await page.getByRole('button', { name: /缺项/ }).count()).toBe(1);

  await page.getByRole('region', { name: '原文' }).getByText('出台规范主题党日的制度规定').click();
  expect(await page.locator('.leaf[aria-current=true]').textContent()).toContain('8.3');
  await page.getByRole('button', { name: '从光标处拆分' }).waitFor();
  await page
    .getByLabel('把光标放在句中', { exact: false })
    .evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(5, 5));
  await page.getByRole('button', { name: '从光标处拆分' }).click();
  await page.getByText('87 条举措').waitFor();
  await page.getByRole('button', { name: '撤销：拆分' }).click();
  await page.getByText('86 条举措').waitFor();

  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: '修改所选 86 条' }).click();
  await page.getByLabel('牵头单位').fill('组织部');
  await rest(page); // the list of units has settled
  await page.locator('.ant-select-item-option').filter({ hasText: '示范工委组织部' }).click();
  await page.getByLabel('完成标准').fill('办结并报送结果');
  await page.getByLabel('完成时限').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '年底前' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '没有缺项，可以提请审批' }).waitFor();
  await page.getByText(/12 个单位 × 平均/).waitFor();
  await page.getByRole('button', { name: '提请审批', exact: true }).click();
  await page.getByText('待审批').waitFor();
  expect(await page.getByRole('button', { name: '印发' }).count()).toBe(0);

  const leader = await openPage(browser, desk);
  await signIn(leader.page, site.console, 'gwl');
  await leader.page.goto(page.url());
  await leader.page.getByRole('button', { name: '印发' }).click();
  await leader.page.getByRole('dialog').getByRole('button', { name: '印发' }).click();
  await leader.page.getByText('已印发').waitFor();
  await leader.page.getByText('第 1 版').waitFor();
  expect([...errors, ...leader.errors]).toEqual([]);
});

test('the net is read by keyboard and opens the tasks and facts behind a mesh', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwl');
  await page.getByRole('table', { name: '纲目图' }).waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.locator('[data-at="0/0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-at'))).toBe('1/1');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('2.1').waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('an organ secretary lets a branch off one duty, with a reason, and not twice', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'ops');
  await page.goto(`${site.console}/units`);
  await page.getByLabel('搜索单位名称或编号').fill('经纬机关第5党支部');
  await page.locator('.ant-select-item-option').filter({ hasText: '经纬机关第5党支部' }).click();
  const exempt = async () => {
    await page.getByRole('button', { name: '免办义务' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('义务').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '主题党日' }).click();
    await dialog.getByLabel('周期').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '2024年6月' }).click();
    await dialog.getByLabel('理由').fill('支部改选期间');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '办理' }).click();
  };
  await exempt();
  await page.getByText('已完成').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await exempt();
  await page.getByText('该周期已免办').waitFor();
  expect(errors).toEqual([]);
});

test('a slash leads to the search; a number with its dot is found and opens at the measure', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('7•9 回头看');
  await page.keyboard.press('Enter');
  const hit = page.getByRole('region', { name: '要点举措' }).getByRole('link');
  await hit.first().waitFor();
  for (const title of await hit.allTextContents()) expect(title).toMatch(/7·9.*回头看/);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await hit.first().click();
  await page.waitForURL(/\/plans\/.+\/measures\//);
  await page.goBack();
  await page.getByRole('searchbox').last().fill('绝无此语');
  await page.getByRole('searchbox').last().press('Enter');
  await page.getByText('没有找到“绝无此语”').waitFor();
  await page.getByRole('searchbox').last().fill('党支部');
  await page.getByRole('searchbox').last().press('Enter');
  await page.getByRole('region', { name: '单位' }).getByRole('button', { name: '查看更多' }).click();
  await expect.poll(() => page.getByRole('region', { name: '单位' }).getByRole('link').count()).toBe(20);
  await page.getByRole('button', { name: '查看更多' }).click();
  await expect.poll(() => page.getByRole('region', { name: '单位' }).getByRole('link').count()).toBe(40);
  expect(errors).toEqual([]);
});

const pages: readonly [user: string, path: string, text: string][] = [
  ['gwa', '/plans', '2024年中央和国家机关党的建设工作要点'],
  ['opa', '/', '经纬'],
  ['opa', '/units', '示范机关工作委员会'],
  ['opa', '/assignments', '经纬发展部'],
  ['opa', '/reminders', '同时发到邮箱'],
  ['brs', '/records', '组织生活'],
  ['sys', '/admin/accounts', 'gwa'],
  ['sys', '/admin/calendar', '端午节'],
  ['sec', '/admin/grants', '选择账号'],
  ['aud', '/admin/audit', 'account.signIn'],
];

test.each(pages)(
  '%s opens %s in both appearances without a violation or overflow',
  async (user, path, text) => {
    for (const dark of [false, true]) {
      const { page, errors } = await openPage(browser, { ...desk, dark });
      await signIn(page, site.console, user);
      await page.goto(`${site.console}${path}`);
      await page.getByText(text).first().waitFor();
      await expectAccessible(page);
      await expectNoOverflow(page);
      expect(errors).toEqual([]);
      await page.context().close();
    }
  },
);

test('a filter stays in the address, and the whole list is taken away as a table', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'opa');
  await page.goto(`${site.console}/records/of/membershipDevelopment`);
  await page.getByRole('combobox', { name: '状态' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '入党申请人' }).click();
  await page.waitForURL(/state=applied/);
  await page.reload();
  const rows = page.locator('.ant-table-tbody tr.ant-table-row');
  await rows.first().waitFor();
  expect(new Set(await rows.locator('td:last-child').allTextContents())).toEqual(new Set(['入党申请人']));
  const shown = await rows.count();
  const lines = await takeAway();
  expect(lines[0]).toContain('"状态"');
  expect(lines.slice(1).every((line) => line.endsWith('"入党申请人"'))).toBe(true);
  expect(lines.length - 1).toBeGreaterThanOrEqual(shown);

  await page.goto(`${site.console}/assignments?show=all`);
  await page.locator('.ant-table-tbody tr.ant-table-row').first().waitFor();
  const tasks = await takeAway();
  expect(tasks.length - 1, 'more than the page that is shown').toBeGreaterThan(50);
  expect(new Set(tasks.map((line) => line.split('","')[1])).has('经纬发展部')).toBe(true);
  await expectAccessible(page);
  expect(errors).toEqual([]);

  async function takeAway(): Promise<string[]> {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出表格' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    return (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  }
});
