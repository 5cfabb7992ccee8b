import { listMembersByCode, listTakenCodes, listUncodedMembers } from '@gangmu/db/person-bulk';
import type { Unit } from '@gangmu/db/unit';
import { listManyUnits } from '@gangmu/db/unit-bulk';
import { can } from '@gangmu/domain/access/can';
import { uuidv7 } from 'uuidv7';
import { findUnits, type UnitFinder } from './find-units.ts';
import {
  differences,
  formerValues,
  keyOf,
  memberFields,
  type MemberRow,
  type MemberTarget,
} from './member-target.ts';
import type { Checked, SheetKind, Work } from './sheet-kind.ts';
import { giveWay, openSheet, readRows, type ProblemList } from './sheet-rows.ts';
import { templateOf } from './template.ts';
import { writeMembers } from './write-members.ts';

const title = '党员';

/** Members by code: new ones join a branch, data of present ones are corrected. Nobody changes branches by a sheet. */
export const membersSheet: SheetKind = {
  title,
  action: 'person.change',
  template: async () => templateOf(title, memberFields),
  async check(work) {
    const sheet = openSheet(title, memberFields, work.workbook);
    const { rows, problems } = await readRows(sheet, work);
    const targets = await resolveMembers(work, rows, problems);
    const changes = targets.filter((target) => Object.keys(differences(target)).length > 0);
    const created = changes.filter((target) => target.was === null).length;
    return {
      rows: rows.length,
      created,
      changed: changes.length - created,
      same: targets.length - changes.length,
      problems: problems.all,
      notices: sheet.notices,
      before: () => changes.filter((target) => target.was).map(formerValues),
      after: () => changes.map((target) => ({ ...differences(target), code: target.code })),
      write: (tx) => writeMembers(tx, work, changes),
    } satisfies Checked;
  },
};

async function resolveMembers(
  work: Work,
  rows: readonly MemberRow[],
  problems: ProblemList,
): Promise<MemberTarget[]> {
  const { db, context } = work;
  const codes = rows.flatMap((row) => row.values.code ?? []);
  const present = new Map((await listMembersByCode(db, codes, context.today)).map((one) => [one.code, one]));
  const taken = await listTakenCodes(db, codes);
  const names = rows.flatMap((row) => row.values.unit ?? []);
  const finder = await findUnits(db, names, work.signal);
  const standing = await listManyUnits(db, new Set([...present.values()].map((one) => one.unitId)));
  const units = rows.map((row) =>
    branchOf(row, finder, standing.get(present.get(row.values.code ?? '')?.unitId ?? ''), problems),
  );
  const homes = new Set(units.flatMap((unit) => unit?.id ?? []));
  const uncoded = Map.groupBy(await listUncodedMembers(db, [...homes], context.today), keyOf);
  const seen = new Set<string>();
  const targets: MemberTarget[] = [];
  for (const [index, row] of rows.entries()) {
    await giveWay(index, work.signal);
    const { values } = row;
    const unit = units[index];
    const complain = (field: keyof typeof memberFields, zh: string, en: string) =>
      problems.add(row.problem(field, { zh, en }));
    const { code } = values;
    if (!code) complain('code', '缺少人员编号', 'the code is missing');
    else if (seen.has(code))
      complain('code', `人员编号 ${code} 在本表出现了两次`, `${code} stands here twice`);
    if (!code || seen.has(code) || !unit) continue;
    seen.add(code);
    if (!can(context.actor, 'person.change', unit, context.today)) {
      complain('unit', '该支部不在您可修改的范围内', 'this branch is not yours to change');
      continue;
    }
    const known = present.get(code);
    if (!known && taken.has(code)) {
      complain(
        'code',
        '该编号属于已不在册的人员，请换一个编号',
        'this code belongs to somebody no longer on the rolls',
      );
      continue;
    }
    if (known && known.unitId !== unit.id) {
      complain(
        'unit',
        '该党员现在另一个支部，转接组织关系请按程序办理',
        'this member is in another branch; a transfer is a procedure',
      );
      continue;
    }
    const alike = known
      ? []
      : (uncoded.get(
          keyOf({ unitId: unit.id, name: values.name ?? '', birthMonth: values.birthMonth ?? null }),
        ) ?? []);
    if (alike.length > 1) {
      complain(
        'name',
        `该支部有 ${alike.length} 名同名且出生年月相同、尚无编号的党员，请先在页面上编号`,
        'several members of that name and month have no code yet',
      );
      continue;
    }
    const was = known ?? alike[0] ?? null;
    const name = values.name ?? was?.name;
    if (name === undefined) complain('name', '新党员须写姓名', 'a new member needs a name');
    if (!values.status && !was) complain('status', '新党员须选党籍状态', 'a new member needs a status');
    if (!values.class && !was) complain('class', '新党员须选人员类别', 'a new member needs a class');
    const status = values.status ?? was?.status;
    const memberClass = values.class ?? was?.class;
    if (name === undefined || !status || !memberClass) continue;
    const target: MemberTarget = {
      membershipId: was?.membershipId ?? uuidv7(),
      personId: was?.personId ?? uuidv7(),
      unitId: unit.id,
      unit,
      was,
      code,
      name,
      status,
      class: memberClass,
      birthMonth: values.birthMonth === undefined ? (was?.birthMonth ?? null) : values.birthMonth,
      joinedOn: values.joinedOn === undefined ? (was?.joinedOn ?? null) : values.joinedOn,
      fullOn: values.fullOn === undefined ? (was?.fullOn ?? null) : values.fullOn,
      version: was?.version ?? 1,
    };
    if (target.joinedOn && target.fullOn && target.fullOn < target.joinedOn)
      complain('fullOn', '转正日期早于入党日期', 'full membership before joining');
    targets.push(target);
  }
  return targets;
}

/** The branch the row names, the present one where it names none. */
function branchOf(
  row: MemberRow,
  finder: UnitFinder,
  present: Unit | undefined,
  problems: ProblemList,
): Unit | null {
  const text = row.values.unit;
  if (!text) {
    if (!present) problems.add(row.problem('unit', { zh: '须写所在支部', en: 'the branch is missing' }));
    return present ?? null;
  }
  const read = finder.find(text);
  if (!('value' in read)) problems.add(row.problem('unit', read.trouble, read.fixes));
  else if (read.value.kind !== 'branch')
    problems.add(
      row.problem('unit', { zh: `“${read.value.name}”不是党支部`, en: `“${read.value.name}” is no branch` }),
    );
  else return read.value;
  return null;
}
