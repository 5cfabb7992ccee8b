import { claimPaper } from '@gangmu/db/paper-work';
import { transact } from '@gangmu/db/transact';
import { readFile as readOffice } from '@gangmu/documents/read-file';
import { paperKindNames, readPaperKind, type PaperKind } from '@gangmu/domain/papers/paper-kinds';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { pathOf } from '@gangmu/server/file/store-file';
import { issueSlips } from '@gangmu/server/jobs/issue-slips';
import { addTemplate } from '@gangmu/server/paper/change-templates';
import { makePaper } from '@gangmu/server/paper/make-paper';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refused, refusedAt } from './refused.ts';
import { contextOf, demoWorld, type World } from './world.ts';

const year = { per: 'year' as const, on: demoDay };

let world: World;
let dataDir: string;
let planId: string;
let units: Map<string, string>;
beforeAll(async () => {
  world = await demoWorld();
  dataDir = await mkdtemp(join(tmpdir(), 'gangmu-papers-'));
  await transact(world.db, null, (tx) => issueSlips(tx, demoDay));
  planId = (await (await world.as('gwa')).plan.list())[0]?.id ?? '';
  const rows = await world.db.selectFrom('unit').select(['id', 'code']).execute();
  units = new Map(rows.map((row) => [row.code, row.id]));
}, 120_000);
afterAll(async () => {
  await world.close();
  await rm(dataDir, { recursive: true });
});

const unitOf = (code: string) => units.get(code) ?? '';

/** Everything a paper of that kind and unit needs. */
async function requestOf(username: string, kind: PaperKind, unitId: string) {
  const caller = await world.as(username);
  const { asks } = readPaperKind(kind);
  const [subject] = await caller.paper.subjects({ unitId, kind });
  return {
    kind,
    unitId,
    planId: asks.includes('plan') ? planId : null,
    subjectId: subject?.id ?? null,
    period: asks.includes('period') ? year : null,
  };
}

/** Asks for a paper and makes it, as the server would; gives its row and its bytes. */
async function make(
  username: string,
  request: Awaited<ReturnType<typeof requestOf>>,
  templateId: string | null = null,
) {
  const caller = await world.as(username);
  const { id } = await caller.paper.make({ ...request, templateId, key: uuidv7() });
  expect(await claimPaper(world.db)).toBe(id);
  await makePaper({ db: world.db, dataDir, today: demoDay, trial: true }, id);
  const row = await caller.paper.read({ id });
  const stored = await world.db
    .selectFrom('paper')
    .select('sha256')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const bytes = stored.sha256 === null ? null : await readFile(pathOf(dataDir, stored.sha256));
  return { row, bytes };
}

const makers: readonly [username: string, code: string, kind: PaperKind][] = [
  ...paperKindNames
    .filter(
      (kind) =>
        (readPaperKind(kind).units as readonly string[]).includes('workCommittee') &&
        kind !== 'supervisionSlip',
    )
    .map((kind): [string, string, PaperKind] => ['gwa', 'GW', kind]),
  ...paperKindNames
    .filter((kind) => (readPaperKind(kind).units as readonly string[]).includes('department'))
    .map((kind): [string, string, PaperKind] => ['opa', 'D01', kind]),
  ['gwa', 'D01', 'inspectionFeedback'],
  ['ops', 'D01.P', 'factSheet'],
  ['brs', 'own', 'factSheet'],
  ['brs', 'own', 'responsibilityList'],
  ['brs', 'own', 'rectificationLedger'],
];

test.each(makers)(
  '%s makes for %s: %s, and the file says what the preview says',
  async (username, code, kind) => {
    const own = world.accounts.find((account) => account.username === username)?.unitId ?? '';
    const request = await requestOf(username, kind, code === 'own' ? own : unitOf(code));
    const preview = await (await world.as(username)).paper.preview(request);
    const { row, bytes } = await make(username, request);
    expect(row).toMatchObject({
      state: 'ready',
      failure: null,
      asOf: demoDay,
      maker: username,
      figures: preview.figures,
    });
    const { text } = readOffice(new Uint8Array(bytes ?? []), '公文.docx');
    const lines = new Set(text.split('\n'));
    for (const block of preview.blocks) {
      if (block.type === 'table') continue;
      const words = block.line.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join('');
      expect(lines).toContain(`${block.type === 'heading' ? block.no : ''}${words}`);
    }
    const people = await world.db
      .selectFrom('person')
      .innerJoin('membership', 'membership.person_id', 'person.id')
      .select('person.name')
      .limit(3_000)
      .execute();
    expect(people.map(({ name }) => name).filter((name) => name.length > 2 && text.includes(name))).toEqual(
      [],
    );
  },
);

