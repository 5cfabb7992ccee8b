import type { Browser } from 'playwright-core';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, expectAccessible, expectNoOverflow, openBrowser, openPage, signIn } from './browser.ts';
import { sheetOf } from './send-sheet.ts';
import { startSite, type Site } from './site.ts';

const heads = ['编号', '名称', '简称', '类别', '上级单位'];

let site: Site;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  site = await startSite();
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'gangmu-sheets-'));
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, rows: readonly (readonly (string | null)[])[]): Promise<string> {
  const place = join(folder, name);
  await writeFile(place, await sheetOf('单位', heads, rows));
  return place;
}

test.each([{ dark: false }, { dark: true }])(
  'a sheet is looked at, put right in the page and imported; the same file again has nothing to do ($dark)',
  async ({ dark }) => {
    const { page, errors } = await openPage(browser, { ...desk, dark });
    await signIn(page, site.console, 'gwa');
    await page.goto(`${site.console}/units`);
    await page.getByRole('button', { name: '导入表格' }).click();
    await expectAccessible(page);
    const code = dark ? 'E2' : 'E1';
    const rows = (kind: string, parent: string) => [
      [`${code}.P`, '示范机关党委', '示范党委', '机关党委', code],
      [`${code}.B`, '示范支部', '示范支部', kind, parent],
      [code, `示范部${code}`, '示范部', '部门', 'GW'],
    ];
    await page.setInputFiles('#sheet-file', await file(`${code}.xlsx`, rows('支部', `${code}.X`)));
    await page.getByText('有 2 处问题').waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.getByRole('button', { name: '改为“党支部”' }).click();
    await page.getByLabel('单位!E3 自行填写').fill(`${code}.P`);
    await page.getByLabel('单位!E3 自行填写').press('Enter');
    await page.getByRole('button', { name: /按所选修改重新检查/ }).click();
    await page.getByRole('button', { name: '确认导入 3 行' }).click();
    await page.getByText('已导入：新增 3').waitFor();
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page.setInputFiles('#sheet-file', await file(`${code}-again.xlsx`, rows('党支部', `${code}.P`)));
    await page.getByRole('button', { name: '与系统一致，无需导入' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  },
);

test('a large sheet shows how far it is and can be called off without a trace', async () => {
  const { page } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.goto(`${site.console}/sheets`);
  const rows = Array.from({ length: 8_000 }, (_, index) => [
    `E9.${index}`,
    `大表部${index}`,
    `大${index}`,
    '部门',
    'GW',
  ]);
  await page.setInputFiles('#sheet-file', await file('large.xlsx', rows));
  await page.getByRole('button', { name: '确认导入 8000 行' }).click({ timeout: 60_000 });
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('button', { name: /取\s*消/ }).click();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await page.setInputFiles('#sheet-file', await file('large-again.xlsx', rows));
  await page.getByRole('button', { name: '确认导入 8000 行' }).waitFor({ timeout: 60_000 });
  await page.context().close();
});

test('a plan is taken away as a workbook from its page', async () => {
  const { page } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.goto(`${site.console}/plans`);
  await page
    .getByRole('link', { name: /工作要点/ })
    .first()
    .click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出表格' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/工作要点.*\.xlsx$/u);
  await page.context().close();
});
