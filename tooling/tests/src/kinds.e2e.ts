import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, expectAccessible, expectNoOverflow, openBrowser, openPage, phone, signIn } from './browser.ts';
import { startSite, type Site } from './site.ts';

/** A busy machine may take a while to draw. */
const patient = { timeout: 10_000 };

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

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: new RegExp(`^${option}$`) })
    .first()
    .click();
}

/** Opens the form of a step, fills it and sends it; waits for the next state. */
async function take(page: Page, step: string, values: Record<string, string>, state: string): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click();
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: step, exact: true }).click();
  await page.locator('h1 .ant-tag').filter({ hasText: state }).waitFor();
}

test('C2: the radar shows when terms end, one click sends the letter, the second finds nobody left', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.getByRole('link', { name: '换届', exact: true }).click();
  await page.getByText(/今年按期换届 2\/22，免 1/).waitFor();
  await page.getByRole('cell', { name: 'D01.B014' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '发出换届提醒' }).click();
  await page.getByLabel('函件文号').fill('演示工函〔2024〕8号');
  await expectAccessible(page);
  await page
    .getByRole('button', { name: /发\s*出$/ })
    .last()
    .click();
  await page.getByText('已提醒 77 个单位').waitFor();
  await expect.poll(() => page.getByText('未提醒').count(), patient).toBe(0);
  await page.getByRole('button', { name: '发出换届提醒' }).click();
  await page.getByLabel('函件文号').fill('演示工函〔2024〕9号');
  await page
    .getByRole('button', { name: /发\s*出$/ })
    .last()
    .click();
  await page.getByText('均已提醒过').waitFor();
  expect(errors).toEqual([]);
});

test('P4: the branch meets the letter, is led through eight steps; 15 of 19 is refused, 16 accepted', async () => {
  const branch = await openPage(browser, phone);
  await signIn(branch.page, site.portal, 'brs');
  await branch.page.getByRole('link', { name: '记录' }).last().click();
  await branch.page.getByText('本届任期至 2024年12月18日').waitFor();
  await branch.page.getByText('演示工函〔2024〕8号').waitFor();
  await expectAccessible(branch.page);
  await expectNoOverflow(branch.page);
  await branch.page.getByRole('button', { name: '开始换届' }).click();
  await choose(branch.page, '事由', '换届');
  await branch.page.getByRole('button', { name: '保存' }).click();
  await branch.page.getByRole('heading', { name: '办理进度' }).waitFor();
  expect(await branch.page.locator('.stages > li').first().locator('li').count()).toBe(8);
  await take(branch.page, '研究并书面请示', { 请示日期: '2024-06-20', 请示文号: '请〔2024〕1号' }, '已请示');
  await expectAccessible(branch.page);
  const address = new URL(branch.page.url()).pathname.split('/').at(-1) ?? '';

  const organ = await openPage(browser, desk);
  await signIn(organ.page, site.console, 'ops');
  await organ.page.goto(`${site.console}/records/${address}`);
  await take(organ.page, '上级批复', { 批复日期: '2024-06-20', 批复文号: '批〔2024〕1号' }, '已批复');
  await branch.page.reload();
  await take(branch.page, '候选人酝酿', { 酝酿日期: '2024-06-20' }, '已酝酿');
  await branch.page.getByText('须先有机关纪委意见').waitFor();
  expect(await branch.page.getByRole('button', { name: '候选人预备人选请示' }).isDisabled()).toBe(true);

  const discipline = await openPage(browser, desk);
  await signIn(discipline.page, site.console, 'odc');
  await discipline.page.goto(`${site.console}/records/${address}`);
  await discipline.page.getByRole('button', { name: '纪委意见', exact: true }).click();
  await choose(discipline.page, '机关纪委意见', '同意');
  await discipline.page.getByRole('button', { name: '纪委意见', exact: true }).click();
  await discipline.page.getByText('机关纪委意见').first().waitFor();
  await branch.page.reload();
  await take(
    branch.page,
    '候选人预备人选请示',
    { 预备人选请示日期: '2024-06-20', 应选名额: '3', 候选人: '4' },
    '预备人选已请示',
  );
  await organ.page.reload();
  await take(
    organ.page,
    '预备人选批复',
    { 预备人选批复日期: '2024-06-20', 批复文号: '批〔2024〕2号' },
    '预备人选已批复',
  );
  await branch.page.reload();
  const { page } = branch;
  await page.getByRole('button', { name: '选举大会', exact: true }).click();
  await page.getByLabel('选举大会日期').fill('2024-06-20');
  await page.getByLabel('应到').fill('19');
  await page.getByLabel('实到').fill('15');
  await page.getByLabel('职务 1').fill('书记');
  const names = page.locator('datalist').nth(1).locator('option');
  await page.getByLabel('姓名 1').fill((await names.nth(12).getAttribute('value')) ?? '');
  await page.getByLabel('得票 1').fill('14');
  await expectAccessible(page);
  await page.getByRole('button', { name: '选举大会', exact: true }).click();
  await page.getByText('实到 15/19 不足 4/5，至少须 16 人到会').first().waitFor();
  await page.getByLabel('实到').fill('16');
  await page.getByRole('button', { name: '选举大会', exact: true }).click();
  await page.locator('h1 .ant-tag').filter({ hasText: '已选举' }).waitFor();
  await take(page, '选举结果请示', { 结果请示日期: '2024-06-20', 请示文号: '请〔2024〕2号' }, '结果已请示');
  await organ.page.reload();
  await take(organ.page, '结果批复', { 批准日期: '2024-06-20', 批复文号: '批〔2024〕3号' }, '已批准');
  await organ.page.getByRole('heading', { name: '办理经过' }).waitFor();
  await expectAccessible(organ.page);
  expect([...branch.errors, ...organ.errors, ...discipline.errors]).toEqual([]);
});

