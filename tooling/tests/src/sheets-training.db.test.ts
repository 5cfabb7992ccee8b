import { connect } from '@gangmu/db/connect';
import { insertBulk } from '@gangmu/db/insert-bulk';
import { transact } from '@gangmu/db/transact';
import { sampleBody } from '@gangmu/domain/kinds/sample-record';
import { offering } from '@gangmu/domain/kinds/training/offering';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importSheet, rowsOf, sendSheet, sheetOf, type Report } from './send-sheet.ts';
import { signInAt, startSite, type Site } from './site.ts';

const heads = ['人员编号', '姓名', '班次', '结果'];

let site: Site;
let db: ReturnType<typeof connect>;
let office: string;
let other: string;
let people: { id: string; name: string; unitId: string; code: string }[];
beforeAll(async () => {
  site = await startSite();
  db = connect(site.databaseUrl);
  [office, other] = [await signInAt(site.console, 'opa'), await signInAt(site.console, 'opa2')];
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .select(['person.id', 'person.name', 'membership.unit_id as unitId'])
    .where('unit.code', 'like', 'D01.B%')
    .where('membership.status', '=', 'full')
    .where('membership.to_on', 'is', null)
    .orderBy('person.id')
    .limit(6)
    .execute();
  people = rows.map((row, at) => ({ ...row, code: `T-${at}` }));
  for (const { id, code } of people)
    await db.updateTable('person').set({ code }).where('id', '=', id).execute();
}, 120_000);
afterAll(async () => {
  await db.destroy();
  await site.close();
});

