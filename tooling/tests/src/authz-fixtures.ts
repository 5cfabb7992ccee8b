import { insertAssignments, type NewAssignment } from '@gangmu/db/assignment';
import { insertBulk } from '@gangmu/db/insert-bulk';
import { transact } from '@gangmu/db/transact';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import type { Letter, ObjectKind, Subject } from './authz-matrix.ts';
import { demoDay, type World } from './world.ts';

/** What stands on one unit for the cells to act on. */
export interface Target {
  readonly unitId: string;
  readonly task: string;
  readonly local: string;
  readonly record: string;
  readonly membership: string;
  readonly person: string;
  readonly post: string;
}

export interface Fixtures {
  /** The target of a relation, null where the tree has none for that subject. */
  target(subject: Subject, letter: Letter): Target | null;
  readonly plan: string;
  readonly draft: string;
  readonly measure: string;
  readonly item: string;
  readonly someUser: string;
  readonly someGrant: string;
}

/** A target whose every id is absent. */
export function absentTarget(): Target {
  return {
    unitId: uuidv7(),
    task: uuidv7(),
    local: uuidv7(),
    record: uuidv7(),
    membership: uuidv7(),
    person: uuidv7(),
    post: uuidv7(),
  };
}

export async function makeFixtures(world: World): Promise<Fixtures> {
  const units = await world.db
    .selectFrom('unit')
    .select(['id', 'code', 'department_id as departmentId'])
    .execute();
  const idOf = (code: string) => units.find((unit) => unit.code === code)?.id ?? '';
  const unitOf = (username: string) =>
    world.accounts.find((account) => account.username === username)?.unitId ?? '';
  const places = {
    root: idOf('GW'),
    department: idOf('D01'),
    committee: idOf('D01.P'),
    discipline: idOf('D01.P.J'),
    league: idOf('D01.P.T'),
    branch: unitOf('brs'),
    beside: unitOf('brs2'),
    other: idOf('D02'),
    otherBranch: idOf('D02.B001'),
  };
  const [plan] = await (await world.as('gwa')).plan.list();
  const measure = await world.db
    .selectFrom('measure')
    .select(['id', 'item_id as itemId'])
    .where('plan_id', '=', plan?.id ?? '')
    .where('code', '=', '17.4')
    .executeTakeFirstOrThrow();
  const targets = new Map<string, Target>();
  for (const unitId of new Set(Object.values(places))) {
    const departmentId = units.find((unit) => unit.id === unitId)?.departmentId ?? places.root;
    targets.set(
      unitId,
      await makeTarget(world, unitId, departmentId, places.root, {
        planId: plan?.id ?? '',
        measureId: measure.id,
        itemId: measure.itemId,
      }),
    );
  }
  const text = await readFile(new URL('../../../samples/2024-work-points.txt', import.meta.url), 'utf8');
  const draft = await (await world.as('gwa')).plan.import({ key: uuidv7(), text, sourceName: '草稿' });
  const draftMeasure = await world.db
    .selectFrom('measure')
    .select(['id', 'item_id as itemId'])
    .where('plan_id', '=', draft.id)
    .orderBy('sort')
    .executeTakeFirstOrThrow();
  const gone = await world.db
    .selectFrom('auth_user')
    .select('id')
    .where('username', '=', 'gone')
    .executeTakeFirstOrThrow();
  const grant = await world.db
    .selectFrom('role_grant')
    .select('id')
    .where('user_id', '=', gone.id)
    .executeTakeFirstOrThrow();
  const relations = relationsOf(places);
  return {
    target: (subject, letter) => targets.get(relations(subject, letter) ?? '') ?? null,
    plan: plan?.id ?? '',
    draft: draft.id,
    measure: draftMeasure.id,
    item: draftMeasure.itemId,
    someUser: gone.id,
    someGrant: grant.id,
  };
}

type Places = Record<
  | 'root'
  | 'department'
  | 'committee'
  | 'discipline'
  | 'league'
  | 'branch'
  | 'beside'
  | 'other'
  | 'otherBranch',
  string
>;

