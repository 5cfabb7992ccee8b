import { insertBulk } from '@gangmu/db/insert-bulk';
import { transact } from '@gangmu/db/transact';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roundOf, titledWorld, type TitledWorld } from './designation-stage.ts';
import { because, refused, refusedAt } from './refused.ts';

let stage: TitledWorld;
beforeAll(async () => {
  stage = await titledWorld();
}, 120_000);
afterAll(() => stage.world.close());

test('C3: a branch past its term cannot be submitted and sees why; the others can when all holds', async () => {
  const { world, step, find } = stage;
  const round = await roundOf(world, '2024年度“四强”党支部');
  const drafted = await find({ parent_id: round, state: 'drafted' });
  const late = drafted.find((row) => row.created !== 'brs');
  const read = await (await world.as('ops')).record.read({ id: late?.id ?? '' });
  const submit = read.steps.find(({ name }) => name === 'submit');
  expect(submit?.obstacle?.zh).toMatch(/不能报送：任期已于 \d{4}-\d\d-\d\d 届满，未换届/);
  await expect(step('ops', late?.id ?? '', 'submit')).rejects.toEqual(refused('invalid'));
  const { gates } = await (await world.as('opa')).designation.checks({ id: late?.id ?? '' });
  expect(gates.map(({ gate, met }) => [gate, met])).toEqual([
    ['term', false],
    ['obligations', expect.any(Boolean)],
    ['findings', true],
    ['discipline', true],
  ]);
});

test('every step of a nomination: role, foreign unit, stale version, repeated key, audit row', async () => {
  const { world, create, step, versionOf, strongUnits } = stage;
  const round = await roundOf(world, '2024年度“四强”党支部');
  const [unitId = ''] = strongUnits;
  const body = { nominatedOn: '2024-06-20', person: null, name: '', merits: '组织生活规范' };
  const given = { type: 'nomination', unitId, parentId: round, body };
  for (const [who, reason] of [
    ['mb', 'not-found'],
    ['opa2', 'not-found'],
    ['gwa', 'not-found'],
  ] as const)
    await expect(create(who, given)).rejects.toEqual(refused(reason));
  await expect(create('opa', { ...given, body: { ...body, person: stage.member } })).rejects.toEqual(
    refusedAt('person'),
  );
  const id = await create('opa', given);
  await expect(create('opa', given), 'once in a round').rejects.toEqual(refusedAt('unitId'));
  await expect(step('ops', id, 'submit')).rejects.toEqual(refused('invalid'));
  await expect(step('opa', id, 'opine', { opinion: 'agree' })).rejects.toEqual(refused('not-allowed'));
  await expect(step('odc2', id, 'opine', { opinion: 'agree' })).rejects.toEqual(refused('not-found'));
  await expect(step('odc', id, 'opine', { opinion: '有问题线索' })).rejects.toEqual(refusedAt('opinion'));
  await expect(step('odc', id, 'opine', { opinion: 'agree', reason: '…' })).rejects.toThrow();
  await step('odc', id, 'opine', { opinion: 'agree' });
  await expect(step('opa', id, 'submit')).rejects.toEqual(refused('not-allowed'));
  const caller = await world.as('ops');
  const stale = { key: uuidv7(), id, step: 'submit', expectedVersion: 77 };
  await expect(caller.record.step(stale)).rejects.toEqual(refused('changed-meanwhile'));
  const once = { ...stale, key: uuidv7(), expectedVersion: await versionOf(id) };
  const first = await caller.record.step(once);
  expect(await caller.record.step(once), 'the same key').toEqual(first);
  await expect(step('opa', id, 'screen')).rejects.toEqual(refused('not-allowed'));
  await expect(step('gwa', id, 'markedByAll'), 'the system alone').rejects.toEqual(refused('not-allowed'));
  await step('gwa', id, 'screen');
  await expect(step('gwl', id, 'award')).rejects.toEqual(refused('not-in-this-state'));
  await step('ops', id, 'withdraw', undefined, '另有安排');
  const audit = await world.db
    .selectFrom('audit')
    .select('verb')
    .where('subject_id', '=', id)
    .where('outcome', '=', 'done')
    .orderBy('id')
    .execute();
  expect(audit.map(({ verb }) => verb)).toEqual([
    'record.create',
    'record.opine',
    'record.submit',
    'record.screen',
    'record.withdraw',
  ]);
});