const unitId = async (code: string) =>
  (await db.selectFrom('unit').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;

/** An offering of the office that is under way and ends on a day. */
async function begin(name: string, endsOn = demoDay, seats?: number): Promise<string> {
  const id = uuidv7();
  const host = await unitId('D01.P');
  const department = await unitId('D01');
  const body = {
    ...sampleBody(offering, '2024-06-10'),
    name,
    startsOn: '2024-06-10',
    endsOn,
    hours: 8,
    tags: ['discipline'],
    linkedMeasures: [],
    seats: seats === undefined ? [] : [{ unit: department, seats }],
  };
  await transact(db, null, (tx) =>
    insertBulk(tx, 'record', [
      {
        id,
        kind: 'training',
        type: 'offering',
        mechanism: 'M25',
        unit_id: host,
        state: 'running',
        title: name,
        happened_on: '2024-06-10',
        body: JSON.stringify(body),
        created_by: uuidv7(),
        created_at: new Date(),
      },
    ]),
  );
  return id;
}

/** Somebody on the list of an offering. */
async function enrol(offeringId: string, at: number, state: string): Promise<void> {
  const person = people[at];
  const body = { person: person?.id, nominatedOn: '2024-06-05' };
  await transact(db, null, (tx) =>
    insertBulk(tx, 'record', [
      {
        id: uuidv7(),
        kind: 'training',
        type: 'enrolment',
        mechanism: 'M25',
        state,
        title: '参训',
        unit_id: person?.unitId ?? '',
        parent_id: offeringId,
        person_id: person?.id ?? null,
        happened_on: '2024-06-05',
        body: JSON.stringify(body),
        created_by: uuidv7(),
        created_at: new Date(),
      },
    ]),
  );
}

const listOf = (offeringId: string) =>
  db
    .selectFrom('record')
    .innerJoin('person', 'person.id', 'record.person_id')
    .select(['person.code', 'record.state', 'record.id'])
    .where('record.parent_id', '=', offeringId)
    .orderBy('person.code')
    .execute();

test('people on the list are moved on, others join it, each proves hours once; the same file again does nothing', async () => {
  const course = await begin('纪法轮训班');
  await enrol(course, 0, 'nominated');
  await enrol(course, 1, 'attended');
  await enrol(course, 2, 'confirmed');
  const bytes = await sheetOf('培训结业', heads, [
    ['T-0', people[0]?.name ?? '', '纪法轮训班', '已结业'],
    ['T-1', null, '纪法轮训班', '已结业'],
    ['T-2', null, '纪法轮训班', '未参加'],
    ['T-3', null, '纪法轮训班（2024-06-10）', '已结业'],
  ]);
  expect((await importSheet(site, office, 'completions', bytes)).answer).toEqual({
    created: 1,
    changed: 3,
    same: 0,
  });
  const list = await listOf(course);
  expect(list.map(({ code, state }) => `${code} ${state}`)).toEqual([
    'T-0 completed',
    'T-1 completed',
    'T-2 absent',
    'T-3 completed',
  ]);
  const facts = await db
    .selectFrom('fact')
    .select(['metric', 'amount'])
    .where(
      'record_id',
      'in',
      list.map(({ id }) => id),
    )
    .execute();
  const sumOf = (metric: string) =>
    facts.filter((fact) => fact.metric === metric).reduce((sum, fact) => sum + Number(fact.amount), 0);
  expect([sumOf('hours.own'), sumOf('training.completed'), sumOf('training.discipline')]).toEqual([24, 3, 3]);
  const steps = await db
    .selectFrom('record_step')
    .select('step')
    .where('record_id', '=', list[3]?.id ?? '')
    .orderBy('id')
    .execute();
  expect(steps.map(({ step }) => step)).toEqual(['create', 'confirm', 'attend', 'complete']);
  const audit = async () =>
    (await db.selectFrom('audit').select('outcome').where('verb', '=', 'sheet.completions').execute()).length;
  expect(await audit()).toBe(1);
  expect((await importSheet(site, office, 'completions', bytes)).answer).toEqual({
    created: 0,
    changed: 0,
    same: 4,
  });
  expect(await audit()).toBe(1);
});

test('what is in the way is named cell by cell, and nothing is written', async () => {
  const course = await begin('书记班');
  const later = await begin('未完班', '2024-07-30');
  await begin('同名班');
  await begin('同名班');
  await enrol(course, 0, 'absent');
  const bytes = await sheetOf('培训结业', heads, [
    ['T-0', null, '书记班', '已结业'],
    ['T-1', '别人', '书记班', '已结业'],
    ['T-9', null, '书记班', '已结业'],
    ['T-2', null, '没有的班', '已结业'],
    ['T-3', null, '同名班', '已结业'],
    ['T-4', null, '未完班', '已结业'],
    ['T-5', null, '书记班', '优秀'],
    ['T-2', null, '书记班', '未参加'],
    ['T-3', null, '书记', '已结业'],
  ]);
  const { answer } = await sendSheet<Report>(site, office, 'completions/check', bytes);
  expect(answer?.problems.map(({ place }) => place)).toEqual([
    '培训结业!D2',
    '培训结业!B3',
    '培训结业!A4',
    '培训结业!C5',
    '培训结业!C6',
    '培训结业!D7',
    '培训结业!D8',
    '培训结业!D9',
    '培训结业!C10',
  ]);
  expect(answer?.problems.at(-1)?.fixes[0]?.text).toBe('书记班（2024-06-10）');
  const refused = await sendSheet(site, office, 'completions/import', bytes, {
    fingerprint: answer?.fingerprint ?? '',
  });
  expect(refused.refusal?.reason).toBe('invalid');
  expect(await listOf(later)).toEqual([]);
});

test('seats are kept over the whole file', async () => {
  await begin('名额班', demoDay, 2);
  const bytes = await sheetOf(
    '培训结业',
    heads,
    [0, 1, 2].map((at) => [`T-${at}`, null, '名额班', '已结业']),
  );
  const { answer } = await sendSheet<Report>(site, office, 'completions/check', bytes);
  expect(answer?.problems.map(({ place, text }) => [place, text.zh])).toEqual([
    ['培训结业!D4', '本部门 2 个名额已用完'],
  ]);
});

test('another department’s office neither finds the offering nor closes it; a member may not at all', async () => {
  await begin('本部门班');
  const bytes = await sheetOf('培训结业', heads, [['T-0', null, '本部门班', '已结业']]);
  const { answer } = await sendSheet<Report>(site, other, 'completions/check', bytes);
  expect(answer?.problems.map(({ place }) => place)).toEqual(['培训结业!C2']);
  const member = await signInAt(site.console, 'mb');
  expect((await sendSheet(site, member, 'completions/check', bytes)).status).toBe(403);
});

test('the template offers the offerings that are under way, and its example is passed over', async () => {
  const response = await fetch(`${site.console}/files/sheets/completions/template`, {
    headers: { cookie: office },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(rowsOf(bytes)[0]?.['人员编号']).toMatch(/^示例/u);
  const { answer } = await sendSheet<Report>(site, office, 'completions/check', bytes);
  expect(answer).toMatchObject({ rows: 0, problems: [] });
});
