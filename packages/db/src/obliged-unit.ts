import type { SessionType } from '@gangmu/domain/kinds/session-type';
import { obligationRules, obligedKinds } from '@gangmu/domain/responsibilities/obligation-rules';
import type { CaseSource, ObligationRule } from '@gangmu/domain/responsibilities/obligation-rule';
import type { ObligedUnit } from '@gangmu/domain/responsibilities/obliged-unit';
import type { Day } from '@gangmu/domain/time/day';
import type { Reader } from './db.ts';
import { listDutyCases, listSignedReturns, listTermElections } from './obliged-cases.ts';
import { readObligedPeople } from './obliged-people.ts';

type Judged = ObligedUnit & { readonly departmentId: string | null };

/** The units that may owe something, each with all that its duties of a year are judged by: a few reads for all of them. */
export async function listObligedUnits(db: Reader, ids: readonly string[], year: number): Promise<Judged[]> {
  const units = await listUnits(db, ids);
  if (units.length === 0) return [];
  const those = units.map(({ id }) => id);
  const [sessions, people, elections, cases, returns, exemptions] = await Promise.all([
    listSessions(db, those, `${year}-01-01`, `${year + 1}-12-31`),
    readObligedPeople(db, those, year),
    listTermElections(db, those, year),
    Promise.all(caseSources.map((source) => listDutyCases(db, those, source, year))),
    listSignedReturns(db, those, year),
    listExemptionsOf(db, those, year),
  ]);
  const of = {
    sessions: byUnit(sessions),
    members: byUnit(people.members),
    posts: Map.groupBy(people.posts, ({ personId }) => personId),
    holders: byUnit(people.posts),
    elections: byUnit(elections),
    cases: byUnit(cases.flat()),
    returns: byUnit(returns),
    exemptions: byUnit(exemptions),
  };
  const { hours, trainings } = people;
  return units.map((unit) => {
    const holders = new Set((of.holders.get(unit.id) ?? []).map(({ personId }) => personId));
    return {
      ...unit,
      sessions: of.sessions.get(unit.id) ?? [],
      members: of.members.get(unit.id) ?? [],
      posts: [...holders].flatMap((personId) =>
        (of.posts.get(personId) ?? []).map((post) => ({ ...post, isHere: post.unitId === unit.id })),
      ),
      hours,
      trainings,
      elections: of.elections.get(unit.id) ?? [],
      cases: of.cases.get(unit.id) ?? [],
      returns: of.returns.get(unit.id) ?? [],
      exemptions: of.exemptions.get(unit.id) ?? [],
    };
  });
}

const rules: readonly ObligationRule[] = obligationRules;
const caseSources: readonly CaseSource[] = rules.flatMap(({ source }) =>
  source.of === 'cases' ? [source] : [],
);

function byUnit<Row extends { readonly unitId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ unitId }) => unitId);
}

async function listUnits(db: Reader, ids: readonly string[]) {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'kind', 'department_id as departmentId'])
    .select(['founded_on as foundedOn', 'dissolved_on as dissolvedOn'])
    .select(['elected_on as electedOn', 'term_years as termYears', 'postponed_to as postponedTo'])
    .where('id', 'in', [...ids])
    .where('kind', 'in', [...obligedKinds])
    .execute();
  return rows as (Omit<(typeof rows)[number], 'kind'> & Pick<ObligedUnit, 'kind'>)[]; // kinds are written by insertUnit only
}

/** The days on which counted sessions of each type were held, in order. */
async function listSessions(db: Reader, unitIds: readonly string[], from: Day, to: Day) {
  const rows = await db
    .selectFrom('fact')
    .select(['unit_id as unitId', 'metric', 'on_day as on'])
    .where('unit_id', 'in', [...unitIds])
    .where('metric', 'like', 'session.%')
    .where('on_day', '>=', from)
    .where('on_day', '<=', to)
    .orderBy('on_day')
    .execute();
  return rows.map(({ unitId, metric, on }) => ({
    unitId,
    type: metric.slice('session.'.length) as SessionType, // metrics of sessions are written by their kind only
    on,
  }));
}

async function listExemptionsOf(db: Reader, unitIds: readonly string[], year: number) {
  return db
    .selectFrom('obligation_exemption')
    .select(['unit_id as unitId', 'rule', 'period', 'people'])
    .where('unit_id', 'in', [...unitIds])
    .where('period', 'like', `${year}%`)
    .execute();
}
