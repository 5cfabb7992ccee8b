import { findRecord } from '@gangmu/db/record';
import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import type { MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import type { Day } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';
import { markNomination } from '../../designation/mark-nomination.ts';
import { objectNomination } from '../../designation/object-nomination.ts';
import { setPanel } from '../../designation/set-panel.ts';
import type { Stage } from './act-as.ts';
import { findTitled, type Titled } from './find-titled.ts';

const panel = ['pnl', 'pnl2', 'pnl3', 'pnl4', 'pnl5'];
const merits = '支部建设扎实，组织生活规范，党员作用突出，群众认可。';

/**
 * Titles of the demo world (domain 10.1): three of the committee and nine of the detailed department, one taken back; a
 * round whose notice is over with one nomination under objection; others nominating, on notice and under review.
 */
export async function giveTitles(
  stage: Stage,
  of: { root: string; organ: string; pilot: string },
): Promise<void> {
  const units = await findTitled(stage.db, of.pilot);
  const strong = await makeScheme(stage, of.root, 'M10', {
    name: '“四强”党支部',
    subject: 'branch',
    criteria: ['政治功能强', '支部班子强', '党员队伍强', '作用发挥强'],
    gates: ['term', 'obligations', 'findings', 'discipline'],
    recheckMonths: 24,
  });
  const past = await enterPast(stage, strong, of.root, '2022年度“四强”党支部', units.first.slice(0, 3));
  const [lost] = await enterTitles(stage, past, units.second.slice(-1), '“四强”党支部');
  const revoked = { cause: 'term', document: '示工发〔2024〕7号', revokedOn: '2024-03-15' };
  await stage.step('gwl', '2024-03-15', lost ?? '', 'revoke', revoked);
  const own = await makeScheme(
    stage,
    of.organ,
    'M10',
    { name: '经纬发展部先进党支部', subject: 'branch', criteria: ['组织生活正常', '作用发挥明显'] },
    ['opa', 'ops'],
  );
  await enterPast(stage, own, of.organ, '2022年度先进党支部', units.first.slice(3, 12), ['opa', 'ops']);
  await showStrong(stage, strong, of.root, units);
  await openStrong(stage, strong, of.root, units);
  await askMembers(stage, of, units);
  await reviewLibraries(stage, of.root, units);
}

type Pair = readonly [writer: string, decider: string];
const committee: Pair = ['gwa', 'gwl'];

async function makeScheme(
  stage: Stage,
  unitId: string,
  mechanism: MechanismCode,
  given: RecordBody,
  [writer, decider] = committee,
): Promise<string> {
  const empty = { gates: [], prior: [], validMonths: null, recheckMonths: null };
  const more = { noticeDays: null, causes: [], channel: '机关党委电话接待（演示）' };
  const body = { madeOn: '2024-01-10', ...empty, ...more, ...given };
  const id = await stage.create(writer, '2024-01-10', { type: 'titleScheme', unitId, mechanism, body });
  await stage.step(decider, '2024-01-16', id, 'approve');
  return id;
}

async function enterPast(
  stage: Stage,
  parentId: string,
  unitId: string,
  name: string,
  holders: readonly string[],
  [writer, decider] = committee,
): Promise<string> {
  const body = { openedOn: '2023-03-01', name, places: [], nominateBy: '2023-04-30' };
  const id = await stage.create(writer, '2024-01-17', { type: 'titleRound', unitId, parentId, body });
  const decision = { decidedOn: '2023-06-28', decisionNo: '示工发〔2023〕12号' };
  await stage.step(decider, '2024-01-18', id, 'recordPast', decision);
  await enterTitles(stage, id, holders, name.slice('2022年度'.length));
  return id;
}

async function enterTitles(stage: Stage, parentId: string, holders: readonly string[], name: string) {
  const ids: string[] = [];
  for (const unitId of holders) {
    const about = { holder: '', person: null, validTo: '' };
    const body = { namedOn: '2023-06-28', name, decisionNo: '示工发〔2023〕12号', ...about };
    ids.push(await stage.create('gwa', '2024-01-19', { type: 'title', unitId, parentId, body }));
  }
  return ids;
}

interface Opened {
  readonly name: string;
  readonly on: Day;
  readonly places?: readonly { class: string; places: number }[];
  readonly nominateBy: Day;
}

async function openRound(stage: Stage, parentId: string, unitId: string, { on, ...of }: Opened) {
  const body = { openedOn: on, places: [], ...of };
  const id = await stage.create('gwa', on, { type: 'titleRound', unitId, parentId, body });
  await stage.step('gwl', on, id, 'approve');
  return id;
}

/** A nomination by the office of the department, with the discipline committee's yes, and submitted by the secretary. */
async function nominate(stage: Stage, parentId: string, unitId: string, on: Day, given: RecordBody = {}) {
  const second = given['second'] === true ? '2' : '';
  const { second: _second, by = `opa${second}`, ...rest } = given;
  const body = { nominatedOn: on, person: null, name: '', merits, ...rest };
  return stage.create(String(by), on, { type: 'nomination', unitId, parentId, body });
}

async function submit(stage: Stage, id: string, on: Day, second = ''): Promise<void> {
  await stage.step(`odc${second}`, on, id, 'opine', { opinion: 'agree' });
  await stage.step(`ops${second}`, on, id, 'submit');
  await stage.step('gwa', on, id, 'screen');
}

async function seat(stage: Stage, roundId: string, on: Day): Promise<void> {
  const userIds = await Promise.all(panel.map(async (name) => (await stage.as(name, on)).actor.userId));
  const expectedVersion = (await findRecord(stage.db, roundId))?.version ?? 0;
  await setPanel(await stage.as('gwa', on), { key: uuidv7(), id: roundId, expectedVersion, userIds });
}

/** Everybody who may says yes, but for those left out. */
async function markAll(stage: Stage, id: string, on: Day, avoids: string, without: readonly string[] = []) {
  for (const name of panel) {
    if (name === avoids || without.includes(name)) continue;
    const expectedVersion = (await findRecord(stage.db, id))?.version ?? 0;
    await markNomination(await stage.as(name, on), { key: uuidv7(), id, expectedVersion, recommends: true });
  }
}

/** 2023: the notice ran from 11 to 17 June over no holiday, one nomination is under objection, the decision is due. */
async function showStrong(stage: Stage, scheme: string, root: string, units: Titled): Promise<void> {
  const round = await openRound(stage, scheme, root, {
    name: '2023年度“四强”党支部',
    on: '2024-05-06',
    places: [
      { class: 'organ', places: 2 },
      { class: 'institution', places: 2 },
      { class: 'enterprise', places: 1 },
    ],
    nominateBy: '2024-05-24',
  });
  await seat(stage, round, '2024-05-07');
  const ids: string[] = [];
  for (const [at, unitId] of [...units.strong, ...units.strongElsewhere].entries()) {
    const isSecond = at >= units.strong.length;
    const id = await nominate(stage, round, unitId, '2024-05-20', { second: isSecond });
    await submit(stage, id, '2024-05-22', isSecond ? '2' : '');
    ids.push(id);
  }
  await stage.step('gwa', '2024-05-27', round, 'review');
  for (const [at, id] of ids.entries())
    await markAll(stage, id, '2024-06-03', at < units.strong.length ? 'pnl5' : 'pnl2');
  for (const id of ids) await stage.step('gwa', '2024-06-07', id, 'list');
  await stage.step('gwa', '2024-06-11', round, 'announce', { noticeFrom: '2024-06-11' });
  await object(stage, ids[1] ?? '', '2024-06-13');
}

async function object(stage: Stage, id: string, on: Day): Promise<void> {
  const expectedVersion = (await findRecord(stage.db, id))?.version ?? 0;
  const said = { key: uuidv7(), id, expectedVersion, objection: 'fact' as const };
  await objectNomination(await stage.as('mb', on), said);
}

/** 2024: nominations are open; a branch past its term is among them and cannot be submitted. */
async function openStrong(stage: Stage, scheme: string, root: string, units: Titled): Promise<void> {
  const round = await openRound(stage, scheme, root, {
    name: '2024年度“四强”党支部',
    on: '2024-06-03',
    places: [
      { class: 'organ', places: 10 },
      { class: 'institution', places: 12 },
      { class: 'enterprise', places: 6 },
      { class: 'retired', places: 4 },
    ],
    nominateBy: '2024-07-31',
  });
  const late = await nominate(stage, round, units.late, '2024-06-12');
  await stage.step('odc', '2024-06-13', late, 'opine', { opinion: 'agree' });
  await nominate(stage, round, units.pilot, '2024-06-14', { by: 'brs' });
}

/** “四好”党员: one round asks a member for his consent, another is on public notice today. */
async function askMembers(stage: Stage, { root }: { root: string }, units: Titled): Promise<void> {
  const scheme = await makeScheme(stage, root, 'M12', {
    name: '“四好”党员',
    subject: 'person',
    criteria: ['政治素质好', '岗位履责好', '作风品行好', '群众评价好'],
    gates: ['standing', 'discipline'],
  });
  const shown = await openRound(stage, scheme, root, {
    name: '2023年度“四好”党员',
    on: '2024-05-06',
    nominateBy: '2024-05-24',
  });
  await seat(stage, shown, '2024-05-07');
  const ids: string[] = [];
  for (const who of ['brc', 'cl']) {
    const { personId } = (await stage.as(who, '2024-05-20')).actor;
    const id = await nominate(stage, shown, units.pilot, '2024-05-20', { by: 'brs', person: personId });
    await stage.step(who, '2024-05-21', id, 'consent', { consent: 'agree' });
    await submit(stage, id, '2024-05-22');
    ids.push(id);
  }
  await stage.step('gwa', '2024-05-27', shown, 'review');
  for (const id of ids) await markAll(stage, id, '2024-06-03', 'pnl5');
  for (const id of ids) await stage.step('gwa', '2024-06-14', id, 'list');
  await stage.step('gwa', '2024-06-17', shown, 'announce', { noticeFrom: '2024-06-17' });
  const asking = await openRound(stage, scheme, root, {
    name: '2024年度“四好”党员',
    on: '2024-06-03',
    nominateBy: '2024-07-31',
  });
  const { personId } = (await stage.as('mb', '2024-06-17')).actor;
  await nominate(stage, asking, units.pilot, '2024-06-17', { by: 'brs', person: personId });
}

/** 职工书屋示范点: under review, one reviewer's word is missing. */
async function reviewLibraries(stage: Stage, root: string, units: Titled): Promise<void> {
  const scheme = await makeScheme(stage, root, 'M32', {
    name: '职工书屋示范点',
    subject: 'group',
    criteria: ['场所开放', '管理规范', '职工满意'],
    validMonths: 36,
  });
  const round = await openRound(stage, scheme, root, {
    name: '2024年职工书屋示范点',
    on: '2024-05-13',
    places: [{ class: 'all', places: 2 }],
    nominateBy: '2024-06-07',
  });
  await seat(stage, round, '2024-05-14');
  const names = ['经纬书屋', '滨河书屋', '山川书屋'];
  const ids: string[] = [];
  for (const [at, name] of names.entries()) {
    const second = at === 2;
    const unitId = second ? units.strongElsewhere[0] : units.strong[at];
    const id = await nominate(stage, round, unitId ?? '', '2024-06-03', { name, second });
    await stage.step(second ? 'ops2' : 'ops', '2024-06-04', id, 'submit');
    await stage.step('gwa', '2024-06-05', id, 'screen');
    ids.push(id);
  }
  await stage.step('gwa', '2024-06-11', round, 'review');
  for (const [at, id] of ids.entries())
    await markAll(stage, id, '2024-06-17', at === 2 ? 'pnl2' : 'pnl5', ['pnl']);
}
