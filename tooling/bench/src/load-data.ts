import { connect } from '@gangmu/db/connect';
import { insertBulk, type NewRow } from '@gangmu/db/insert-bulk';
import { foldTallies } from '@gangmu/db/tally';
import { transact } from '@gangmu/db/transact';
import { uuidv7 } from 'uuidv7';

/** How large a world is: departments × branches each; every unit bears ten tasks. */
export interface Size {
  readonly departments: number;
  readonly branchesEach: number;
}

export const sizes = {
  small: { departments: 20, branchesEach: 99 },
  large: { departments: 110, branchesEach: 1_818 },
} as const satisfies Record<string, Size>;

const measuresPerPlan = 86;
const tasksPerUnit = 10;
const userId = '01900000-0000-7000-8000-000000000001';
const officeUserId = '01900000-0000-7000-8000-000000000002';
export const benchDay = '2024-06-20';

interface Place {
  readonly id: string;
  readonly path: string;
}

/** Fills an empty schema; in one filled before, the tasks of the last run begin anew. Says how many tasks it holds. */
export async function loadData(url: string, size: Size, log: (line: string) => void): Promise<number> {
  const db = connect(url, { poolSize: 2, statementTimeout: false });
  const total = size.departments * (size.branchesEach + 1) * tasksPerUnit;
  try {
    const done = await db
      .selectFrom('job_run')
      .select('id')
      .where('name', '=', 'bench-load')
      .executeTakeFirst();
    if (done) {
      await db
        .updateTable('assignment')
        .set({ state: 'accepted', version: 1 }) // the same bucket, so tallies stay true
        .where('state', '=', 'inProgress')
        .execute();
      return total;
    }
    const root: Place = { id: uuidv7(), path: '' };
    const rootPath = `/${root.id}/`;
    await transact(db, null, (tx) =>
      insertBulk(tx, 'unit', [unitRow(root.id, 'GW', 'workCommittee', null, rootPath, null)]),
    );
    const planId = uuidv7();
    const measures = await insertPlan(db, planId, root.id);
    for (let department = 0; department < size.departments; department += 1) {
      await insertDepartment(db, {
        root: root.id,
        rootPath,
        planId,
        measures,
        department,
        branches: size.branchesEach,
      });
      if (department % 10 === 9) log(`  ${department + 1}/${size.departments}`);
    }
    await insertPeople(db, root.id);
    await transact(db, null, (tx) =>
      insertBulk(tx, 'job_run', [
        { id: uuidv7(), name: 'bench-load', started_at: new Date(), outcome: 'done' },
      ]),
    );
    return total;
  } finally {
    await db.destroy();
  }
}

type Db = ReturnType<typeof connect>;

function unitRow(
  id: string,
  code: string,
  kind: string,
  parentId: string | null,
  path: string,
  departmentId: string | null,
): NewRow<'unit'> {
  return {
    id,
    code,
    name: `单位${code}`,
    short_name: code,
    kind,
    class: kind === 'branch' ? 'organ' : null,
    parent_id: parentId,
    path,
    department_id: departmentId,
    member_count: 20,
    full_member_count: 20,
  };
}

async function insertPlan(db: Db, planId: string, rootId: string): Promise<{ id: string; itemId: string }[]> {
  const itemIds = Array.from({ length: 19 }, () => uuidv7());
  const measures = Array.from({ length: measuresPerPlan }, (_, index) => ({
    id: uuidv7(),
    itemId: itemIds[index % 19] ?? '',
  }));
  await transact(db, null, async (tx) => {
    await insertBulk(tx, 'plan', [
      {
        id: planId,
        year: 2024,
        title: '要点',
        issuer_unit_id: rootId,
        state: 'published',
        source_name: '要点',
        source_hash: '',
        source_text: '',
        preamble: '{}',
        noise: '[]',
        warnings: '[]',
        published_version: 1,
        created_by: userId,
        created_at: new Date(),
      },
    ]);
    await insertBulk(
      tx,
      'plan_item',
      itemIds.map((id, sort) => ({
        id,
        plan_id: planId,
        no: sort + 1,
        heading: `条目${sort + 1}`,
        span_from: 0,
        span_to: 1,
        sort,
      })),
    );
    await insertBulk(
      tx,
      'measure',
      measures.map(({ id, itemId }, sort) => ({
        id,
        plan_id: planId,
        item_id: itemId,
        code: `1.${sort + 1}`,
        text: `第${sort + 1}条举措的原文。`,
        span_from: 0,
        span_to: 1,
        sort,
        state: 'issued',
        actors: '["D"]',
        lead_unit_id: rootId,
        co_units: '[]',
        implementers: '{"kinds":[],"classes":[],"include":[],"exclude":[]}',
        closing_standard: '办结',
        clock_type: 'yearEnd',
        clock: '{"type":"yearEnd"}',
        suggestion: '{}',
      })),
    );
  });
  return measures;
}

