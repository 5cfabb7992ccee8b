import { connect } from '@gangmu/db/connect';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { subjects } from './authz-subjects.ts';
import { importSheet, rowsOf, sendSheet, sheetOf, type Report } from './send-sheet.ts';
import { signInAt, startSite, type Site } from './site.ts';

const memberHeads = [
  '人员编号',
  '姓名',
  '所在支部',
  '出生年月',
  '党籍状态',
  '人员类别',
  '入党日期',
  '转正日期',
];

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

const count = async (table: 'person') =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((select) => select.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );
const unit = (code: string) => db.selectFrom('unit').selectAll().where('code', '=', code).executeTakeFirst();

test('members join their branches by code and are corrected by it; a person without a code is recognised only beyond doubt', async () => {
  const branch =
    (await db
      .selectFrom('unit')
      .selectAll()
      .where('code', 'like', 'D01.B%')
      .orderBy('code')
      .executeTakeFirst()) ?? null;
  const bytes = await sheetOf('党员', memberHeads, [
    ['P-1', '演示甲', branch?.code ?? '', '1990-01', '正式党员', '在编', '2012年7月1日', '2013/7/1'],
    ['P-2', '演示乙', branch?.code ?? '', '1992年3月', '预备党员', '在编', null, null],
  ]);
  const people = await count('person');
  expect((await importSheet(site, office, 'members', bytes)).answer).toEqual({
    created: 2,
    changed: 0,
    same: 0,
  });
  const after = await unit(branch?.code ?? '');
  expect(after?.member_count).toBe((branch?.member_count ?? 0) + 2);
  expect(after?.full_member_count).toBe((branch?.full_member_count ?? 0) + 1);
  const update = await sheetOf(
    '党员',
    ['人员编号', '党籍状态', '转正日期'],
    [['P-2', '正式党员', '2024-06-01']],
  );
  expect((await importSheet(site, office, 'members', update)).answer).toEqual({
    created: 0,
    changed: 1,
    same: 0,
  });
  expect((await unit(branch?.code ?? ''))?.full_member_count).toBe((branch?.full_member_count ?? 0) + 2);
  const old = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.name', 'person.birth_month as month'])
    .where('membership.unit_id', '=', branch?.id ?? '')
    .where('person.code', 'is', null)
    .where('person.birth_month', 'is not', null)
    .executeTakeFirstOrThrow();
  const adopted = await sheetOf('党员', memberHeads, [
    ['P-3', old.name, branch?.code ?? '', old.month, null, null, null, null],
  ]);
  expect((await importSheet(site, office, 'members', adopted)).answer).toEqual({
    created: 0,
    changed: 1,
    same: 0,
  });
  expect(await count('person')).toBe(people + 2);
  expect((await importSheet(site, office, 'members', bytes)).answer).toMatchObject({ created: 0 });
});

test('members are not moved to another branch by a sheet, and nobody joins what is no branch', async () => {
  const other = await db
    .selectFrom('unit')
    .select('code')
    .where('code', 'like', 'D01.B%')
    .orderBy('code', 'desc')
    .executeTakeFirstOrThrow();
  const bytes = await sheetOf('党员', memberHeads, [
    ['P-1', '演示甲', other.code, null, null, null, null, null],
    ['P-9', '演示丙', 'D01', null, '正式党员', '在编', null, null],
  ]);
  const { answer } = await sendSheet<Report>(site, office, 'members/check', bytes);
  expect(answer?.problems.map(({ place }) => place)).toEqual(['党员!C2', '党员!C3']);
});

test.each(['身份证号', '手机号码', '家庭住址'])(
  'a column %s is refused with the whole file',
  async (header) => {
    const bytes = await sheetOf('党员', ['姓名', header], [['张三', '110101199003070000']]);
    const sent = await sendSheet<Report>(site, office, 'members/check', bytes);
    expect([sent.status, sent.refusal?.text.zh]).toEqual([400, expect.stringContaining('不得存入')]);
  },
);

test.each(['units', 'members'])('the sample file of %s imports as it is', async (name) => {
  const bytes = await readFile(new URL(`../../../samples/${name}.csv`, import.meta.url));
  const { answer } = await importSheet(site, staff, name, new Uint8Array(bytes), { fileName: `${name}.csv` });
  expect(answer).toEqual({ created: 2, changed: 0, same: 0 });
});

test('templates come filled in where something is there', async () => {
  const plan = await db.selectFrom('plan').select('id').executeTakeFirstOrThrow();
  for (const [name, cookie, query] of [
    ['units', office, ''],
    ['members', office, ''],
    ['tasks', staff, `?plan=${plan.id}`],
  ] as const) {
    const response = await fetch(`${site.console}/files/sheets/${name}/template${query}`, {
      headers: { cookie },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const rows = rowsOf(new Uint8Array(await response.arrayBuffer()));
    expect(rows.length).toBeGreaterThan(name === 'tasks' ? 50 : 0);
  }
});

test('each kind of sheet is open to exactly those who may write such rows one by one', async () => {
  const allowed: Record<string, readonly string[]> = {
    units: ['gwa', 'opa'],
    members: ['gwa', 'opa', 'brs', 'brc'],
    tasks: ['gwa'],
  };
  const bytes = await sheetOf('空', ['空'], []);
  for (const subject of subjects) {
    const cookie = subject === 'anonymous' || subject === 'gone' ? '' : await signInAt(site.console, subject);
    for (const name of Object.keys(allowed)) {
      for (const step of ['check', 'import']) {
        const sent = await sendSheet(site, cookie, `${name}/${step}`, bytes, { fingerprint: '0'.repeat(64) });
        const open = sent.status !== 401 && sent.status !== 403;
        expect(open, `${subject} ${name}/${step}`).toBe(allowed[name]?.includes(subject) ?? false);
      }
      const template = await fetch(`${site.console}/files/sheets/${name}/template`, { headers: { cookie } });
      expect([401, 403].includes(template.status), `${subject} ${name}/template`).toBe(
        !allowed[name]?.includes(subject),
      );
    }
  }
}, 60_000);
