import type { Database } from '@gangmu/db/db';

/** Units the titles of the demo world are given to. */
export interface Titled {
  /** Branches of the detailed department and of the second one, in the order of their codes. */
  readonly first: readonly string[];
  readonly second: readonly string[];
  /** Branches that fulfil every condition: an organ, two institutions; and two of the second department. */
  readonly strong: readonly string[];
  readonly strongElsewhere: readonly string[];
  /** A branch past its term. */
  readonly late: string;
  readonly pilot: string;
}

const soon = '2024-12-31';
const today = '2024-06-20';

export async function findTitled(db: Database, pilot: string): Promise<Titled> {
  const rows = await db
    .selectFrom('unit')
    .innerJoin('unit as department', 'department.id', 'unit.department_id')
    .select([
      'unit.id',
      'unit.class',
      'unit.elected_on as electedOn',
      'unit.postponed_to as postponedTo',
      'department.code as department',
    ])
    .where('unit.kind', '=', 'branch')
    .where('department.code', 'in', ['D01', 'D02'])
    .orderBy('unit.code')
    .execute();
  const missed = await db
    .selectFrom('obligation_status')
    .select('unit_id as id')
    .where('status', '=', 'missed')
    .distinct()
    .execute();
  const behind = new Set(missed.map(({ id }) => id));
  const endOf = ({ electedOn, postponedTo }: (typeof rows)[number]) =>
    postponedTo ?? (electedOn === null ? '' : `${Number(electedOn.slice(0, 4)) + 3}${electedOn.slice(4)}`);
  const of = (department: string) => rows.filter((row) => row.department === department);
  const sound = (department: string) =>
    of(department).filter((row) => !behind.has(row.id) && endOf(row) > soon && row.id !== pilot);
  const pick = (department: string, unitClass: string, count: number) =>
    sound(department)
      .filter((row) => row.class === unitClass)
      .slice(-count)
      .map(({ id }) => id);
  const ids = (department: string) => of(department).map(({ id }) => id);
  const late = of('D01').find((row) => endOf(row) < today && row.postponedTo === null);
  return {
    first: ids('D01'),
    second: ids('D02'),
    strong: [...pick('D01', 'organ', 1), ...pick('D01', 'institution', 2)],
    strongElsewhere: [...pick('D02', 'organ', 1), ...pick('D02', 'enterprise', 1)],
    late: late?.id ?? '',
    pilot,
  };
}
