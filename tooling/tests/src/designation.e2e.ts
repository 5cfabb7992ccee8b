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

test('C3: staff draw up a round by class, the leader opens it, who wrote it cannot', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.getByRole('link', { name: '评选命名' }).click();
  await page.getByRole('heading', { name: '评选批次' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: '评选办法' }).click();
  await page.getByRole('heading', { name: '工作', exact: true }).waitFor();
  await page.getByRole('table').getByRole('link', { name: '“四强”党支部', exact: true }).click();
  await page.getByRole('button', { name: '成批添加' }).first().click();
  await page.getByLabel('批次名称').fill('2025年度“四强”党支部');
  await page.getByLabel('推荐截止').fill('2024-12-31');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByRole('link', { name: '2025年度“四强”党支部' }).click();
  await page.getByRole('heading', { name: /2025年度/ }).waitFor();
  expect(await page.getByRole('button', { name: '批准启动' }).count()).toBe(0);
  const address = page.url();
  const { page: leader } = await openPage(browser, desk);
  await signIn(leader, site.console, 'gwl');
  await leader.goto(address);
  await leader.getByRole('button', { name: '批准启动' }).click();
  await leader.getByText('推荐中').first().waitFor();
  await expectAccessible(leader);
  expect(errors).toEqual([]);
});

test('C3: a branch past its term cannot be submitted, and the secretary sees why', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'ops');
  await page.goto(`${site.console}/designations`);
  await page.getByRole('link', { name: '2024年度“四强”党支部' }).click();
  await page.getByText('机关：已用 0 / 10').waitFor();
  await page.getByRole('row').filter({ hasText: '拟推荐' }).getByRole('link').last().click();
  await page
    .getByText(/任期已于 .* 届满，未换届/)
    .first()
    .waitFor();
  await page.getByText(/^不能报送：/).waitFor();
  expect(await page.getByRole('button', { name: /^报\s?送$/ }).isDisabled()).toBe(true);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('C3: marks are hidden until all are in; a notice from Monday 24 June ends on Friday', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'pnl5');
  await page.goto(`${site.console}/designations`);
  await page.getByRole('link', { name: '2024年职工书屋示范点' }).first().click();
  await page.getByText('本部门推荐，须回避').first().waitFor();
  expect(await page.getByText('本部门推荐，须回避').count()).toBe(2);
  const { page: other } = await openPage(browser, desk);
  await signIn(other, site.console, 'pnl');
  await other.goto(page.url());
  await other.getByText('已交 3 / 4').first().waitFor();
  expect(await other.getByText(/评审员/).count(), 'nobody’s word yet').toBe(0);
  await expectAccessible(other);
  for (const name of ['经纬书屋', '滨河书屋', '山川书屋']) {
    const group = other.getByRole('radiogroup', { name: new RegExp(name) });
    await group.getByText('推荐', { exact: true }).click();
    await group.waitFor({ state: 'detached' });
  }
  await other
    .getByText(/评审员乙（演示）：推荐/)
    .first()
    .waitFor();
  await expectAccessible(other);
  const { page: staff } = await openPage(browser, desk);
  await signIn(staff, site.console, 'gwa');
  await staff.goto(other.url().replace('/review', '').replace('/designations/', '/records/'));
  const rows = staff.getByRole('row').filter({ hasText: '已评审' });
  await rows.first().waitFor();
  for (const name of ['经纬书屋', '滨河书屋']) await staff.getByRole('checkbox', { name }).check();
  await staff.getByRole('button', { name: '列入公示' }).click();
  await staff.getByText('不分类别：已用 2 / 2').waitFor();
  await staff.getByRole('checkbox', { name: '山川书屋' }).check();
  await staff.getByRole('button', { name: '列入公示' }).click();
  await staff
    .getByText(/名额已满，不能再列入/)
    .first()
    .waitFor();
  await staff.getByRole('link', { name: '山川书屋' }).click();
  await staff.getByRole('button', { name: '不列入' }).click();
  await staff.getByLabel('理由').fill('名额已满');
  await staff.getByRole('button', { name: '不列入' }).click();
  await staff.getByText('未命名').first().waitFor();
  await staff.getByRole('link', { name: '2024年职工书屋示范点' }).click();
  await staff.getByRole('button', { name: '发布公示' }).click();
  await staff.getByLabel('公示开始').fill('2024-06-24');
  await staff.getByRole('button', { name: '发布公示' }).click();
  await staff.getByText(/6月24日.* 至 .*6月28日.*（5 个工作日）/).waitFor();
  await expectAccessible(staff);
  expect(errors).toEqual([]);
});

test('C3: the leader decides and names; the one under objection stays frozen; a title is revoked with its history', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwl');
  await page.goto(`${site.console}/designations`);
  await page.getByRole('link', { name: '2023年度“四强”党支部' }).click();
  await page.getByRole('button', { name: '作出决定' }).click();
  await page.getByLabel('决定日期').fill('2024-06-20');
  await page.getByLabel('决定文号').fill('示工发〔2024〕8号');
  await page.getByRole('button', { name: '作出决定' }).click();
  await page.getByText('已决定').first().waitFor();
  const noticed = page.getByRole('row').filter({ hasText: '列入公示' });
  await noticed.first().waitFor();
  expect(await noticed.count()).toBe(4);
  for (const row of await noticed.all()) await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: /^命\s?名$/ }).click();
  await page.getByRole('row').filter({ hasText: '已命名' }).first().waitFor();
  expect(await page.getByRole('row').filter({ hasText: '异议核查中' }).count()).toBe(1);
  await expectAccessible(page);
  await page.getByRole('row').filter({ hasText: '有效' }).getByRole('link').first().click();
  await page.getByRole('button', { name: /^撤\s?销$/ }).click();
  await page.getByLabel('撤销情形').click();
  await page.getByText('弄虚作假').click();
  await page.getByLabel('撤销文号').fill('示工发〔2024〕20号');
  await page.getByLabel('撤销日期').fill('2024-06-20');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^撤\s?销$/ }).click();
  await page.getByText('已撤销').first().waitFor();
  await page.getByText('示工发〔2024〕20号').waitFor();
  expect(errors).toEqual([]);
});

test('C3 on a phone: a member says yes to being named, sees his branch’s titles, and objects to what is on notice', async () => {
  const { page, errors } = await openPage(browser, phone);
  await signIn(page, site.portal, 'mb');
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByRole('link', { name: '称号与公示' }).click();
  await page.getByRole('link', { name: /拟推荐您参加“2024年度“四好”党员”/ }).click();
  await page.getByText('本人尚未同意').waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole('button', { name: '本人表态' }).click();
  await page.getByLabel('本人意见').click();
  await page.getByTitle('同意', { exact: true }).click();
  await page.getByRole('button', { name: '本人表态' }).click();
  await page.getByText('本人同意').first().waitFor();
  await page.goto(`${site.portal}/titles`);
  await page.getByText('2023年度“四好”党员').waitFor();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page
    .getByRole('button', { name: /^提出异议：/ })
    .first()
    .click();
  await page.getByRole('radio', { name: '程序有问题' }).check();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '提出异议' }).click();
  await page.getByText('异议核查中').waitFor();
  expect(await page.getByRole('button', { name: /^提出异议：/ }).count(), 'the other goes on').toBe(1);
  expect(errors).toEqual([]);
});