/** Where each relation leads from the unit a subject stands on. */
function relationsOf(places: Places): (subject: Subject, letter: Letter) => string | null {
  const from: Record<string, Partial<Record<Letter, string>>> = {
    root: { O: places.root, D: places.department, F: places.other },
    dpg: { O: places.department, A: places.root, D: places.committee, F: places.other },
    committee: { O: places.committee, A: places.department, D: places.branch, F: places.other },
    odc: { O: places.discipline, A: places.committee, B: places.branch, F: places.otherBranch },
    uni: { O: places.league, A: places.committee, B: places.branch, F: places.otherBranch },
    branch: { O: places.branch, A: places.committee, B: places.beside, F: places.otherBranch },
  };
  const groupOf: Partial<Record<Subject, string>> = {
    dpg: 'dpg',
    ops: 'committee',
    opa: 'committee',
    odc: 'odc',
    uni: 'uni',
    brs: 'branch',
    brc: 'branch',
    cl: 'branch',
    mb: 'branch',
    gone: 'branch',
    anonymous: 'branch',
  };
  return (subject, letter) => from[groupOf[subject] ?? 'root']?.[letter] ?? null;
}

async function makeTarget(
  world: World,
  unitId: string,
  departmentId: string,
  rootId: string,
  of: { planId: string; measureId: string; itemId: string },
): Promise<Target> {
  const target = { ...absentTarget(), unitId };
  const task = (id: string, issuerUnitId: string): NewAssignment => ({
    ...of,
    id,
    unitId,
    issuerUnitId,
    parentId: null,
    depth: 1,
    role: 'assist',
    clockType: 'fixed',
    state: 'inProgress',
    bucket: 'open',
    assignedOn: demoDay,
    acceptBy: '2024-06-27',
    dueOn: '2024-12-31',
    deliverable: '',
    reason: '',
  });
  const body = {
    typeTags: ['forum'],
    heldOn: demoDay,
    durationMin: 60,
    place: '会议室',
    host: '甲',
    lecturer: '',
    topics: [],
    absences: [],
    guests: '',
    decisions: [],
    linkedMeasures: [],
  };
  await transact(world.db, null, async (tx) => {
    await insertAssignments(
      tx,
      departmentId === rootId
        ? [task(target.task, rootId)]
        : [task(target.task, rootId), task(target.local, departmentId)],
    );
    await insertBulk(tx, 'record', [
      {
        id: target.record,
        kind: 'session',
        type: 'session',
        unit_id: unitId,
        state: 'recorded',
        title: '讲座',
        happened_on: demoDay,
        body: JSON.stringify(body),
        created_by: uuidv7(),
        created_at: new Date(),
      },
    ]);
    await insertBulk(tx, 'person', [{ id: target.person, name: '甲' }]);
    await insertBulk(tx, 'membership', [
      {
        id: target.membership,
        person_id: target.person,
        unit_id: unitId,
        status: 'full',
        class: 'staff',
        from_on: '2024-01-01',
      },
    ]);
    await insertBulk(tx, 'post', [
      { id: target.post, unit_id: unitId, type: 'mentor', person_id: target.person, from_on: '2024-01-01' },
    ]);
  });
  return departmentId === rootId ? { ...target, local: target.task } : target;
}

