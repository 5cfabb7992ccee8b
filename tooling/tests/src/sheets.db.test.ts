import { connect } from '@gangmu/db/connect';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importSheet, sendSheet, sheetOf, type Report } from './send-sheet.ts';
import { signInAt, startSite, type Site } from './site.ts';

const unitHeads = ['编号', '名称', '简称', '类别', '上级单位', '分类', '任期（年）'];

let site: Site;
let db: ReturnType<typeof connect>;
let staff: string;
let office: string;
beforeAll(async () => {
  site = await startSite();
  db = connect(site.databaseUrl);
  staff = await signInAt(site.console, 'gwa');
  office = await signInAt(site.console, 'opa');
}, 120_000);
afterAll(async () => {
  await db.destroy();
  await site.close();
});

const count = async (table: 'unit' | 'person' | 'membership' | 'audit') =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((select) => select.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );
const unit = (code: string) => db.selectFrom('unit').selectAll().where('code', '=', code).executeTakeFirst();

test('new units stand below parents of the same file, whatever the order; the same file twice changes nothing', async () => {
  const bytes = await sheetOf('单位', unitHeads, [
    ['S1.B1', '经纬部第一示范支部', '示范支部', '党支部', 'S1.P', '机关', '3'],
    ['S1.P', '经纬部示范党委', '示范党委', '机关党委', 'S1', null, null],
    ['S1', '经纬部', '经纬部', '部门', 'GW', '机关', null],
  ]);
  const before = await count('unit');
  const checked = await sendSheet<Report>(site, staff, 'units/check', bytes);
  expect(checked.answer).toMatchObject({ rows: 3, created: 3, changed: 0, problems: [] });
  expect(await count('unit')).toBe(before);
  expect((await importSheet(site, staff, 'units', bytes)).answer).toEqual({
    created: 3,
    changed: 0,
    same: 0,
  });
  const [top, committee, branch] = [await unit('S1'), await unit('S1.P'), await unit('S1.B1')];
  expect(branch).toMatchObject({
    parent_id: committee?.id,
    department_id: top?.id,
    path: `${committee?.path}${branch?.id}/`,
    class: 'organ',
    term_years: 3,
  });
  const audits = await count('audit');
  expect((await importSheet(site, staff, 'units', bytes)).answer).toEqual({
    created: 0,
    changed: 0,
    same: 3,
  });
  expect([await count('unit'), await count('audit')]).toEqual([before + 3, audits]);
});

test('a unit is known by its code: told fields change, empty ones stay, a dash clears, a new parent moves it with all below', async () => {
  const made = await sheetOf('单位', unitHeads, [
    ['S2', '移动部', '移动部', '部门', 'GW', '机关', null],
    ['S2.P', '移动部机关党委', '党委', '机关党委', 'S2', '机关', '5'],
    ['S2.Z', '移动部党总支', '总支', '党总支', 'S2.P', null, null],
    ['S2.B', '移动部支部', '支部', '党支部', 'S2.P', null, null],
  ]);
  await importSheet(site, staff, 'units', made);
  const changed = await sheetOf('单位', unitHeads, [
    ['S2.B', null, null, null, 'S2.Z', null, null],
    ['S2.P', '移动部新党委', null, null, null, '—', null],
  ]);
  expect((await importSheet(site, staff, 'units', changed)).answer).toEqual({
    created: 0,
    changed: 2,
    same: 0,
  });
  const [committee, general, branch] = [await unit('S2.P'), await unit('S2.Z'), await unit('S2.B')];
  expect(committee).toMatchObject({ name: '移动部新党委', short_name: '党委', class: null, term_years: 5 });
  expect(branch?.path).toBe(`${general?.path}${branch?.id}/`);
});

test('every wrong cell is named by sheet and address, and one of them keeps the whole file out', async () => {
  const bytes = await sheetOf('单位', unitHeads, [
    ['S3', '好部门', '好', '部门', 'GW', null, null],
    ['S3', '同号', '同', '部门', 'GW', null, null],
    ['S3.错', '坏编号', '坏', '部门', 'GW', null, null],
    ['S3.X', '错类别', '错', '委员会', 'GW', null, '百年'],
    ['S3.B', '悬空支部', '悬', '党支部', 'GW', null, null],
    ['S3.L', '自环', '环', '党支部', 'S3.L', null, null],
    [null, '无编号', '无', '部门', 'GW', null, null],
  ]);
  const before = await count('unit');
  const { answer } = await sendSheet<Report>(site, staff, 'units/check', bytes);
  expect(answer?.problems.map(({ place }) => place).sort()).toEqual(
    ['单位!A3', '单位!A4', '单位!D5', '单位!G5', '单位!E6', '单位!E7', '单位!A8'].sort(),
  );
  const done = await importSheet(site, staff, 'units', bytes);
  expect(done.refusal?.text.zh).toContain('没有导入任何内容');
  expect(await count('unit')).toBe(before);
});