test('figures are those of the net, the board and the rate, not a second count', async () => {
  const staff = await world.as('gwa');
  const request = await requestOf('gwa', 'yearSummary', unitOf('GW'));
  const preview = await staff.paper.preview(request);
  const figures = new Map(
    preview.blocks
      .flatMap((block) => (block.type === 'table' ? block.rows.flat() : [block.line]))
      .flat()
      .flatMap((piece) =>
        typeof piece === 'string'
          ? []
          : [[[piece.query, piece.of, piece.what].join('/'), piece.value] as const],
      ),
  );
  const net = await staff.overview.net({ planId, by: 'item' });
  const plan = await staff.plan.read({ id: planId });
  expect(figures.get('net//closed')).toBe(net.total.closed);
  expect(figures.get('net//of')).toBe(net.total.of);
  for (const row of net.rows) {
    const no = plan.items.find((item) => item.id === row.id)?.no;
    expect(figures.get(`net/${no}/closed`), `item ${no}`).toBe(row.total.closed);
    expect(figures.get(`net/${no}/overdue`)).toBe(row.total.colours.red + row.total.colours.redPlus);
  }
  const rate = await staff.inspection.rate();
  expect(figures.get('findings//confirmed')).toBe(rate.all.confirmed);
  expect(figures.get('findings//overdue')).toBe(rate.all.overdue);
  const radar = await staff.election.radar({ unitId: unitOf('GW') });
  expect(figures.get('terms/2024/inTerm')).toBe(radar.rate.inTerm);
  const board = await staff.obligation.board({ unitId: unitOf('GW') });
  const yearly = board.find((row) => row.rule === 'ob.memberReview');
  expect(figures.get('obligations/ob.memberReview/of')).toBe(yearly?.of);
});

test('the same data gives the same bytes', async () => {
  const request = await requestOf('opa', 'yearSummary', unitOf('D01'));
  const [once, again] = [await make('opa', request), await make('opa', request)];
  expect(once.bytes?.length).toBeGreaterThan(5_000);
  expect(again.bytes?.equals(once.bytes ?? Buffer.alloc(0))).toBe(true);
});

test('a paper asked for twice with one key is one, and every one has an audit row', async () => {
  const caller = await world.as('gwa');
  const request = await requestOf('gwa', 'circular', unitOf('GW'));
  const key = uuidv7();
  const first = await caller.paper.make({ ...request, key });
  expect(await caller.paper.make({ ...request, key })).toEqual(first);
  await expect(caller.paper.make({ ...request, kind: 'taskPlan', key })).rejects.toEqual(
    refused('key-used-for-something-else'),
  );
  const audit = await world.db
    .selectFrom('audit')
    .select(['outcome', 'unit_id as unitId'])
    .where('verb', '=', 'paper.make')
    .where('subject_id', '=', first.id)
    .execute();
  expect(audit).toEqual([{ outcome: 'done', unitId: unitOf('GW') }]);
  expect(await claimPaper(world.db)).toBe(first.id);
  expect(await claimPaper(world.db)).toBeNull();
});

test('who may not is refused: another department, another branch, a member, a reader', async () => {
  const request = await requestOf('gwa', 'circular', unitOf('D02'));
  const make_ = async (username: string, input: object) =>
    (await world.as(username)).paper.make({ ...request, ...input, key: uuidv7() });
  await expect(make_('opa', {})).rejects.toEqual(refused('not-found'));
  await expect(make_('opa', { unitId: unitOf('GW') })).rejects.toEqual(refused('not-found'));
  await expect(make_('brs', { kind: 'factSheet', unitId: unitOf('D02.B001') })).rejects.toEqual(
    refused('not-found'),
  );
  await expect(make_('mb', {})).rejects.toEqual(refused('not-allowed'));
  await expect(make_('gwl', {})).rejects.toEqual(refused('not-allowed'));
  const { row } = await make('gwa', request);
  expect((await (await world.as('gwl')).paper.read({ id: row.id })).id).toBe(row.id);
  await expect((await world.as('opa')).paper.read({ id: row.id })).rejects.toEqual(refused('not-found'));
});

test('what does not go together is refused with its place', async () => {
  const caller = await world.as('gwa');
  const request = { ...(await requestOf('gwa', 'circular', unitOf('D01'))), key: uuidv7() };
  const make_ = (input: object) => caller.paper.make({ ...request, ...input, key: uuidv7() });
  await expect(make_({ planId: null })).rejects.toEqual(refusedAt('planId'));
  await expect(make_({ period: null })).rejects.toEqual(refusedAt('period'));
  await expect(make_({ period: { per: 'year', on: '2025-01-01' } })).rejects.toEqual(refusedAt('period'));
  await expect(make_({ kind: 'inspectionFeedback' })).rejects.toEqual(refusedAt('subjectId'));
  await expect(make_({ kind: 'taskPlan' })).rejects.toEqual(refusedAt('unitId'));
  await expect(make_({ templateId: uuidv7() })).rejects.toEqual(refusedAt('templateId'));
  await expect(
    caller.paper.preview({
      ...request,
      key: undefined,
      kind: 'supervisionSlip',
      subjectId: uuidv7(),
    } as never),
  ).rejects.toThrow();
});