test('P3: an activist since 2023-07-10 waits until 2024-07-10; an applicant is talked to and chosen', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'opa');
  await page.getByRole('link', { name: '工作', exact: true }).click();
  await page.getByRole('link', { name: '发展党员', exact: true }).click();
  await page.getByLabel('状态', { exact: true }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '培养考察中' }).click();
  const row = page.getByRole('row').filter({ hasText: '2023年7月10日' }).first();
  await row.getByRole('link').first().click();
  await page.getByText('“培养教育考察满一年”最早可在 2024-07-10 办理').waitFor();
  expect(await page.getByRole('button', { name: '培养教育考察满一年' }).isDisabled()).toBe(true);
  expect(await page.locator('.stages ol li').count()).toBe(25);
  await expectAccessible(page);
  await page.getByRole('button', { name: '半年考察' }).click();
  await page.getByLabel('考察日期', { exact: true }).fill('2024-06-20');
  await page.getByRole('button', { name: '半年考察' }).click();
  await page.getByText(/应于 2024年12月20日/).waitFor();
  expect(errors).toEqual([]);
});

test('P6: the list of fifty years makes itself, one is to be checked; a member applies for aid unseen by others', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'brc3');
  await page.getByRole('link', { name: '光荣在党50年', exact: true }).click();
  await page.getByRole('heading', { name: /满50年.* 6 人/ }).waitFor();
  expect(await page.getByText('需核对').count()).toBe(1);
  await expectAccessible(page);
  await page.getByRole('button', { name: '列入名单' }).click();
  await page.getByText('已列入 6 人').waitFor();
  await page.getByRole('link', { name: '办理情况' }).click();
  await expect.poll(() => page.getByRole('row').count(), patient).toBe(7);
  await expectAccessible(page);
  expect(errors).toEqual([]);

  const member = await openPage(browser, phone);
  await signIn(member.page, site.portal, 'mb');
  await member.page.getByRole('link', { name: '记录' }).last().click();
  await member.page.getByRole('link', { name: '困难帮扶' }).click();
  await member.page.getByRole('button', { name: '新建困难帮扶' }).click();
  await choose(member.page, '类别', '甲类');
  await choose(member.page, '提出方式', '本人申请');
  await expectAccessible(member.page);
  await member.page.getByRole('button', { name: '保存' }).click();
  await member.page.locator('h1 .ant-tag').filter({ hasText: '已申请' }).waitFor();
  expect(await member.page.getByText(/诊断|病历|银行卡/).count()).toBe(0);
  const path = new URL(member.page.url()).pathname;
  const stranger = await openPage(browser, phone);
  await signIn(stranger.page, site.portal, 'cl');
  await stranger.page.goto(`${site.portal}${path}`);
  await stranger.page.getByText('找不到该内容，或您无权查看').waitFor();
  expect(member.errors).toEqual([]);
});

test('a list is typed like a spreadsheet, and a block of names is pasted: a branch nominates three in one go', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'brs2');
  await page.goto(`${site.console}/records/of/offering`);
  await page.getByRole('link', { name: '2024年7月8日' }).click();
  await page.getByRole('button', { name: '成批添加' }).click();
  const cell = page.getByLabel('人员 1');
  await cell.waitFor();
  expect(await page.locator('.sheet tbody tr').count()).toBe(1);
  await cell.focus();
  await page.keyboard.press('Enter');
  const hasFocus = (label: string) => () =>
    page.getByLabel(label).evaluate((input) => input === document.activeElement);
  await expect.poll(hasFocus('人员 2'), patient).toBe(true);
  await page.keyboard.press('ArrowUp');
  await expect.poll(hasFocus('人员 1'), patient).toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect.poll(hasFocus('推荐日期 1'), patient).toBe(true);
  await cell.fill('没有此人');
  await expect.poll(() => cell.getAttribute('aria-invalid'), patient).toBe('true');
  await expectAccessible(page);
  const options = page.locator('datalist option');
  const names = await Promise.all([2, 3, 4].map((at) => options.nth(at).getAttribute('value')));
  await cell.evaluate(
    (input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    names.map((name) => `${name}\t2024/6/19`).join('\r\n'),
  );
  await expect.poll(() => page.getByLabel('推荐日期 3').inputValue(), patient).toBe('2024-06-19');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name: names[2] ?? '' }).waitFor();
  await expect.poll(() => page.getByText('已推荐').count(), patient).toBe(3);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('a figure of a mechanism is set with its day and basis', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.getByRole('link', { name: '机制', exact: true }).click();
  await page.getByRole('link', { name: '两委换届、任免审批' }).click();
  await page.getByRole('button', { name: '设定 换届提醒提前' }).click();
  await page.getByLabel('数值').fill('7');
  await page.getByLabel('生效日期').fill('2024-09-01');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /保\s*存/ })
    .click();
  await page.getByText('7，自').waitFor();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});
