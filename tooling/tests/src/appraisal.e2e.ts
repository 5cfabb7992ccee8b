import { connect } from '@gangmu/db/connect';
import { castBallot } from '@gangmu/server/appraisal/cast-ballot';
import { demoDay } from '@gangmu/server/demo/demo-day';
import type { Browser, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  desk,
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  openPage,
  phone,
  rest,
  signIn,
} from './browser.ts';
import { startSite, type Site } from './site.ts';
import { contextOf } from './world.ts';

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

async function open(who: string, base: string, path: string, view = desk): Promise<Page> {
  const { page, errors } = await openPage(browser, view);
  page.on('close', () => expect(errors).toEqual([]));
  await signIn(page, base, who);
  await page.goto(`${base}${path}`);
  return page;
}

test('述职评议: cycle, report, secret ballot, grades within the limit, problems that become findings', async () => {
  // the office makes a cycle, lists who reports and picks one for the meeting
  const office = await open('opa', site.console, '/appraisals');
  await expectAccessible(office);
  await office.getByRole('button', { name: '新建年度' }).click();
  await office.getByLabel('启动日期').fill('2024-06-17');
  await office.getByLabel('报告截止').fill('2024-06-19');
  await expectAccessible(office);
  await office.getByRole('button', { name: '更多（选填）' }).click();
  await office.getByLabel('最好等次比例上限').fill('3');
  await office.getByLabel('报告字数上限').fill('300');
  await office.getByRole('button', { name: /^保\s?存$/ }).click();
  await office.getByRole('heading', { name: /2024 年度党支部书记述职评议/ }).waitFor();
  await office.getByRole('button', { name: '生成述职名单' }).click();
  await office.getByRole('link', { name: '经纬机关第14党支部' }).waitFor();
  await office.getByText('党课备课不够深入，联系业务不紧').waitFor();
  await expectAccessible(office);
  const address = new URL(office.url()).pathname;

  // the secretary of the committee approves: rules and fact sheets are frozen
  const leader = await open('ops', site.console, address);
  await leader.getByRole('button', { name: /启动/ }).click();
  await leader.getByText('“好”至多 1 个（3%）').waitFor();
  await expectAccessible(leader);

  // the branch secretary writes on his phone, beside figures that open
  const branch = await open('brs', site.portal, '/record/of/appraisal', phone);
  await branch
    .getByRole('link', { name: /待述职/ })
    .first()
    .click();
  await branch.getByRole('heading', { name: '事实清单' }).waitFor();
  await branch.getByRole('button', { name: /主题党日/ }).click();
  await branch.getByText('记录内容只有有权的人能打开').waitFor();
  await expectAccessible(branch);
  await branch.keyboard.press('Escape');
  await branch.getByRole('button', { name: '报送述职报告' }).click();
  await branch.getByLabel('报送日期').fill(demoDay);
  await branch.getByLabel('述职报告').fill('字'.repeat(301));
  await branch.getByRole('button', { name: '报送述职报告' }).click();
  await branch.getByText('报告至多 300 字，现有 301 字').first().waitFor();
  await expectAccessible(branch);
  await branch
    .getByLabel('述职报告')
    .fill('一年来坚持每月主题党日，党课由班子成员轮流讲。\n不足是党小组活动不均衡。');
  await branch.getByRole('button', { name: '报送述职报告' }).click();
  await branch.getByText('已述职').first().waitFor();
  await expectNoOverflow(branch);

  // the ballot opens; five members vote on their phones, nobody sees a count
  await office.reload();
  await office.getByRole('button', { name: '开始测评' }).click();
  await office.getByLabel('测评截止').fill(demoDay);
  await office.getByRole('button', { name: '开始测评' }).click();
  await office.getByText('谁也看不到票数').waitFor();
  await expectAccessible(office);
  const cycleId = address.split('/').at(-1) ?? '';
  for (const who of ['mb', 'mb3', 'mb4', 'mb5', 'cl']) await voteOnPhone(who, who === 'mb5' ? '较好' : '好');
  await voteElsewhere(cycleId);

  // counted, and graded within the limit
  await office.reload();
  await office.getByRole('button', { name: '结束测评并计票' }).click();
  await office.getByLabel('计票日期').fill(demoDay);
  await office.getByRole('button', { name: '结束测评并计票' }).click();
  await office.getByRole('heading', { name: '综合评价', level: 2 }).waitFor();
  await office.getByText('党员群众代表 好 4 较好 1 一般 0 差 0').waitFor();
  await expectAccessible(office);
  await pick(office, '其余都填', '较好');
  await pick(office, '经纬机关第1党支部 等次', '好');
  await office.getByRole('button', { name: '提出等次' }).click();
  await office.getByText('“好”等次至多 1 个（43 位的 3%），现有 2 个').waitFor();
  await expectAccessible(office);
  await pick(office, '经纬机关第1党支部 等次', '较好');
  await office.getByRole('button', { name: '提出等次' }).click();
  await rest(office);
  await leader.reload();
  await leader.getByRole('button', { name: '审定等次' }).click();
  await leader.getByLabel('审定日期').fill(demoDay);
  await leader.getByRole('button', { name: '审定等次' }).click();
  await leader.locator('h1 .ant-tag').filter({ hasText: '反馈' }).waitFor();
  await expectAccessible(leader);

  // what is told becomes findings in the rectification that exists already
  await office.reload();
  await office.getByRole('link', { name: '经纬机关第14党支部' }).click();
  await office.getByRole('button', { name: '反馈', exact: true }).click();
  await office.getByLabel('反馈日期').fill(demoDay);
  await office.getByLabel('问题 1').fill('联系服务群众不够经常');
  await office.getByLabel('程度 1').fill('一般');
  await expectAccessible(office);
  await office.getByRole('button', { name: '反馈', exact: true }).click();
  await office.getByRole('link', { name: '联系服务群众不够经常' }).waitFor();
  await expectAccessible(office);
  await office.goto(`${site.console}/records/of/finding`);
  await office
    .getByRole('row')
    .filter({ hasText: '联系服务群众不够经常' })
    .filter({ hasText: '已确认' })
    .waitFor();

  // the secretary reads the result, and reckons it again
  await branch.reload();
  await branch.getByText('按权重合成：好').waitFor();
  await branch.getByRole('button', { name: '复算' }).click();
  await branch.getByText('逐字一致').waitFor();
  await expectAccessible(branch);
  await expectNoOverflow(branch);
  for (const page of [office, leader, branch]) await page.close();
}, 240_000);