test('a name that is only alike is proposed and never taken; taken by the user, it imports', async () => {
  const named = (await unit('D01'))?.name ?? '';
  const wrong = `${named.slice(0, -1)}局`;
  const bytes = await sheetOf('单位', unitHeads, [
    ['S4.J', '新内设机构', '新', '内设机构', wrong, null, null],
  ]);
  const checked = await sendSheet<Report>(site, staff, 'units/check', bytes);
  const [problem] = checked.answer?.problems ?? [];
  expect(problem).toMatchObject({ place: '单位!E2', value: wrong });
  expect(problem?.fixes.map((fix) => fix.text)).toContain(`${named}（D01）`);
  expect((await importSheet(site, staff, 'units', bytes)).refusal).not.toBeNull();
  const accepted = JSON.stringify([['单位!E2', `${named}（D01）`]]);
  expect((await importSheet(site, staff, 'units', bytes, { accepted })).answer).toMatchObject({ created: 1 });
  expect((await unit('S4.J'))?.parent_id).toBe((await unit('D01'))?.id);
});

test('an office writes its own department only, and learns no more than that it may not', async () => {
  const foreign = await sheetOf('单位', unitHeads, [
    ['S5.B', '外部支部', '外', '内设机构', 'D02', null, null],
    ['D02', '改名', null, null, null, null, null],
  ]);
  const { answer } = await sendSheet<Report>(site, office, 'units/check', foreign);
  expect(answer?.problems.map(({ place }) => place)).toEqual(['单位!E2', '单位!A3']);
  const own = await sheetOf('单位', unitHeads, [
    ['S5.J', '本部内设机构', '内设', '内设机构', 'D01', null, null],
  ]);
  expect((await importSheet(site, office, 'units', own)).answer).toMatchObject({ created: 1 });
});

test('what changed between the check and the import is not overwritten', async () => {
  const bytes = await sheetOf('单位', ['编号', '名称'], [['S1', '经纬部改名']]);
  const checked = await sendSheet<Report>(site, staff, 'units/check', bytes);
  await db.updateTable('unit').set({ name: '别人改的名', version: 7 }).where('code', '=', 'S1').execute();
  const done = await sendSheet(site, staff, 'units/import', bytes, {
    fingerprint: checked.answer?.fingerprint ?? '',
  });
  expect(done.refusal?.reason).toBe('changed-meanwhile');
  expect((await unit('S1'))?.name).toBe('别人改的名');
});

test('the same request twice is one import with one answer', async () => {
  const bytes = await sheetOf('单位', unitHeads, [['S6', '一次部', '一次', '部门', 'GW', null, null]]);
  const checked = await sendSheet<Report>(site, staff, 'units/check', bytes);
  const fields = { key: uuidv7(), fingerprint: checked.answer?.fingerprint ?? '' };
  const first = await sendSheet(site, staff, 'units/import', bytes, fields);
  const second = await sendSheet(site, staff, 'units/import', bytes, fields);
  expect(second.answer).toEqual(first.answer);
  expect(first.answer).toEqual({ created: 1, changed: 0, same: 0 });
});

test('an import that is given up half-way leaves nothing behind', async () => {
  const rows = Array.from({ length: 6_000 }, (_, index) => [
    `S7.${index}`,
    `给弃部${index}`,
    `弃${index}`,
    '部门',
    'GW',
    null,
    null,
  ]);
  const bytes = await sheetOf('单位', unitHeads, rows);
  const checked = await sendSheet<Report>(site, staff, 'units/check', bytes);
  expect(checked.progress.filter((one) => one.phase === 'check').length).toBeGreaterThan(10);
  const before = await count('unit');
  for (const milliseconds of [50, 400, 900, 1_300]) {
    const controller = new AbortController();
    const fields = { fingerprint: checked.answer?.fingerprint ?? '' };
    const sending = sendSheet(site, staff, 'units/import', bytes, fields, controller.signal);
    setTimeout(() => controller.abort(), milliseconds);
    const finished = await sending.then(
      (sent) => sent.answer !== null,
      () => false,
    );
    await new Promise((resolve) => void setTimeout(resolve, 300));
    if (!finished) expect([before, before + 6_000]).toContain(await count('unit'));
  }
}, 60_000);
