import { connect } from '@gangmu/db/connect';
import { listMeasures } from '@gangmu/db/measure';
import { measureFields, type MeasureFields } from '@gangmu/domain/items/measure';
import { kindNames } from '@gangmu/domain/kinds/kind-name';
import { mechanismCodes } from '@gangmu/domain/mechanisms/mechanisms';
import type { Clock } from '@gangmu/domain/items/clock';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importSheet, rowsOf, sendSheet, sheetOf, type Report } from './send-sheet.ts';
import { signInAt, startSite, type Site } from './site.ts';

let site: Site;
let db: ReturnType<typeof connect>;
let staff: string;
beforeAll(async () => {
  site = await startSite();
  db = connect(site.databaseUrl);
  staff = await signInAt(site.console, 'gwa');
}, 120_000);
afterAll(async () => {
  await db.destroy();
  await site.close();
});

async function call<T>(verb: string, input: unknown): Promise<T> {
  const response = await fetch(`${site.console}/trpc/${verb}`, {
    method: 'POST',
    headers: { origin: site.console, 'content-type': 'application/json', cookie: staff },
    body: JSON.stringify(input),
  });
  const { result } = (await response.json()) as { result?: { data: T } };
  if (!result) throw new Error(`${verb}: ${response.status}`);
  return result.data;
}

async function newDraft(): Promise<string> {
  const text = await readFile(new URL('../../../samples/2024-work-points.txt', import.meta.url), 'utf8');
  return (await call<{ id: string }>('plan.import', { key: uuidv7(), text, sourceName: '草稿' })).id;
}

