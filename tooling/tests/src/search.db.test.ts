import { followFrom } from '@gangmu/db/job';
import { sealAudit } from '@gangmu/db/read-audit';
import { transact } from '@gangmu/db/transact';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { followAudit } from '@gangmu/server/search/follow-audit';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
  await settle();
}, 120_000);
afterAll(() => world.close());

/** Lets the jobs seal and index all that was written. */
async function settle(): Promise<void> {
  while ((await transact(world.db, null, sealAudit)) > 0);
  const position = () =>
    world.db.selectFrom('job_run').select('detail').where('name', '=', 'follow').executeTakeFirst();
  for (let before = ''; ; ) {
    await transact(world.db, null, (tx) => followFrom(tx, 'follow', followAudit));
    const { detail } = (await position()) ?? { detail: '' };
    if (detail === before) return;
    before = detail;
  }
}

const unitOf = (username: string) =>
  world.accounts.find((account) => account.username === username)?.unitId ?? '';

async function find(username: string, text: string) {
  const sections = await (await world.as(username)).search.all({ text });
  return new Map(sections.map(({ section, hits }) => [section, hits]));
}

async function record(topic: string): Promise<string> {
  const secretary = await world.as('brs');
  const { id } = await secretary.record.create({
    key: uuidv7(),
    type: 'session',
    unitId: unitOf('brs'),
    body: {
      typeTags: ['themePartyDay'],
      heldOn: demoDay,
      durationMin: 60,
      place: '会议室',
      host: '甲',
      lecturer: '',
      topics: [topic],
      absences: [],
      guests: '',
      decisions: [],
      linkedMeasures: [],
    },
  });
  return id;
}

test('a number with any middle dot finds the measures, several words must all stand there', async () => {
  for (const typed of ['7·9', '7•9', '７・９']) {
    const hits = (await find('mb', typed)).get('measure') ?? [];
    expect(hits.length, typed).toBeGreaterThan(0);
    for (const hit of hits) expect(hit.title).toContain('7·9');
  }
  const both = (await find('gwa', '7·9 回头看')).get('measure') ?? [];
  expect(both.map(({ title }) => title.slice(0, 3))).toEqual(['2.2']);
  expect(await find('gwa', '绝无此语')).toEqual(new Map());
});

test('a unit is found by a part of its name and by its code', async () => {
  expect((await find('gwa', '经纬')).get('unit')?.length).toBe(5);
  expect((await find('gwa', 'D01.B014')).get('unit')?.map(({ title }) => title)).toEqual([
    '经纬机关第14党支部',
  ]);
});

test('what was just recorded is found by its branch, and by nobody who may not read it', async () => {
  const id = await record('学习𠮷野经验');
  await settle();
  for (const username of ['brs', 'brc'])
    expect(
      (await find(username, '𠮷野')).get('record')?.map((hit) => hit.id),
      username,
    ).toEqual([id]);
  for (const username of ['brs2', 'gwa', 'opa', 'opa2', 'ins', 'mb2'])
    expect((await find(username, '𠮷野')).get('record') ?? [], username).toEqual([]);
  expect((await find('brs', '𠮷')).get('record')?.map((hit) => hit.id)).toEqual([id]);
});

test('people are in no index: neither their names nor the cases about them', async () => {
  const { name } = await world.db.selectFrom('person').select('name').orderBy('id').executeTakeFirstOrThrow();
  const rows = await world.db.selectFrom('search_text').select(['type', 'text']).execute();
  expect(rows.filter(({ text }) => text.includes(name))).toEqual([]);
  const types = new Set(rows.map(({ type }) => type));
  for (const type of ['membershipDevelopment', 'aid', 'floatingMember', 'discipline'])
    expect(types.has(type), type).toBe(false);
});

test('a section is read page by page to its end, nothing twice', async () => {
  const staff = await world.as('gwa');
  const seen: string[] = [];
  let cursor = '';
  for (;;) {
    const page = await staff.search.section({ text: '党支部', section: 'unit', cursor });
    seen.push(...page.hits.map(({ id }) => id));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  const naive = await world.db.selectFrom('unit').select('id').where('name', 'like', '%党支部%').execute();
  expect(seen.sort()).toEqual(naive.map(({ id }) => id).sort());
});

test('signs that mean something to SQL mean themselves', async () => {
  for (const text of ['%', '_', '%%', "' or 1=1 --", '\\', '()'])
    expect(await find('gwa', text), text).toEqual(new Map());
});

test('a branch that moves takes its texts along: its new department finds it, nothing stays behind', async () => {
  const id = await record('迁移𠮾验');
  await settle();
  const staff = await world.as('gwa');
  const branch = await staff.unit.read({ id: unitOf('brs') });
  const home = await world.db
    .selectFrom('unit')
    .select(['id', 'path'])
    .where('id', '=', unitOf('opa2'))
    .executeTakeFirstOrThrow();
  await staff.unit.move({ key: uuidv7(), id: branch.id, expectedVersion: branch.version, parentId: home.id });
  await settle();
  expect((await find('brs', '迁移𠮾')).get('record')?.map((hit) => hit.id)).toEqual([id]);
  const { unit_path } = await world.db
    .selectFrom('search_text')
    .select('unit_path')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(unit_path.startsWith(home.path)).toBe(true);
});