test('a slip of another unit is not found, and what fails says why', async () => {
  const caller = await world.as('gwa');
  const [slip] = await caller.paper.subjects({ unitId: unitOf('D01'), kind: 'supervisionSlip' });
  const foreign = {
    kind: 'supervisionSlip' as const,
    unitId: unitOf('D02'),
    planId: null,
    subjectId: slip?.id ?? '',
    period: null,
  };
  await expect(caller.paper.preview(foreign)).rejects.toEqual(refused('not-found'));
  const { row, bytes } = await make('gwa', foreign);
  expect(row.state).toBe('failed');
  expect(row.failure?.zh).toBeTruthy();
  expect(bytes).toBeNull();
});

test('a paper whose maker has lost the right meanwhile is not made', async () => {
  const request = await requestOf('opa', 'factSheet', unitOf('D01'));
  const { id } = await (await world.as('opa')).paper.make({ ...request, key: uuidv7() });
  const context = await contextOf(world.db, 'opa');
  const end = (to_on: string | null) =>
    world.db.updateTable('role_grant').set({ to_on }).where('user_id', '=', context.actor.userId).execute();
  await end('2024-01-01');
  await claimPaper(world.db);
  await makePaper({ db: world.db, dataDir, today: demoDay, trial: true }, id);
  await end(null);
  expect((await (await world.as('gwa')).paper.read({ id })).state).toBe('failed');
});

test('what a server left behind is taken up by the next, and given up after three times', async () => {
  const request = await requestOf('gwa', 'taskPlan', unitOf('GW'));
  const { id } = await (await world.as('gwa')).paper.make({ ...request, key: uuidv7() });
  const gone = () =>
    world.db
      .updateTable('paper')
      .set({ claimed_until: new Date('2024-01-01') })
      .where('id', '=', id)
      .execute();
  for (let time = 0; time < 3; time += 1) {
    expect(await claimPaper(world.db)).toBe(id);
    await gone();
  }
  expect(await claimPaper(world.db)).toBeNull();
  expect((await (await world.as('gwa')).paper.read({ id })).state).toBe('failed');
});

test('the history goes back page by page, newest first, and holds one’s own units only', async () => {
  const office = await world.as('opa');
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await office.paper.list({ cursor, limit: 3 });
    seen.push(...page.rows.map((row) => row.id));
    for (const row of page.rows) expect(row.unitName).not.toBe('山川资源署');
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(seen.length).toBeGreaterThan(6);
  expect(seen).toEqual([...seen].sort().reverse());
  expect(new Set(seen).size).toBe(seen.length);
  const one = await office.paper.list({ kind: 'factSheet', limit: 100 });
  expect(new Set(one.rows.map((row) => row.kind))).toEqual(new Set(['factSheet']));
});

test('a template dresses the papers of its kind until it is withdrawn', async () => {
  const context = { ...(await contextOf(world.db, 'gwa')), dataDir };
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
    addTemplate({ ...(await contextOf(world.db, 'opa')), dataDir }, { ...template, key: uuidv7() }),
  ).rejects.toThrow();
  const staff = await world.as('gwa');
  const request = await requestOf('gwa', 'circular', unitOf('GW'));
  const { row, bytes } = await make('gwa', request, id);
  expect(readOffice(new Uint8Array(bytes ?? []), '公文.docx').text).toContain(`本单位格式：${row.title}`);
  await expect(
    staff.paper.make({ ...request, kind: 'taskPlan', templateId: id, key: uuidv7() }),
  ).rejects.toEqual(refusedAt('templateId'));
  await expect(staff.paper.withdrawTemplate({ key: uuidv7(), id, expectedVersion: 9 })).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  await expect(
    (await world.as('opa')).paper.withdrawTemplate({ key: uuidv7(), id, expectedVersion: 1 }),
  ).rejects.toEqual(refused('not-allowed'));
  const key = uuidv7();
  const withdrawn = await staff.paper.withdrawTemplate({ key, id, expectedVersion: 1 });
  expect(await staff.paper.withdrawTemplate({ key, id, expectedVersion: 1 })).toEqual(withdrawn);
  await expect(staff.paper.make({ ...request, templateId: id, key: uuidv7() })).rejects.toEqual(
    refusedAt('templateId'),
  );
  const audit = await world.db
    .selectFrom('audit')
    .select('verb')
    .where('subject_id', '=', id)
    .where('outcome', '=', 'done')
    .execute();
  expect(audit.map(({ verb }) => verb).sort()).toEqual(['paper.addTemplate', 'paper.withdrawTemplate']);
});