async function pick(page: Page, name: string, option: string) {
  await page.getByLabel(name, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

async function voteOnPhone(who: string, grade: string) {
  const member = await open(who, site.portal, '/mine', phone);
  await member.getByRole('link', { name: '民主测评' }).click();
  await member.getByText('待评 1 位').waitFor();
  await member.getByRole('link', { name: /2024 年度党支部书记述职评议/ }).click();
  await member.getByText('无记名').waitFor();
  await expectAccessible(member);
  await expectNoOverflow(member);
  await member.getByRole('radio', { name: grade, exact: true }).check();
  await member.getByRole('button', { name: /^交\s?票$/ }).click();
  await member.getByText('已投', { exact: true }).waitFor();
  await member.reload();
  await member.getByText('已投', { exact: true }).waitFor();
  expect(await member.getByRole('radio').count(), 'what was handed in is not shown again').toBe(0);
  await expectAccessible(member);
  await member.close();
}

/** Members of another branch, who have no account here, so that its class is large enough as well. */
async function voteElsewhere(cycleId: string) {
  const db = connect(site.databaseUrl, { poolSize: 1 });
  const base = await contextOf(db, 'mb');
  const report = await db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(['record.id', 'unit.id as unitId'])
    .where('record.parent_id', '=', cycleId)
    .where('unit.code', '=', 'D01.B001')
    .executeTakeFirstOrThrow();
  const people = await db
    .selectFrom('membership')
    .leftJoin('post', 'post.person_id', 'membership.person_id')
    .select('membership.person_id as personId')
    .where('membership.unit_id', '=', report.unitId)
    .where('membership.status', '=', 'full')
    .where('post.id', 'is', null)
    .limit(6)
    .execute();
  for (const { personId } of people)
    await castBallot(
      { ...base, ...site.keys, actor: { userId: uuidv7(), personId, grants: [] } },
      { id: cycleId, marks: [{ id: report.id, grade: 1 }] },
    );
  await db.destroy();
}
