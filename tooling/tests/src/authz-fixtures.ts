import { demoDay } from '@gangmu/server/demo/demo-day';
import { insertAssignments, type NewAssignment } from '@gangmu/db/assignment';
import { insertBulk } from '@gangmu/db/insert-bulk';
import { insertSurvey } from '@gangmu/db/survey';
import { transact } from '@gangmu/db/transact';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { makeRecordRow } from './make-record-row.ts';
import { insertPaperOf } from './authz-papers.ts';
import { insertSomeToken } from './authz-tokens.ts';
import { recordTypes, type Letter, type RecordType, type Subject } from './authz-subjects.ts';
import type { World } from './world.ts';

/** What stands on one unit for the cells to act on. */
export interface Target {
  readonly unitId: string;
  readonly task: string;
  readonly local: string;
  readonly record: string;
  /** A record of each type in its first state, and the parents of those that hang below one. */
  readonly records: Readonly<Record<RecordType, string>>;
  readonly parents: Readonly<Partial<Record<RecordType, string>>>;
  readonly slip: string;
  readonly survey: string;
  readonly paper: string;
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
  /** The measure the tasks of the targets belong to. */
  readonly asked: string;
  readonly item: string;
  readonly someUser: string;
  readonly someGrant: string;
  readonly someToken: string;
}

const typeNames = Object.keys(recordTypes) as RecordType[]; // keys of a const table

/** A target whose every id is absent. */
export function absentTarget(): Target {
  return {
    unitId: uuidv7(),
    task: uuidv7(),
    local: uuidv7(),
    record: uuidv7(),
    records: Object.fromEntries(typeNames.map((type) => [type, uuidv7()])) as Target['records'], // one for each name
    parents: {},
    slip: uuidv7(),
    survey: uuidv7(),
    paper: uuidv7(),
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
    asked: measure.id,
    item: draftMeasure.itemId,
    someUser: gone.id,
    someGrant: grant.id,
    someToken: await insertSomeToken(world),
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
  const absent = absentTarget();
  const parents = Object.fromEntries(
    typeNames.flatMap((type) => {
      const above = typeNames.find((name) => name === readRecordDefinition(type).parent);
      return above ? [[type, absent.records[above]]] : [];
    }),
  );
  const target: Target = { ...absent, unitId, parents };
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
    await insertBulk(
      tx,
      'record',
      typeNames.map((type) => makeRecordRow(type, target)),
    );
    await insertBulk(tx, 'supervision_slip', [
      {
        id: target.slip,
        unit_id: unitId,
        level: 'red',
        issued_on: demoDay,
        reply_by: '2024-06-27',
      },
    ]);
    await insertSurvey(tx, {
      id: target.survey,
      unitId,
      title: '调研',
      questions: [{ text: '甲', choices: ['是', '否'] }],
      closesOn: '2024-12-31',
      builtBy: uuidv7(),
    });
    await insertPaperOf(tx, target);
    await insertBulk(tx, 'burden_voice', [
      {
        measure_id: of.measureId,
        issuer_unit_id: unitId,
        what: 'needless',
        count: 1,
        answer_by: '2024-07-04',
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