async function treeOf(planId: string, cookie = staff): Promise<Uint8Array> {
  const response = await fetch(`${site.console}/files/plans/${planId}/tree`, { headers: { cookie } });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

const decided = async (planId: string) =>
  (await listMeasures(db, planId)).map((measure) => [
    measure.code,
    ...Object.keys(measureFields.shape).map((key) => measure[key as keyof MeasureFields]), // keys of the schema
  ]);

/** Decisions of every form the schema knows, on units whose names are their own and on namesakes. */
async function decide(planId: string): Promise<void> {
  const units = await db.selectFrom('unit').select(['id', 'name']).orderBy('code').execute();
  const namesakes = units.filter((unit) => units.filter((other) => other.name === unit.name).length > 1);
  const unit = (index: number) =>
    (namesakes.length > 0 && index % 3 === 0 ? namesakes : units).at(
      (index * 7) % (index % 3 === 0 && namesakes.length > 0 ? namesakes.length : units.length),
    )?.id ?? '';
  const clocks: readonly (Clock | null)[] = [
    { type: 'fixed', due: '2024-06-30' },
    { type: 'recurring', every: 'quarter', min: 2 },
    { type: 'event', event: '上级通知印发', days: 10, happenedOn: '2024-03-01' },
    { type: 'event', event: '会议召开', days: 0, happenedOn: null },
    { type: 'yearEnd' },
    { type: 'standing' },
    { type: 'dormant', trigger: '上级部署：后 3 天内', due: null },
    { type: 'dormant', trigger: '上级部署', due: '2024-11-30' },
    null,
  ];
  const measures = await listMeasures(db, planId);
  for (const [index, measure] of measures.entries()) {
    const patch: MeasureFields = {
      kind: index % 5 === 0 ? null : (kindNames[index % kindNames.length] ?? null),
      mechanism: index % 4 === 0 ? null : (mechanismCodes[index % mechanismCodes.length] ?? null),
      actors: index % 3 === 0 ? [] : ['D', 'B'],
      leadUnitId: index % 6 === 0 ? null : unit(index + 1),
      coUnits:
        index % 4 === 1
          ? []
          : [
              { unitId: unit(index + 2), deliverable: '材料：甲；乙\n第二行' },
              { unitId: unit(index + 11), deliverable: '' },
            ].filter(
              (one, at, all) =>
                one.unitId !== unit(index + 1) &&
                all.findIndex((other) => other.unitId === one.unitId) === at,
            ),
      implementers: {
        kinds: ['branch', 'department'],
        classes: index % 2 ? ['organ', 'retired'] : [],
        include: [unit(index)],
        exclude: index % 5 ? [] : [unit(index + 5)],
      },
      closingStandard: index % 7 === 0 ? '' : `=完成“${index}”\n-10%、+86`,
      clock: clocks[index % clocks.length] ?? null,
      countRule: index % 3 ? null : { sessionTags: ['partyLecture', 'forum'] },
      askMinutes: index,
    };
    await db
      .updateTable('measure')
      .set({
        kind: patch.kind,
        mechanism: patch.mechanism,
        actors: JSON.stringify(patch.actors),
        lead_unit_id: patch.leadUnitId,
        co_units: JSON.stringify(patch.coUnits),
        implementers: JSON.stringify(patch.implementers),
        closing_standard: patch.closingStandard,
        clock_type: patch.clock?.type ?? null,
        clock: patch.clock === null ? null : JSON.stringify(patch.clock),
        count_rule: patch.countRule === null ? null : JSON.stringify(patch.countRule),
        ask_minutes: patch.askMinutes,
      })
      .where('id', '=', measure.id)
      .execute();
  }
}

test('a plan goes out and comes back without a difference: on itself nothing changes, on an empty draft all of it arrives', async () => {
  const [from, to] = [await newDraft(), await newDraft()];
  await decide(from);
  const bytes = await treeOf(from);
  const itself = await sendSheet<Report>(site, staff, 'tasks/check', bytes, { plan: from });
  expect(itself.answer).toMatchObject({ changed: 0, problems: [] });
  expect(itself.answer?.same).toBe((await listMeasures(db, from)).length);
  const arrived = await importSheet(site, staff, 'tasks', bytes, { plan: to });
  expect(arrived.answer?.changed).toBeGreaterThan(50);
  expect(await decided(to)).toEqual(await decided(from));
  expect(rowsOf(await treeOf(to))).toEqual(rowsOf(bytes));
  const undone = await db.selectFrom('plan').select('version').where('id', '=', to).executeTakeFirstOrThrow();
  await call('plan.undo', { key: uuidv7(), id: to, expectedVersion: undone.version });
  expect(await decided(to)).not.toEqual(await decided(from));
});

test('the same plan is the same file, byte for byte', async () => {
  const plan = await newDraft();
  expect(await treeOf(plan)).toEqual(await treeOf(plan));
});

test('states and facts are those of the database, row by row', async () => {
  const plan = await db
    .selectFrom('plan')
    .select('id')
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow();
  const bytes = await treeOf(plan.id);
  const borne = rowsOf(bytes, 1);
  const stored = await db
    .selectFrom('assignment')
    .innerJoin('unit', 'unit.id', 'assignment.unit_id')
    .innerJoin('measure', 'measure.id', 'assignment.measure_id')
    .select(['measure.code', 'unit.code as unit', 'assignment.due_on as due'])
    .where('assignment.plan_id', '=', plan.id)
    .where('assignment.state', '!=', 'withdrawn')
    .execute();
  const key = (code: string, unit: string, due: string | null) => `${code} ${unit} ${due ?? ''}`;
  expect(
    borne.map((row) => key(row['举措编号'] ?? '', row['单位编号'] ?? '', row['时限'] ?? null)).sort(),
  ).toEqual(stored.map((row) => key(row.code, row.unit, row.due)).sort());
  const facts = await db
    .selectFrom('record_measure')
    .innerJoin('measure', 'measure.id', 'record_measure.measure_id')
    .select((select) => select.fn.countAll<string>().as('n'))
    .where('measure.plan_id', '=', plan.id)
    .executeTakeFirstOrThrow();
  expect(rowsOf(bytes, 2)).toHaveLength(Number(facts.n));
});

test('an office takes away its own department only, and no draft', async () => {
  const office = await signInAt(site.console, 'opa');
  const plan = await db
    .selectFrom('plan')
    .select('id')
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow();
  const units = new Set(
    rowsOf(await treeOf(plan.id, office), 1).map((row) => row['单位编号']?.split('.')[0]),
  );
  expect([...units]).toEqual(['D01']);
  const draft = await fetch(`${site.console}/files/plans/${await newDraft()}/tree`, {
    headers: { cookie: office },
  });
  expect(draft.status).toBe(404);
  expect((await fetch(`${site.console}/files/plans/${plan.id}/tree`)).status).toBe(401);
});

test('rows of the breakdown sheet that fit no measure are named; a wrong text keeps a shifted row out', async () => {
  const plan = await newDraft();
  const [first, second] = await listMeasures(db, plan);
  const heads = ['编号', '举措', '牵头单位', '配合单位', '完成标准', '完成时限'];
  const bytes = await sheetOf('任务分工', heads, [
    [first?.code ?? '', second?.text ?? '', 'D01', null, null, null],
    ['99.9', null, 'D01', null, null, null],
    [second?.code ?? '', second?.text ?? '', 'D01', 'D01', null, '尽快'],
  ]);
  const { answer } = await sendSheet<Report>(site, staff, 'tasks/check', bytes, { plan });
  expect(answer?.problems.map(({ place }) => place).sort()).toEqual(
    ['任务分工!A3', '任务分工!B2', '任务分工!D4', '任务分工!F4'].sort(),
  );
});

test('a published plan is not changed by a sheet', async () => {
  const plan = await db
    .selectFrom('plan')
    .select('id')
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow();
  const sent = await sendSheet(site, staff, 'tasks/check', await treeOf(plan.id), { plan: plan.id });
  expect(sent.refusal?.reason).toBe('not-in-this-state');
});
