import type { UnitClass, UnitKind } from '@gangmu/domain/units/unit-kind';
import { classes, departments, shareBranches } from './departments.ts';

/** A unit of the demo world before it is stored. */
export interface DemoUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: UnitKind;
  readonly class: UnitClass | null;
  readonly parentId: string | null;
  readonly path: string;
  readonly departmentId: string | null;
  readonly electedOn: string | null;
  readonly termYears: number | null;
  readonly postponedTo: string | null;
  /** Members to make; only branches have any. */
  readonly members: number;
}

const bureaus = ['办公室', '组织部', '宣传部', '群工部', '纪检工委'];
const classNames: Record<UnitClass, string> = {
  organ: '机关',
  institution: '事业单位',
  enterprise: '企业',
  retired: '离退休干部',
  floating: '流动党员',
  temporary: '临时',
};

/** The committee, its bureaus, and the departments with their committees and branches, in the order of the tree. */
export function buildUnits(newId: () => string, random: () => number): DemoUnit[] {
  const units: DemoUnit[] = [];
  const add = (
    unit: Omit<DemoUnit, 'id' | 'path' | 'departmentId' | 'parentId'>,
    parent: DemoUnit | null,
  ): DemoUnit => {
    const id = newId();
    const made: DemoUnit = {
      ...unit,
      id,
      parentId: parent?.id ?? null,
      path: `${parent?.path ?? '/'}${id}/`,
      departmentId: unit.kind === 'department' ? id : (parent?.departmentId ?? null),
    };
    units.push(made);
    return made;
  };
  const plain = { class: null, electedOn: null, termYears: null, postponedTo: null, members: 0 };
  const root = add(
    { ...plain, code: 'GW', name: '示范机关工作委员会', shortName: '示范工委', kind: 'workCommittee' },
    null,
  );
  for (const [index, name] of bureaus.entries()) {
    const kind = name === '纪检工委' ? 'wcDiscipline' : 'bureau';
    add({ ...plain, code: `GW.${index + 1}`, name: `示范工委${name}`, shortName: name, kind }, root);
  }
  for (const [index, department] of departments.entries()) {
    const code = `D${String(index + 1).padStart(2, '0')}`;
    const top = add(
      { ...plain, code, name: department.name, shortName: department.short, kind: 'department' },
      root,
    );
    const committee = add(
      {
        ...plain,
        code: `${code}.P`,
        name: `${department.name}机关党委`,
        shortName: `${department.short}机关党委`,
        kind: 'organPartyCommittee',
        electedOn: '2021-09-15',
        termYears: 5,
      },
      top,
    );
    add(
      {
        ...plain,
        code: `${code}.P.J`,
        name: `${department.name}机关纪委`,
        shortName: '机关纪委',
        kind: 'organDisciplineCommittee',
        electedOn: '2021-09-15',
        termYears: 5,
      },
      committee,
    );
    add(
      {
        ...plain,
        code: `${code}.P.T`,
        name: `${department.name}团委`,
        shortName: '团委',
        kind: 'youthLeague',
      },
      committee,
    );
    add(
      { ...plain, code: `${code}.P.U`, name: `${department.name}工会`, shortName: '工会', kind: 'union' },
      committee,
    );
    const subordinate = Array.from(
      { length: index === 0 ? 5 : Math.min(3, Math.floor(department.branches / 20)) },
      (_, no) =>
        add(
          {
            ...plain,
            code: `${code}.P.S${no + 1}`,
            name: `${department.name}第${'一二三四五'[no]}直属单位党委`,
            shortName: `直属${no + 1}党委`,
            kind: 'subordinateCommittee',
            electedOn: '2022-05-20',
            termYears: 5,
          },
          committee,
        ),
    );
    addBranches(department, code, committee, subordinate, add, random);
  }
  return units;
}

function addBranches(
  department: (typeof departments)[number],
  code: string,
  committee: DemoUnit,
  subordinate: readonly DemoUnit[],
  add: (unit: Omit<DemoUnit, 'id' | 'path' | 'departmentId' | 'parentId'>, parent: DemoUnit) => DemoUnit,
  random: () => number,
): void {
  let number = 0;
  for (const [at, count] of shareBranches(department).entries()) {
    const unitClass = classes[at] ?? 'organ';
    const sizes = shareMembers(department.members[at] ?? 0, count, random);
    for (const [no, members] of sizes.entries()) {
      number += 1;
      const isOutside = unitClass === 'institution' || unitClass === 'enterprise';
      const parent =
        isOutside && subordinate.length > 0 ? (subordinate[no % subordinate.length] ?? committee) : committee;
      const ordinal = sizes.length > 1 ? `第${no + 1}` : '';
      add(
        {
          code: `${code}.B${String(number).padStart(3, '0')}`,
          name: `${department.short}${classNames[unitClass]}${ordinal}党支部`,
          shortName: `${classNames[unitClass]}${ordinal}支部`,
          kind: 'branch',
          class: unitClass,
          ...termOf(code, number),
          termYears: 3,
          members,
        },
        parent,
      );
    }
  }
}

/**
 * Terms of three years: two branches in a hundred are past theirs on the demo day, some end within half a year. In
 * the detailed department (D01) the pilot's ends on 2024-12-18, one is postponed and two elected this year.
 */
function termOf(department: string, number: number): { electedOn: string; postponedTo: string | null } {
  if (department === 'D01' && number === 86) return { electedOn: '2021-04-20', postponedTo: '2025-04-20' };
  const electedOn =
    department === 'D01' && (number === 2 || number === 4)
      ? '2024-04-16'
      : department === 'D01' && number === 14
        ? '2021-12-18'
        : number % 43 === 7
          ? '2021-05-18'
          : number % 12 === 5 && !(department === 'D01' && number === 77)
            ? '2021-12-18'
            : number % 2 === 0
              ? '2022-11-08'
              : '2023-03-21';
  return { electedOn, postponedTo: null };
}

/** Splits members over branches of 3 to 50, uneven as life is. */
function shareMembers(total: number, count: number, random: () => number): number[] {
  if (count === 0) return [];
  const sizes = Array.from({ length: count }, () => Math.floor(total / count));
  for (let rest = total - sizes.reduce((sum, size) => sum + size, 0), at = 0; rest > 0; rest -= 1, at += 1)
    sizes[at % count] = (sizes[at % count] ?? 0) + 1;
  for (let move = 0; move < count * 4; move += 1) {
    const from = Math.floor(random() * count);
    const to = Math.floor(random() * count);
    const [a = 0, b = 0] = [sizes[from], sizes[to]];
    if (from !== to && a > 4 && b < 49) {
      sizes[from] = a - 1;
      sizes[to] = b + 1;
    }
  }
  return sizes;
}
