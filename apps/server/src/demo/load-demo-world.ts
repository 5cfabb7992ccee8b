import { connect } from '@gangmu/db/connect';
import { insertBulk } from '@gangmu/db/insert-bulk';
import { markAllObligations } from '@gangmu/db/obligation-status';
import { transact } from '@gangmu/db/transact';
import { findRoot } from '@gangmu/db/unit';
import { indexPage } from '../search/index-texts.ts';
import { sendDigests } from '../digest/send-digests.ts';
import { judgeMarked } from '../obligation/judge-marked.ts';
import { buildPeople, type DemoPerson } from './build-people.ts';
import { buildSessions } from './build-sessions.ts';
import { buildUnits, type DemoUnit } from './build-units.ts';
import { demoDay } from './demo-day.ts';
import { insertAccounts, type DemoAccount } from './insert-accounts.ts';
import { admittedOn, probationers } from './build-procedures.ts';
import { insertRecords } from './insert-records.ts';
import { listVeterans } from './list-veterans.ts';
import { insertSessions } from './insert-sessions.ts';
import { openStage } from './judgement/act-as.ts';
import { loadJudgement } from './judgement/load-judgement.ts';
import { sendReturns } from './judgement/send-returns.ts';
import { publishDemoPlan } from './publish-demo-plan.ts';
import { seeded, seededIds } from './random.ts';
import { settleDemoPlan } from './settle-demo-plan.ts';

const seed = 20_240_620;
const founded = '2015-01-01';

/**
 * Fills an empty database with the demo world (domain 10.1): the same every time, all of it fictional, marked
 * 演示数据. Does nothing when the tree has a root already. Returns the accounts to sign in with.
 */
export async function loadDemoWorld(config: {
  databaseUrl: string;
  log(line: string): void;
}): Promise<{ accounts: DemoAccount[] }> {
  const db = connect(config.databaseUrl, { statementTimeout: false });
  try {
    if (await findRoot(db)) return { accounts: [] };
    const random = seeded(seed);
    const newId = seededIds(seed);
    const units = buildUnits(newId, random);
    const made = buildPeople(units, newId, random);
    const { posts } = made;
    const people = settlePeople(units, made.people);
    const membersOf = Map.groupBy(people, (person) => person.unitId);
    const detailed = units.find((unit) => unit.kind === 'department');
    const branches = units.filter((unit) => unit.kind === 'branch');
    const pilot = branches.find((unit) => unit.departmentId === detailed?.id && unit.members === 23);
    if (!detailed || !pilot) throw new Error('the seed gives no branch with 23 members');
    config.log(
      `演示数据：${units.length} 个单位，${people.length} 名党员 / demo data: ${units.length} units, ${people.length} members`,
    );
    await transact(db, null, async (tx) => {
      await insertBulk(
        tx,
        'unit',
        units.map((unit) => toUnitRow(unit, membersOf.get(unit.id) ?? [])),
      );
      await insertBulk(
        tx,
        'person',
        people.map((person) => ({ id: person.id, name: person.name, birth_month: person.birthMonth })),
      );
      await insertBulk(
        tx,
        'membership',
        people.map((person) => ({
          id: newId(),
          person_id: person.id,
          unit_id: person.unitId,
          status: person.status,
          class: person.class,
          joined_on: person.joinedOn,
          full_on: person.fullOn,
          from_on: '2023-01-01',
        })),
      );
      await insertBulk(
        tx,
        'post',
        posts.map((post) => ({
          id: newId(),
          unit_id: post.unitId,
          type: post.type,
          person_id: post.personId,
          from_on: '2023-03-01',
          approved_no: post.approvedNo,
        })),
      );
    });
    const accounts = await insertAccounts(db, { units, people, posts, pilot, newId });
    const plan = await publishDemoPlan(db, accounts);
    config.log(`工作要点：${plan.measures} 条举措已印发 / work points: ${plan.measures} measures published`);
    const sessions = buildSessions(branches, membersOf, pilot.id, detailed.id, newId, random);
    await insertSessions(db, sessions, plan, accounts, newId);
    await settleDemoPlan(db, plan, detailed, newId, random);
    await exemptTwo(
      db,
      branches.filter((unit) => unit.departmentId === detailed.id),
      newId,
    );
    const count = await insertRecords(db, realmOf(units, detailed, membersOf), pilot.id, plan, accounts);
    config.log(`台账与办件：${count} 件 / registers and cases: ${count}`);
    const discipline = accounts.find((account) => account.username === 'odc');
    await sendReturns(openStage(db), discipline?.unitId ?? ''); // before the quarter is closed by judging it
    await transact(db, null, markAllObligations);
    while ((await transact(db, null, (tx) => judgeMarked(tx, demoDay))) > 0);
    config.log(`组织生活：${sessions.length} 次 / sessions: ${sessions.length}`);
    await loadJudgement(db, accounts);
    for (let after: string | null = ''; after !== null; ) {
      const from: string = after;
      after = await transact(db, null, (tx) => indexPage(tx, from));
    }
    for (let after: string | null = ''; after !== null; ) {
      const from: string = after;
      after = await transact(db, null, (tx) => sendDigests(tx, demoDay, from));
    }
    return { accounts };
  } finally {
    await db.destroy();
  }
}

function toUnitRow(unit: DemoUnit, members: readonly { status: string }[]) {
  return {
    id: unit.id,
    code: unit.code,
    name: unit.name,
    short_name: unit.shortName,
    kind: unit.kind,
    class: unit.class,
    parent_id: unit.parentId,
    path: unit.path,
    department_id: unit.departmentId,
    founded_on: founded,
    elected_on: unit.electedOn,
    term_years: unit.termYears,
    postponed_to: unit.postponedTo,
    member_count: members.length,
    full_member_count: members.filter((member) => member.status === 'full').length,
  };
}

/** Two branches of the detailed department are excused from the second quarter's general meeting. */
async function exemptTwo(
  db: ReturnType<typeof connect>,
  branches: readonly DemoUnit[],
  newId: () => string,
): Promise<void> {
  const excused = branches.slice(-2);
  await transact(db, null, (tx) =>
    insertBulk(
      tx,
      'obligation_exemption',
      excused.map((unit) => ({
        id: newId(),
        unit_id: unit.id,
        rule: 'ob.generalMeeting',
        period: '2024Q2',
        reason: '支部改选期间，经机关党委同意',
      })),
    ),
  );
}

/** Eleven people admitted this year joined on the day of their meeting; six reach fifty years by 1 July (domain 10.1). */
function settlePeople(units: readonly DemoUnit[], people: readonly DemoPerson[]): DemoPerson[] {
  const detailed = units.find((unit) => unit.kind === 'department');
  const branches = units.filter((unit) => unit.kind === 'branch' && unit.departmentId === detailed?.id);
  const membersOf = Map.groupBy(people, (person) => person.unitId);
  const admitted = new Set(
    probationers(branches, membersOf)
      .slice(0, 11)
      .map(({ person }) => person.id),
  );
  const settled = people.map((person) =>
    admitted.has(person.id) ? { ...person, joinedOn: admittedOn } : person,
  );
  return listVeterans(branches, settled);
}

function realmOf(
  units: readonly DemoUnit[],
  department: DemoUnit,
  membersOf: ReadonlyMap<string, readonly DemoPerson[]>,
) {
  const find = (code: string) => units.find((unit) => unit.code === code) ?? department;
  return {
    root: find('GW'),
    committee: find(`${department.code}.P`),
    department,
    branches: units.filter((unit) => unit.kind === 'branch' && unit.departmentId === department.id),
    membersOf,
  };
}
