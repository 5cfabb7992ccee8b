import { listUnitsByCode } from '@gangmu/db/unit-bulk';
import type { Unit } from '@gangmu/db/unit';
import { unitKinds } from '@gangmu/domain/units/unit-kind';
import { uuidv7 } from 'uuidv7';
import { findUnits } from './find-units.ts';
import { checkPlaces, futureTree } from './place-units.ts';
import type { Checked, SheetKind, Work } from './sheet-kind.ts';
import { giveWay, openSheet, readRows, type ProblemList } from './sheet-rows.ts';
import { templateOf } from './template.ts';
import { differences, formerValues, unitFields, type UnitRow, type UnitTarget } from './unit-target.ts';
import { writeUnits } from './write-units.ts';

const title = '单位';

/** Units by code: new ones below their parents, changes of what is there, moves of whole branches of the tree. */
export const unitsSheet: SheetKind = {
  title,
  action: 'unit.change',
  template: async () => templateOf(title, unitFields),
  async check(work) {
    const sheet = openSheet(title, unitFields, work.workbook);
    const { rows, problems } = await readRows(sheet, work);
    const { targets, known } = await resolveUnits(work, rows, problems);
    const tree = await futureTree(work.db, targets, known);
    problems.add(...(await checkPlaces(tree, targets.values(), work)));
    const changes = [...targets.values()].filter((target) => Object.keys(differences(target)).length > 0);
    const created = changes.filter((target) => target.was === null).length;
    return {
      rows: rows.length,
      created,
      changed: changes.length - created,
      same: targets.size - changes.length,
      problems: problems.all,
      notices: sheet.notices,
      before: () =>
        changes
          .filter((target) => target.was)
          .map((target) => ({ code: target.code, ...formerValues(target) })),
      after: () => changes.map((target) => ({ code: target.code, ...differences(target) })),
      write: (tx) => writeUnits(tx, work, changes, tree),
    } satisfies Checked;
  },
};

/** Each row as a unit that is to be; rows that cannot become one leave a problem. */
async function resolveUnits(
  work: Work,
  rows: readonly UnitRow[],
  problems: ProblemList,
): Promise<{ targets: Map<string, UnitTarget>; known: Unit[] }> {
  const codes = rows.flatMap((row) => row.values.code ?? []);
  const present = new Map((await listUnitsByCode(work.db, codes)).map((unit) => [unit.code, unit]));
  const ids = new Map(codes.map((code) => [code, present.get(code)?.id ?? uuidv7()]));
  const parents = rows.flatMap(({ values: { parent } }) => (parent && !ids.has(parent) ? [parent] : []));
  const finder = await findUnits(work.db, parents, work.signal);
  const targets = new Map<string, UnitTarget>();
  const seen = new Set<string>();
  const known = new Map<string, Unit>();
  for (const [index, row] of rows.entries()) {
    await giveWay(index, work.signal);
    const { code, parent } = row.values;
    if (!code) {
      problems.add(row.problem('code', { zh: '缺少编号', en: 'the code is missing' }));
      continue;
    }
    if (seen.has(code)) {
      problems.add(
        row.problem('code', { zh: `编号 ${code} 在本表出现了两次`, en: `${code} stands here twice` }),
      );
      continue;
    }
    seen.add(code);
    const was = present.get(code) ?? null;
    let parentId = was?.parentId ?? null;
    if (parent) {
      const read = ids.has(parent) ? null : finder.find(parent);
      if (read && !('value' in read)) {
        problems.add(row.problem('parent', read.trouble, read.fixes));
        continue;
      }
      if (read) known.set(read.value.id, read.value);
      parentId = ids.get(parent) ?? read?.value.id ?? null;
    }
    const target = toTarget(row, code, ids.get(code) ?? uuidv7(), was, parentId, problems);
    if (target) targets.set(code, target);
  }
  return { targets, known: [...known.values()] };
}

function toTarget(
  row: UnitRow,
  code: string,
  id: string,
  was: Unit | null,
  parentId: string | null,
  problems: ProblemList,
): UnitTarget | null {
  const { values } = row;
  const name = values.name ?? was?.name;
  const kind = was?.kind ?? values.kind;
  const complain = (field: keyof typeof unitFields, zh: string, en: string): void => {
    problems.add(row.problem(field, { zh, en }));
  };
  if (was && values.kind && values.kind !== was.kind)
    complain(
      'kind',
      `类别不能修改，现为“${unitKinds[was.kind].label.zh}”`,
      'the kind of a unit cannot change',
    );
  if (name === undefined) complain('name', '新单位须写名称', 'a new unit needs a name');
  if (!kind) complain('kind', '新单位须选类别', 'a new unit needs a kind');
  if (parentId === null && was === null)
    complain('parent', '新单位须写上级单位', 'a new unit needs a parent');
  if (name === undefined || !kind) return null;
  return {
    row,
    id,
    code,
    was,
    name,
    kind,
    parentId,
    shortName: values.shortName ?? was?.shortName ?? name.slice(0, 40),
    class: given(values.class, was?.class),
    foundedOn: given(values.foundedOn, was?.foundedOn),
    electedOn: given(values.electedOn, was?.electedOn),
    termYears: given(values.termYears, was?.termYears),
    dissolvedOn: given(values.dissolvedOn, was?.dissolvedOn),
  };
}

/** What the row says, what stands where it says nothing. */
function given<T>(said: T | null | undefined, stands: T | null | undefined): T | null {
  return said === undefined ? (stands ?? null) : said;
}