/** An input of each procedure that names the target and, where it is allowed, ends without changing anything. */
export function inputOf(procedure: string, object: ObjectKind, target: Target, f: Fixtures): unknown {
  const key = uuidv7();
  const stale = 999_999;
  const plan = object === 'plan' ? f.plan : f.draft;
  const ofPlan = { key, id: plan, expectedVersion: stale };
  const task = { key, id: object === 'local' ? target.local : target.task, expectedVersion: stale };
  const unit = { unitId: target.unitId };
  const named = { name: '甲', shortName: '甲', class: null, electedOn: null, termYears: null };
  const member = {
    name: '甲',
    birthMonth: null,
    status: 'full',
    class: 'staff',
    joinedOn: null,
    fullOn: null,
  };
  const inputs: Record<string, unknown> = {
    'account.list': {},
    'account.create': { key, username: `t${key.slice(-12)}`, name: '甲', personId: null },
    'account.disable': { key, id: f.someUser, disabled: true },
    'account.resetCode': { key, id: f.someUser },
    'grant.accounts': {},
    'grant.list': { userId: f.someUser },
    'grant.grant': {
      key,
      userId: f.someUser,
      role: 'member',
      unitId: target.unitId,
      from: '2024-07-01',
      to: '2024-06-01',
    },
    'grant.withdraw': { key, id: f.someGrant, expectedVersion: stale },
    'audit.list': {},
    'calendar.days': { year: 2024 },
    'calendar.importYear': { key, year: 2024, source: '通知', expectedVersion: 9_999, days: [] },
    'unit.children': { parentId: target.unitId },
    'unit.find': { text: '经纬' },
    'unit.byIds': { ids: [target.unitId] },
    'unit.read': { id: target.unitId },
    'unit.create': {
      key,
      parentId: target.unitId,
      code: `T.${key.slice(-8)}`,
      kind: 'workCommittee',
      foundedOn: null,
      ...named,
    },
    'unit.change': { key, id: target.unitId, expectedVersion: stale, dissolvedOn: null, ...named },
    'unit.move': { key, id: target.unitId, expectedVersion: stale, parentId: target.unitId },
    'person.list': unit,
    'person.create': { key, ...unit, ...member },
    'person.change': { key, id: target.membership, expectedVersion: stale, to: null, ...member },
    'post.list': unit,
    'post.appoint': {
      key,
      ...unit,
      type: 'mentor',
      personId: target.person,
      from: demoDay,
      approvedNo: null,
    },
    'post.end': { key, id: target.post, expectedVersion: stale },
    'plan.read': { id: plan },
    'plan.readText': { id: plan },
    'plan.versions': { id: plan },
    'plan.readVersion': { id: plan, no: 1 },
    'plan.gaps': { id: plan },
    'plan.burden': { id: plan },
    'plan.import': { key, text: '没有编号的一段话。', sourceName: '甲' },
    'plan.changeMeasures': { ...ofPlan, measureIds: [f.measure], patch: {} },
    'plan.splitMeasure': { ...ofPlan, measureId: f.measure, at: 3 },
    'plan.mergeMeasures': { ...ofPlan, measureId: f.measure },
    'plan.moveMeasure': { ...ofPlan, measureId: f.measure, itemId: f.item, beforeId: null },
    'plan.retitle': { ...ofPlan, target: 'plan', targetId: plan, heading: '标题' },
    'plan.undo': ofPlan,
    'plan.submit': ofPlan,
    'plan.revise': ofPlan,
    'plan.sendBack': ofPlan,
    'plan.close': ofPlan,
    'plan.publish': ofPlan,
    'assignment.list': {},
    'assignment.read': { id: task.id },
    'assignment.accept': task,
    'assignment.start': task,
    'assignment.submit': { ...task, report: '' },
    'assignment.cite': { key, id: task.id, recordId: target.record },
    'assignment.removeEvidence': { key, id: task.id, evidenceId: target.record },
    'assignment.fold': { ...task, intoId: task.id, reason: '合并' },
    'assignment.passDown': { ...task, unitIds: [target.unitId], dueOn: '2024-12-31', reason: '转办' },
    'assignment.askExtension': { ...task, dueOn: '2025-01-31', reason: '延期' },
    'assignment.decideExtension': { ...task, granted: true },
    'assignment.exempt': { ...task, reason: '免办' },
    'assignment.verify': task,
    'assignment.giveBack': { ...task, why: 'factMissing', note: '' },
    'assignment.close': task,
    'record.list': { type: 'session' },
    'record.read': { id: target.record },
    'record.prefill': { type: 'session', ...unit },
    'record.create': { key, type: 'session', ...unit, body: {} },
    'record.step': { key, id: target.record, expectedVersion: stale, step: 'confirm' },
    'obligation.year': { ...unit, year: 2024 },
    'obligation.board': unit,
    'overview.net': { planId: f.plan },
    'overview.facts': { measureId: f.measure, ...unit },
    'today.read': unit,
  };
  return inputs[procedure];
}
