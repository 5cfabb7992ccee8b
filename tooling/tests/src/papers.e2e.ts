import { readFile as readOffice } from '@gangmu/documents/read-file';
import { zipStream } from '@gangmu/documents/zip-stream';
import type { Browser } from 'playwright-core';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, expectAccessible, expectNoOverflow, openBrowser, openPage, signIn } from './browser.ts';
import { signInAt, startSite, type Site } from './site.ts';

let site: Site;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  site = await startSite();
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'gangmu-papers-'));
}, 300_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

async function textOf(path: string): Promise<string> {
  return readOffice(new Uint8Array(await readFile(path)), '公文.docx').text;
}

test.each([{ dark: false }, { dark: true }])(
  'the committee chooses a summary of the year, reads it, makes it, and finds it in the history ($dark)',
  async ({ dark }) => {
    const { page, errors } = await openPage(browser, { ...desk, dark });
    await signIn(page, site.console, 'gwa');
    await page.getByRole('link', { name: '公文', exact: true }).click();
    await page.getByRole('heading', { name: '公文', exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('文件种类').click();
    await page.getByTitle('年度总结').click();
    const preview = page.getByRole('region', { name: '预览' });
    await preview.getByRole('heading', { name: '示范机关工作委员会2024年工作总结' }).waitFor();
    const shown = await preview.locator('.paper-text').first().innerText();
    await preview.locator('summary').click();
    await preview.getByRole('link', { name: 'net/of', exact: true }).waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.getByRole('button', { name: '生成文件' }).click();
    await page.getByText('已生成：示范机关工作委员会2024年工作总结').waitFor();
    const history = page.getByRole('region', { name: '已生成的文件' });
    const row = history.getByRole('row').filter({ hasText: '示范机关工作委员会2024年工作总结' }).first();
    await row.waitFor();
    expect(await row.innerText()).toContain('gwa');
    const [saved] = await Promise.all([page.waitForEvent('download'), row.getByRole('link').click()]);
    expect(saved.suggestedFilename()).toBe('示范机关工作委员会2024年工作总结.docx');
    const path = join(folder, `${dark}.docx`);
    await saved.saveAs(path);
    expect((await textOf(path)).split('\n')).toContain(shown);
    await expectAccessible(page);
    expect(errors).toEqual([]);
    await page.context().close();
  },
);

test('an office makes papers of its department, and the file of today is the file of tomorrow', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'opa');
  await page.goto(`${site.console}/papers?kind=factSheet`);
  await page.getByRole('heading', { name: '经纬发展部2024年述职事实清单' }).waitFor();
  await page.getByText('季度', { exact: true }).click();
  await page.getByRole('heading', { name: '经纬发展部2024年第二季度述职事实清单' }).waitFor();
  await page.getByRole('button', { name: '生成文件' }).click();
  await page.getByText('已生成：经纬发展部2024年第二季度述职事实清单').waitFor();
  const link = page.getByRole('link', { name: '下载 经纬发展部2024年第二季度述职事实清单' });
  const address = (await link.getAttribute('href')) ?? '';
  const cookie = await signInAt(site.console, 'opa');
  const take = async (who: string) => fetch(`${site.console}${address}`, { headers: { cookie: who } });
  const [once, again] = await Promise.all([take(cookie), take(cookie)]);
  expect(once.headers.get('content-disposition')).toContain(
    'attachment; filename="file"; filename*=UTF-8\'\'',
  );
  expect(Buffer.from(await once.arrayBuffer()).equals(Buffer.from(await again.arrayBuffer()))).toBe(true);
  expect((await take(await signInAt(site.console, 'opa2'))).status).toBe(404);
  expect(errors).toEqual([]);
});

/** A docx with these paragraphs. */
async function template(name: string, ...texts: string[]): Promise<string> {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const body = texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document ${w}><w:body>${body}</w:body></w:document>`,
  };
  const chunks: Uint8Array[] = [];
  const entries = Object.entries(parts).map(([part, content]) => ({ name: part, text: () => [content] }));
  for await (const chunk of zipStream(entries)) chunks.push(chunk);
  const path = join(folder, name);
  await writeFile(path, Buffer.concat(chunks));
  return path;
}

test('staff bring a template of their own: a bad one is refused with its place, a good one dresses the paper', async () => {
  const { page, errors } = await openPage(browser, desk);
  await signIn(page, site.console, 'gwa');
  await page.goto(`${site.console}/papers?kind=circular`);
  await page.locator('summary').filter({ hasText: '版式模板' }).click();
  await page.getByText('{{items.closed}}', { exact: true }).waitFor();
  await page.setInputFiles(
    '#paper-template-file',
    await template('坏.docx', '头', '{{titel}}', '{{body}}', '{{sources}}'),
  );
  await page.getByText('第 2 段：没有“titel”这个占位').waitFor();
  await expectAccessible(page);
  await page.setInputFiles(
    '#paper-template-file',
    await template('通报.docx', '本委格式 {{title}}', '{{body}}', '{{sources}}'),
  );
  await page.getByText('模板已启用').waitFor();
  await page.getByLabel('版式', { exact: true }).click();
  await page.getByTitle('通报.docx').click();
  await page.getByRole('button', { name: '生成文件' }).click();
  await page.getByText('已生成：关于2024年工作落实情况的通报').waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载', exact: true }).click(),
  ]);
  const path = join(folder, 'dressed.docx');
  await saved.saveAs(path);
  const lines = (await textOf(path)).split('\n');
  expect(lines[0]).toBe('本委格式 关于2024年工作落实情况的通报');
  expect(lines).toContain('一、总体进展');
  await page.getByRole('button', { name: '停用' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '停用' }).click();
  await page.getByText('还没有模板，使用通用版式').waitFor();
  expect(errors).toEqual([]);
});
