import { claimWork } from '@gangmu/db/work-queue';
import { readFile as readOffice } from '@gangmu/documents/read-file';
import { addTemplate } from '@gangmu/server/paper/change-templates';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paperDesk, type PaperDesk } from './paper-desk.ts';
import { refused, refusedAt } from './refused.ts';
import { contextOf } from './world.ts';

let desk: PaperDesk;
beforeAll(async () => {
  desk = await paperDesk();
}, 120_000);
afterAll(() => desk.close());

test('a paper asked for twice with one key is one, and every one has an audit row', async () => {
  const caller = await desk.world.as('gwa');
  const request = await desk.requestOf('gwa', 'circular', desk.unitOf('GW'));
  const key = uuidv7();
  const first = await caller.paper.make({ ...request, key });
  expect(await caller.paper.make({ ...request, key })).toEqual(first);
  await expect(caller.paper.make({ ...request, kind: 'taskPlan', key })).rejects.toEqual(
    refused('key-used-for-something-else'),
  );
  const audit = await desk.world.db
    .selectFrom('audit')
    .select(['outcome', 'unit_id as unitId'])
    .where('verb', '=', 'paper.make')
    .where('subject_id', '=', first.id)
    .execute();
  expect(audit).toEqual([{ outcome: 'done', unitId: desk.unitOf('GW') }]);
  expect(await claimWork(desk.world.db, 'paper')).toBe(first.id);
  expect(await claimWork(desk.world.db, 'paper')).toBeNull();
});

test('who may not is refused: another department, another branch, a member, a reader', async () => {
  const request = await desk.requestOf('gwa', 'circular', desk.unitOf('D02'));
  const make_ = async (username: string, input: object) =>
    (await desk.world.as(username)).paper.make({ ...request, ...input, key: uuidv7() });
  await expect(make_('opa', {})).rejects.toEqual(refused('not-found'));
  await expect(make_('opa', { unitId: desk.unitOf('GW') })).rejects.toEqual(refused('not-found'));
  await expect(make_('brs', { kind: 'factSheet', unitId: desk.unitOf('D02.B001') })).rejects.toEqual(
    refused('not-found'),
  );
  await expect(make_('mb', {})).rejects.toEqual(refused('not-allowed'));
  await expect(make_('gwl', {})).rejects.toEqual(refused('not-allowed'));
  const { row } = await desk.make('gwa', request);
  expect((await (await desk.world.as('gwl')).paper.read({ id: row.id })).id).toBe(row.id);
  await expect((await desk.world.as('opa')).paper.read({ id: row.id })).rejects.toEqual(refused('not-found'));
});

test('what does not go together is refused with its place', async () => {
  const caller = await desk.world.as('gwa');
  const request = { ...(await desk.requestOf('gwa', 'circular', desk.unitOf('D01'))), key: uuidv7() };
  const make_ = (input: object) => caller.paper.make({ ...request, ...input, key: uuidv7() });
  await expect(make_({ planId: null })).rejects.toEqual(refusedAt('planId'));
  await expect(make_({ period: null })).rejects.toEqual(refusedAt('period'));
  await expect(make_({ period: { per: 'year', on: '2025-01-01' } })).rejects.toEqual(refusedAt('period'));
  await expect(make_({ kind: 'inspectionFeedback' })).rejects.toEqual(refusedAt('subjectId'));
  await expect(make_({ kind: 'taskPlan' })).rejects.toEqual(refusedAt('unitId'));
  await expect(make_({ templateId: uuidv7() })).rejects.toEqual(refusedAt('templateId'));
});

test('a slip of another unit is not found, and what fails says why', async () => {
  const caller = await desk.world.as('gwa');
  const [slip] = await caller.paper.subjects({ unitId: desk.unitOf('D01'), kind: 'supervisionSlip' });
  const foreign = {
    kind: 'supervisionSlip' as const,
    unitId: desk.unitOf('D02'),
    planId: null,
    subjectId: slip?.id ?? '',
    period: null,
  };
  await expect(caller.paper.preview(foreign)).rejects.toEqual(refused('not-found'));
  const { row, bytes } = await desk.make('gwa', foreign);
  expect(row.state).toBe('failed');
  expect(row.failure?.zh).toBeTruthy();
  expect(bytes).toBeNull();
});

test('a paper whose maker has lost the right meanwhile is not made', async () => {
  const request = await desk.requestOf('opa', 'factSheet', desk.unitOf('D01'));
  const { id } = await (await desk.world.as('opa')).paper.make({ ...request, key: uuidv7() });
  const context = await contextOf(desk.world.db, 'opa');
  const end = (to_on: string | null) =>
    desk.world.db
      .updateTable('role_grant')
      .set({ to_on })
      .where('user_id', '=', context.actor.userId)
      .execute();
  await end('2024-01-01');
  await desk.makeNext();
  await end(null);
  expect((await (await desk.world.as('gwa')).paper.read({ id })).state).toBe('failed');
});