test('the panel: three at least, who runs the round names it, nobody twice', async () => {
  const { world, versionOf } = stage;
  const id = await roundOf(world, '2024年职工书屋示范点');
  const staff = await world.as('gwa');
  const { reviewers } = await staff.designation.panel({ id });
  const ids = reviewers.map(({ userId }) => userId);
  expect(ids).toHaveLength(5);
  const set = async (who: string, userIds: string[], expectedVersion?: number) =>
    (await world.as(who)).designation.setPanel({
      key: uuidv7(),
      id,
      expectedVersion: expectedVersion ?? (await versionOf(id)),
      userIds,
    });
  await expect(set('opa', ids)).rejects.toEqual(refused('not-allowed'));
  await expect(set('pnl', ids)).rejects.toEqual(refused('not-allowed'));
  await expect(set('gwa', ids.slice(0, 2))).rejects.toEqual(refused('invalid'));
  await expect(set('gwa', [...ids, ids[0] ?? ''])).rejects.toEqual(refused('invalid'));
  await expect(set('gwa', [...ids, uuidv7()])).rejects.toEqual(refused('invalid'));
  await expect(set('gwa', ids, 99)).rejects.toEqual(refused('changed-meanwhile'));
  const names = (...wanted: string[]) =>
    reviewers.filter(({ name }) => wanted.some((word) => name.includes(word))).map(({ userId }) => userId);
  await expect(
    set('gwa', names('评审组', '评审员丙', '评审员戊')),
    'two are left for the first department',
  ).rejects.toEqual(refused('invalid'));
  const given = { key: uuidv7(), id, expectedVersion: await versionOf(id), userIds: ids };
  const done = await staff.designation.setPanel(given);
  expect(await staff.designation.setPanel(given)).toEqual(done);
});

test('marks stay hidden until all are in, own departments stay out, and there is never a figure of them', async () => {
  const { world, step, versionOf } = stage;
  const id = await roundOf(world, '2024年职工书屋示范点');
  const reviewer = await world.as('pnl');
  const { rows } = await reviewer.designation.sheet({ id });
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    expect(row).toMatchObject({ mine: null, given: 3, wanted: 4, result: null, marks: null, avoids: false });
    const { marks } = await (await world.as('gwa')).designation.checks({ id: row.id });
    expect(marks, 'not even to those who run it').toBeNull();
  }
  const own = (await (await world.as('pnl5')).designation.sheet({ id })).rows;
  expect(own.map(({ avoids }) => avoids).sort()).toEqual([false, true, true]);
  for (const who of ['opa', 'gwd', 'mb'])
    await expect((await world.as(who)).designation.sheet({ id })).rejects.toEqual(refused('not-found'));
  const mark = async (who: string, of: string, recommends: boolean, expectedVersion?: number) =>
    (await world.as(who)).designation.mark({
      key: uuidv7(),
      id: of,
      expectedVersion: expectedVersion ?? (await versionOf(of)),
      recommends,
    });
  const avoided = own.find(({ avoids }) => avoids)?.id ?? '';
  await expect(mark('pnl5', avoided, true)).rejects.toEqual(refused('not-allowed'));
  await expect(mark('gwa', avoided, true)).rejects.toEqual(refused('not-allowed'));
  await expect(mark('pnl', avoided, true, 99)).rejects.toEqual(refused('changed-meanwhile'));
  const [one, two, three] = ['经纬书屋', '滨河书屋', '山川书屋'].map((title) =>
    rows.find((row) => row.title === title),
  );
  await mark('pnl2', one?.id ?? '', false); // he changes his mind while it goes on
  const said = { key: uuidv7(), id: one?.id ?? '', expectedVersion: one?.version ?? 0, recommends: true };
  const answer = await reviewer.designation.mark(said);
  expect(await reviewer.designation.mark(said)).toEqual(answer);
  const after = (await reviewer.designation.sheet({ id })).rows;
  const shown = after.find((row) => row.id === one?.id);
  expect(shown).toMatchObject({ state: 'reviewed', result: 'recommended' });
  expect(shown?.marks).toHaveLength(4);
  expect(
    after.filter(({ marks }) => marks === null),
    'the others go on',
  ).toHaveLength(2);
  await expect(mark('pnl2', one?.id ?? '', true)).rejects.toEqual(refused('not-in-this-state'));
  const audit = await world.db
    .selectFrom('audit')
    .select(['after_json as after'])
    .where('verb', '=', 'designation.mark')
    .where('outcome', '=', 'done')
    .execute();
  for (const { after: kept } of audit) expect(JSON.stringify(kept)).not.toMatch(/true.*recommend|recommend/);
  for (const who of ['pnl2', 'pnl3']) await mark(who, two?.id ?? '', false);
  await world.db
    .deleteFrom('designation_mark')
    .where('nomination_id', '=', two?.id ?? '')
    .where('recommends', '=', 1)
    .execute();
  await Promise.all(['pnl', 'pnl4'].map((who) => mark(who, two?.id ?? '', false))); // the last two at once: one of them closes it
  await mark('pnl', three?.id ?? '', true);
  const results = (await reviewer.designation.sheet({ id })).rows.map((row) => row.result);
  expect([...results].sort()).toEqual(['notRecommended', 'recommended', 'recommended']);

  await expect(step('gwa', two?.id ?? '', 'list')).rejects.toEqual(because(/does not recommend/));
});

