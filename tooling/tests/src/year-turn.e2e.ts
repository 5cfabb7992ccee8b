import type { Browser } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  desk,
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  openPage,
  phone,
  signIn,
  type View,
} from './browser.ts';
import { startSite, type Site } from './site.ts';

let site: Site;
let browser: Browser;
/** The address of the plan of 2025, once it is imported. */
let plan2025 = '';
beforeAll(async () => {
  site = await startSite();
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(username: string, view: View = desk) {
  const opened = await openPage(browser, view);
  await signIn(opened.page, site.console, username);
  return opened;
}

/** Next year's text: most of it stands, one sentence is put otherwise, one is new, one is gone. */
async function textOf2025(): Promise<string> {
  const text = await readFile(new URL('../../../samples/2024-work-points.txt', import.meta.url), 'utf8');
  return text
    .replaceAll('2024年', '2025年')
    .replace('出台规范主题党日', '修订完善主题党日')
    .replace('健全中央和国家机关文体协会运行机制。', '')
    .replace('深入推进书香机关建设', '举办机关职工运动会。深入推进书香机关建设');
}

test('a planner imports next year’s text and sees what stays, what changes, what is new and what is gone', async () => {
  const { page, errors } = await open('gwa');
  await page.goto(`${site.console}/plans/import`);
  await page.getByLabel('来源名称').fill('2025年工作要点');
  await page.getByLabel('把工作要点全文粘贴到这里').fill(await textOf2025());
  await page.getByRole('button', { name: '读取并建立草稿' }).click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/u);
  plan2025 = page.url();
  await page.getByRole('link', { name: '与上年对照' }).click();
  await page.getByRole('columnheader', { name: '2024 年' }).waitFor();
  const classes = page.getByRole('radiogroup', { name: '显示' });
  const counts = (await classes.innerText()).split('\n').map((line) => line.trim());
  expect(counts[0]).toMatch(/^全部 \d+$/u);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await classes.getByText(/^修改 \d+$/u).click();
  const changed = page.getByRole('row').filter({ hasText: '2025·8.3' });
  expect(await changed.locator('del').allInnerTexts()).toEqual(['出台规范']);
  expect(await changed.locator('ins').allInnerTexts()).toEqual(['修订完善']);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('row').filter({ hasText: '机关职工运动会' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('row').filter({ hasText: '文体协会运行机制' }).waitFor();
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('radiogroup').isVisible()).toBe(false);
  expect(errors).toEqual([]);
});

test('the leader sees what is unfinished, closes 2024, and the snapshot is checked to the byte', async () => {
  const staff = await open('gwa');
  await staff.page.goto(`${site.console}/plans`);
  await staff.page.getByRole('link', { name: '2024年' }).click();
  await staff.page.getByRole('link', { name: '归档', exact: true }).click();
  await staff.page.getByText('归档由工委领导办理').waitFor();
  const leader = await open('gwl');
  await leader.page.goto(staff.page.url());
  await leader.page.getByRole('heading', { name: /^尚未办结的责任/u }).waitFor();
  await leader.page.getByText(/^未办结 \d+$/u).waitFor();
  await expectAccessible(leader.page);
  await expectNoOverflow(leader.page);
  await leader.page.getByRole('button', { name: '归档', exact: true }).click();
  const dialog = leader.page.getByRole('dialog');
  await dialog.getByText('归档不能撤销').waitFor();
  await expectAccessible(leader.page);
  await dialog.getByRole('button', { name: '归档', exact: true }).click();
  const snapshot = leader.page.getByRole('region', { name: '归档快照' });
  await snapshot.getByRole('link', { name: '下载快照' }).waitFor();
  const [saved] = await Promise.all([
    leader.page.waitForEvent('download'),
    snapshot.getByRole('link', { name: '下载快照' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/归档快照.*\.jsonl$/u);
  const lines = (await readFile(await saved.path(), 'utf8')).trimEnd().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'seal', lines: lines.length - 1 });
  await snapshot.getByRole('button', { name: '核对快照' }).click();
  await snapshot.getByText(`快照完好：${lines.length - 1} 行`).waitFor();
  await expectAccessible(leader.page);
  await expectNoOverflow(leader.page);
  expect([...staff.errors, ...leader.errors]).toEqual([]);
});

test('the planner carries over three, sees them marked, and follows the link back to where they come from', async () => {
  const { page, errors } = await open('gwa');
  await page.goto(plan2025);
  await page.getByRole('link', { name: '从上年结转' }).click();
  await page.getByRole('button', { name: /^结转 \d+ 条$/u }).waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);
  const chosen = page.locator('.carry-row .ant-checkbox-checked');
  expect(await chosen.count()).toBeGreaterThan(3);
  for (const item of await page.getByRole('heading', { level: 2 }).getByRole('checkbox').all()) {
    await item.check();
    await item.uncheck();
  }
  await page.getByRole('button', { name: '结转 0 条' }).waitFor();
  const box = (code: string) => page.getByRole('checkbox', { name: new RegExp(`^${code} `, 'u') });
  for (const code of ['8.3', '2.3', '15.6']) await box(code).check();
  await page.getByRole('button', { name: '结转 3 条' }).click();
  await page.getByText('已结转 3 条').waitFor();
  expect(await box('8.3').isDisabled()).toBe(true);
  await expectAccessible(page);
  await page.getByRole('link', { name: '已结转至 2025 年 8.3' }).waitFor(); // in this year’s words
  await page.getByRole('link', { name: '已结转至 2025 年 15.8' }).click(); // added behind what stands there
  await page.getByRole('link', { name: '结转自 2024 年 15.6' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: '结转自 2024 年 15.6' }).click();
  await page.getByRole('heading', { name: '举措 15.6' }).waitFor();
  await page.getByRole('link', { name: '已结转至 2025 年 15.8' }).waitFor();
  await page.goto(plan2025);
  await page.getByRole('button', { name: /从2024年结转/u }).click();
  await page.getByText('已撤销').first().waitFor();
  await page.getByRole('link', { name: '从上年结转' }).click();
  await box('8.3').waitFor();
  expect(await box('8.3').isDisabled()).toBe(false);
  expect(errors).toEqual([]);
});

test('a task of a closed year says so and offers nothing', async () => {
  const { page, errors } = await open('gwa');
  await page.goto(`${site.console}/plans`);
  await page.getByRole('link', { name: '2024年' }).click();
  await page.getByRole('button', { name: /^8\.3/u }).click();
  await page.getByRole('link', { name: '责任明细' }).click();
  await page.getByRole('link', { name: '示范工委办公室' }).click();
  await page.getByText('所属的工作要点已归档').waitFor();
  expect(await page.getByRole('button', { name: /报送|签收|核验|销号/u }).count()).toBe(0);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('on a phone and in the dark the three pages hold', async () => {
  const { page, errors } = await open('gwl', { ...phone, dark: true });
  for (const [path, text] of [
    ['/compare', '保留'],
    ['/carry', '结转来源'],
  ] as const) {
    await page.goto(`${plan2025}${path}`);
    await page.getByText(text).first().waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
  }
  await page.goto(`${site.console}/plans`);
  await page.getByRole('link', { name: '2024年' }).click();
  await page.getByRole('link', { name: '归档快照' }).click();
  await page.getByRole('region', { name: '归档快照' }).waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);
  expect(errors).toEqual([]);
});