interface DepartmentPlan {
  readonly root: string;
  readonly rootPath: string;
  readonly planId: string;
  readonly measures: readonly { id: string; itemId: string }[];
  readonly department: number;
  readonly branches: number;
}

async function insertDepartment(db: Db, plan: DepartmentPlan): Promise<void> {
  const id = uuidv7();
  const path = `${plan.rootPath}${id}/`;
  const code = `D${String(plan.department + 1).padStart(3, '0')}`;
  const units = [unitRow(id, code, 'department', plan.root, path, id)];
  for (let branch = 0; branch < plan.branches; branch += 1) {
    const branchId = uuidv7();
    units.push(
      unitRow(
        branchId,
        `${code}.${String(branch + 1).padStart(5, '0')}`,
        'branch',
        id,
        `${path}${branchId}/`,
        id,
      ),
    );
  }
  const tasks: NewRow<'assignment'>[] = [];
  for (const [at, unit] of units.entries()) {
    const count = at === 0 ? 60 : tasksPerUnit;
    for (let task = 0; task < count; task += 1)
      tasks.push(taskRow(plan, unit.id, (at + task) % measuresPerPlan));
  }
  await transact(db, null, async (tx) => {
    await insertBulk(tx, 'unit', units);
  });
  for (let at = 0; at < tasks.length; at += 10_000)
    await transact(db, null, (tx) => insertBulk(tx, 'assignment', tasks.slice(at, at + 10_000)));
  const deltas = tasks.map((task) => ({
    id: uuidv7(),
    plan_id: plan.planId,
    item_id: task.item_id,
    measure_id: task.measure_id,
    unit_path: path,
    day: benchDay,
    bucket: 'open',
    due_on: '2024-12-31',
    count: 1,
  }));
  const sums = [...Map.groupBy(deltas, (delta) => delta.measure_id).values()].map((group) => ({
    ...group[0],
    count: group.length,
  })) as typeof deltas; // groups are never empty
  await transact(db, null, (tx) => insertBulk(tx, 'tally_delta', sums));
  while ((await transact(db, null, foldTallies)) > 0);
}

function taskRow(plan: DepartmentPlan, unitId: string, at: number): NewRow<'assignment'> {
  const measure = plan.measures[at] ?? { id: '', itemId: '' };
  return {
    id: uuidv7(),
    plan_id: plan.planId,
    item_id: measure.itemId,
    measure_id: measure.id,
    unit_id: unitId,
    issuer_unit_id: plan.root,
    role: 'implement',
    clock_type: 'yearEnd',
    state: 'accepted',
    bucket: 'open',
    assigned_on: benchDay,
    accept_by: '2024-06-27',
    due_on: '2024-12-31',
    updated_at: new Date(),
  };
}

/** A leader for reads of everything, and an office of the first department that works on its tasks. */
async function insertPeople(db: Db, rootId: string): Promise<void> {
  const department = await db
    .selectFrom('unit')
    .select('id')
    .where('kind', '=', 'department')
    .orderBy('code')
    .executeTakeFirstOrThrow();
  const far = new Date('2090-01-01T00:00:00Z');
  const people = [
    { id: userId, role: 'committeeStaff', unit: rootId, token: 'bench-staff' },
    { id: officeUserId, role: 'organOffice', unit: department.id, token: 'bench-office' },
  ];
  await transact(db, null, async (tx) => {
    const at = { createdAt: new Date(), updatedAt: far };
    await insertBulk(
      tx,
      'auth_user',
      people.map(({ id, token }) => ({
        id,
        name: token,
        email: `${id}@users.invalid`,
        username: token,
        ...at,
      })),
    );
    await insertBulk(
      tx,
      'role_grant',
      people.map(({ id, role, unit }) => ({
        id: uuidv7(),
        user_id: id,
        role,
        unit_id: unit,
        from_on: '2024-01-01',
      })),
    );
    await insertBulk(
      tx,
      'auth_session',
      people.map(({ id, token }) => ({ id: uuidv7(), userId: id, token, expiresAt: far, ...at })),
    );
  });
}