test('places: the last one is given once; the database refuses more by itself', async () => {
  const { world, find, step } = stage;
  const id = await roundOf(world, '2023年度“四强”党支部');
  const { places } = await (await world.as('mb')).designation.round({ id });
  expect(places).toEqual([
    { class: 'enterprise', places: 1, taken: 1 },
    { class: 'institution', places: 2, taken: 2 },
    { class: 'organ', places: 2, taken: 2 },
  ]);
  const add = (of: { class: string; places: number; no: number }) =>
    transact(world.db, null, (tx) => insertBulk(tx, 'designation_place', [{ round_id: id, ...of }]));
  await expect(add({ class: 'organ', places: 2, no: 3 }), 'beyond the number').rejects.toThrow(
    /designation_place_within/,
  );
  await expect(add({ class: 'organ', places: 3, no: 3 }), 'a number nobody set').rejects.toThrow(
    /foreign key/i,
  );
  await expect(add({ class: 'organ', places: 2, no: 2 }), 'a place twice').rejects.toEqual(
    expect.objectContaining({ reason: 'already-exists' }),
  );
  await expect(
    sql`update designation_quota set places = 9 where round_id = ${id}`.execute(world.db),
  ).rejects.toThrow(/foreign key/i);
  const [first, second] = await find({ parent_id: id, state: 'noticed' });
  await expect(
    sql`update designation_place set nomination_id = ${first?.id} where round_id = ${id} and nomination_id = ${second?.id}`.execute(
      world.db,
    ),
    'two places for one',
  ).rejects.toThrow(/Duplicate/);
  // the round under review has two places for three nominations, one of which is not recommended
  const libraries = await roundOf(world, '2024年职工书屋示范点');
  const reviewed = await find({ parent_id: libraries, state: 'reviewed' });
  const good = reviewed.filter(({ body }) => body['result'] === 'recommended');
  expect(good).toHaveLength(2);
  await sql`update designation_place set nomination_id = ${uuidv7()} where round_id = ${libraries} and no = 1`.execute(
    world.db,
  );
  const outcomes = await Promise.allSettled(good.map((row) => step('gwa', row.id, 'list')));
  expect(outcomes.map(({ status }) => status).sort(), 'two at once for the last place').toEqual([
    'fulfilled',
    'rejected',
  ]);
  await sql`update designation_place set nomination_id = null where round_id = ${libraries} and no = 1`.execute(
    world.db,
  );
});

test('the notice: counted by the calendar, never short, never before today; the database refuses a short one', async () => {
  const { world, step, find } = stage;
  const id = await roundOf(world, '2024年职工书屋示范点');
  for (const row of await find({ parent_id: id, state: 'reviewed' }))
    await (row.body['result'] === 'recommended'
      ? step('gwa', row.id, 'list')
      : step('gwa', row.id, 'leaveOut', undefined, '评审不推荐'));
  await expect(step('gwa', id, 'announce', { noticeFrom: '2024-06-19' })).rejects.toEqual(
    refusedAt('noticeFrom'),
  );
  await expect(step('opa', id, 'announce', { noticeFrom: '2024-06-24' })).rejects.toEqual(
    refused('not-allowed'),
  );
  await step('gwa', id, 'announce', { noticeFrom: '2024-06-24' });
  const { notice } = await (await world.as('mb')).designation.round({ id });
  expect(notice).toEqual({ from: '2024-06-24', to: '2024-06-28', wantedDays: 5, countedDays: 5 });
  await expect(
    step('gwl', id, 'decide', { decidedOn: '2024-06-20', decisionNo: '1' }),
    'before its end',
  ).rejects.toEqual(because(/possible from 2024-06-29/));
  await expect(
    step('gwl', id, 'decide', { decidedOn: '2024-06-28', decisionNo: '1' }, undefined, '2024-06-28'),
    'on its last day',
  ).rejects.toEqual(because(/possible from 2024-06-29/));
  await expect(
    step('gwl', id, 'decide', { decidedOn: '2024-06-27', decisionNo: '1' }, undefined, '2024-07-01'),
    'dated back into it',
  ).rejects.toEqual(refusedAt('decidedOn'));
  const put = (from: string, to: string, wanted: number, counted: number) =>
    sql`insert into designation_notice values (${uuidv7()}, ${from}, ${to}, ${wanted}, ${counted})`.execute(
      world.db,
    );
  await expect(put('2024-06-24', '2024-06-27', 4, 4), 'four days').rejects.toThrow(
    /designation_notice_wanted/,
  );
  await expect(put('2024-06-24', '2024-06-28', 5, 4), 'four counted').rejects.toThrow(
    /designation_notice_counted/,
  );
  await expect(put('2024-06-24', '2024-06-27', 5, 5), 'four in all').rejects.toThrow(
    /designation_notice_long/,
  );
  const name = (from: string, noticeTo: string | null) =>
    transact(world.db, null, (tx) =>
      insertBulk(tx, 'designation_title', [
        {
          title_id: uuidv7(),
          scheme_id: uuidv7(),
          round_id: id,
          nomination_id: uuidv7(),
          unit_id: uuidv7(),
          from_on: from,
          notice_to_on: noticeTo,
        },
      ]),
    );
  await expect(name('2024-06-28', '2024-06-28'), 'named on its last day').rejects.toThrow(
    /designation_title_after/,
  );
  await expect(name('2024-06-20', '2024-06-19'), 'after an end nobody set').rejects.toThrow(/foreign key/i);
  await expect(name('2024-07-01', null), 'without a notice').rejects.toThrow(/designation_title_shown/);
});
