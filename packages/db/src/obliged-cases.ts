import type { ReturnForm } from '@gangmu/domain/assessments/restricted-return';
import { returnFormNames, returnForms } from '@gangmu/domain/assessments/restricted-return';
import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import type { CaseSource } from '@gangmu/domain/responsibilities/obligation-rule';
import type { DutyCase } from '@gangmu/domain/responsibilities/obliged-unit';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader } from './db.ts';

type OfUnit<Row> = Row & { readonly unitId: string };

/** The cases of a source that were open at some time since the year began, with every day they were looked at. */
export async function listDutyCases(
  db: Reader,
  unitIds: readonly string[],
  source: CaseSource,
  year: number,
): Promise<OfUnit<DutyCase>[]> {
  const until = source.until === null ? null : sql<string | null>`json_value(body, ${`$.${source.until}`})`;
  const records = await db
    .selectFrom('record')
    .select(['id', 'unit_id as unitId', 'state', 'body'])
    .where('unit_id', 'in', [...unitIds])
    .where('type', '=', source.type)
    .where(sql<string>`json_value(body, ${`$.${source.since}`})`, 'is not', null)
    .$if(source.pending.length > 0, (query) => query.where('state', 'not in', [...source.pending]))
    .$if(until !== null, (query) =>
      query.where((where) =>
        where.or([sql<boolean>`${until} is null`, sql<boolean>`${until} >= ${`${year}-01-01`}`]),
      ),
    )
    .execute();
  const steps = Map.groupBy(
    await listSteps(
      db,
      records.map(({ id }) => id),
      source,
    ),
    ({ recordId }) => recordId,
  );
  return records.flatMap(({ id, unitId, state, body }) => {
    const values = body as RecordBody; // checked by the kind on its way in
    const taken = steps.get(id) ?? [];
    const closed = taken.find(({ step }) => step === source.closing)?.on;
    const end = dayOf(values, source.until) ?? (source.closed.includes(state) ? closed : undefined);
    if (end === undefined && source.closed.includes(state)) return [];
    const seen = [
      dayOf(values, source.act.on),
      ...taken.flatMap(({ step, seenOn }) => (step === source.act.step && seenOn !== null ? [seenOn] : [])),
    ];
    return [
      {
        unitId,
        type: source.type,
        since: String(values[source.since]),
        until: end ?? null,
        seenOn: [...new Set(seen.filter((on) => on !== undefined))].sort(),
      },
    ];
  });
}

/** What was done to the cases: the body keeps the last look only, the history all of them. */
async function listSteps(db: Reader, ids: readonly string[], { act, closing }: CaseSource) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('record_step')
    .select(['record_id as recordId', 'step', 'on_day as on'])
    .select(sql<Day | null>`json_value(changed, ${`$.${act.on}[1]`})`.as('seenOn'))
    .where('record_id', 'in', [...ids])
    .where('step', 'in', [act.step, closing])
    .execute();
}

function dayOf(body: RecordBody, name: string | null): Day | undefined {
  const value = name === null ? undefined : body[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Approved elections at the end of a term; one from before the end was kept counts as held on it. */
export async function listTermElections(
  db: Reader,
  unitIds: readonly string[],
  year: number,
): Promise<OfUnit<{ electedOn: Day; dueOn: Day }>[]> {
  const rows = await db
    .selectFrom('fact')
    .select(['record_id as recordId', 'unit_id as unitId', 'metric', 'on_day as on'])
    .where('unit_id', 'in', [...unitIds])
    .where('metric', 'in', ['election.termEnd', 'election.due'])
    .where('on_day', '>=', `${year - 2}-01-01`)
    .execute();
  return [...Map.groupBy(rows, ({ recordId }) => recordId).values()].flatMap((facts) => {
    const held = facts.find(({ metric }) => metric === 'election.termEnd');
    const due = facts.find(({ metric }) => metric === 'election.due');
    return held ? [{ unitId: held.unitId, electedOn: held.on, dueOn: due?.on ?? held.on }] : [];
  });
}

/** The day each return of a year was first signed, which sends it; no figure is read. */
export async function listSignedReturns(
  db: Reader,
  unitIds: readonly string[],
  year: number,
): Promise<OfUnit<{ form: ReturnForm; period: string; signedOn: Day }>[]> {
  const rows = await db
    .selectFrom('restricted_return')
    .select(['unit_id as unitId', 'form', 'period'])
    .select(sql<Day>`min(signed_on)`.as('signedOn'))
    .where('unit_id', 'in', [...unitIds])
    .where('year', '=', year)
    .where('signed_on', 'is not', null)
    .groupBy(['unit_id', 'form', 'period'])
    .execute();
  return rows.flatMap(({ unitId, signedOn, ...row }) => {
    const form = returnFormNames.find((name) => returnForms[name].code === row.form);
    if (form === undefined) return [];
    const period = returnForms[form].per === 'year' ? String(year) : `${year}Q${row.period}`;
    return [{ unitId, form, period, signedOn }];
  });
}