test('what a server left behind is taken up by the next, and given up after three times', async () => {
  const request = await desk.requestOf('gwa', 'taskPlan', desk.unitOf('GW'));
  const { id } = await (await desk.world.as('gwa')).paper.make({ ...request, key: uuidv7() });
  const gone = () =>
    desk.world.db
      .updateTable('paper')
      .set({ claimed_until: new Date('2024-01-01') })
      .where('id', '=', id)
      .execute();
  for (let time = 0; time < 3; time += 1) {
    expect(await claimWork(desk.world.db, 'paper')).toBe(id);
    await gone();
  }
  expect(await claimWork(desk.world.db, 'paper')).toBeNull();
  expect((await (await desk.world.as('gwa')).paper.read({ id })).state).toBe('failed');
});

test('the history goes back page by page, newest first, and holds one’s own units only', async () => {
  const office = await desk.world.as('opa');
  for (const kind of ['factSheet', 'circular', 'taskPlan'] as const)
    await desk.make(
      'gwa',
      await desk.requestOf('gwa', kind, desk.unitOf(kind === 'taskPlan' ? 'GW' : 'D01')),
    );
  for (let time = 0; time < 3; time += 1)
    await desk.make('opa', await desk.requestOf('opa', 'rectificationLedger', desk.unitOf('D01')));
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await office.paper.list({ cursor, limit: 2 });
    seen.push(...page.rows.map((row) => row.id));
    for (const row of page.rows) expect(row.unitName).not.toBe('山川资源署');
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(seen.length).toBeGreaterThan(5);
  expect(seen).toEqual([...seen].sort().reverse());
  expect(new Set(seen).size).toBe(seen.length);
  const one = await office.paper.list({ kind: 'factSheet', limit: 100 });
  expect(new Set(one.rows.map((row) => row.kind))).toEqual(new Set(['factSheet']));
});

test('a template dresses the papers of its kind until it is withdrawn', async () => {
  const context = { ...(await contextOf(desk.world.db, 'gwa')), dataDir: desk.dataDir };
  const compiled = {
    parts: [
      {
        name: 'word/document.xml',
        pieces: [
          '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>本单位格式：',
          { field: 'title' },
          '</w:t></w:r></w:p>',
          { block: 'sources' as const },
          '</w:body></w:document>',
        ],
      },
    ],
  };
  const template = {
    key: uuidv7(),
    kind: 'circular' as const,
    name: '通报.docx',
    bytes: Buffer.from('x'),
    compiled,
  };
  const { id } = await addTemplate(context, template);
  expect(await addTemplate(context, template)).toEqual({ id });
  await expect(
    addTemplate(
      { ...(await contextOf(desk.world.db, 'opa')), dataDir: desk.dataDir },
      { ...template, key: uuidv7() },
    ),
  ).rejects.toThrow();
  const staff = await desk.world.as('gwa');
  const request = await desk.requestOf('gwa', 'circular', desk.unitOf('GW'));
  const { row, bytes } = await desk.make('gwa', request, id);
  expect(readOffice(new Uint8Array(bytes ?? []), '公文.docx').text).toContain(`本单位格式：${row.title}`);
  await expect(
    staff.paper.make({ ...request, kind: 'taskPlan', templateId: id, key: uuidv7() }),
  ).rejects.toEqual(refusedAt('templateId'));
  await expect(staff.paper.withdrawTemplate({ key: uuidv7(), id, expectedVersion: 9 })).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  await expect(
    (await desk.world.as('opa')).paper.withdrawTemplate({ key: uuidv7(), id, expectedVersion: 1 }),
  ).rejects.toEqual(refused('not-allowed'));
  const key = uuidv7();
  const withdrawn = await staff.paper.withdrawTemplate({ key, id, expectedVersion: 1 });
  expect(await staff.paper.withdrawTemplate({ key, id, expectedVersion: 1 })).toEqual(withdrawn);
  await expect(staff.paper.make({ ...request, templateId: id, key: uuidv7() })).rejects.toEqual(
    refusedAt('templateId'),
  );
  const audit = await desk.world.db
    .selectFrom('audit')
    .select('verb')
    .where('subject_id', '=', id)
    .where('outcome', '=', 'done')
    .execute();
  expect(audit.map(({ verb }) => verb).sort()).toEqual(['paper.addTemplate', 'paper.withdrawTemplate']);
});
