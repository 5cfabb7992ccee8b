import type { HeldPost } from '@gangmu/domain/responsibilities/obliged-unit';
import type { Day } from '@gangmu/domain/time/day';
import { electedPosts } from '@gangmu/domain/units/elected-post';
import { isMemberOn, type Membership } from '@gangmu/domain/units/membership';
import { sql } from 'kysely';
import type { Reader } from './db.ts';

/** The people of some units, for judging what they owe: who stands where, and what each has learnt. */
export interface ObligedPeople {
  readonly members: readonly (Membership & { readonly personId: string; readonly unitId: string })[];
  readonly posts: readonly (Omit<HeldPost, 'isHere'> & { readonly unitId: string })[];
  readonly hours: ReadonlyMap<string, number>;
  readonly trainings: readonly { readonly personId: string; readonly tag: string; readonly on: Day }[];
}

type Member = ObligedPeople['members'][number];

/** Everybody who was a member of one of the units in the year or held a post there, wherever else they stood. */
export async function readObligedPeople(
  db: Reader,
  unitIds: readonly string[],
  year: number,
): Promise<ObligedPeople> {
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const [members, posts, trained] = await Promise.all([
    listMemberships(db, unitIds, span),
    listHeldPosts(db, unitIds, span.from),
    listCompletions(db, unitIds, span),
  ]);
  const places = [...new Set([...unitIds, ...members.map(({ unitId }) => unitId)])];
  const [credits, absent] = await Promise.all([listCredits(db, places, span), sumAbsences(db, places, span)]);
  const own = trained.filter(({ metric, on }) => metric === 'hours.own' && on >= span.from && on <= span.to);
  return {
    members,
    posts,
    hours: addUp(members, credits, [
      ...absent.map(({ personId, hours }) => ({ personId, hours: -hours })),
      ...own.map(({ personId, amount }) => ({ personId, hours: amount })),
    ]),
    trainings: trained
      .filter(({ metric }) => metric !== 'hours.own')
      .map(({ personId, metric, on }) => ({ personId, tag: metric.slice('training.'.length), on })),
  };
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** The people of the units in the span, each once, as a table. */
function peopleOf(db: Reader, unitIds: readonly string[], { from, to }: Span) {
  return db
    .selectFrom('membership')
    .select('person_id')
    .where('unit_id', 'in', [...unitIds])
    .where('status', '<>', 'applicant')
    .where('from_on', '<=', to)
    .where((where) => where.or([where('to_on', 'is', null), where('to_on', '>=', from)]))
    .union(holdersOf(db, unitIds, from))
    .as('who');
}

function holdersOf(db: Reader, unitIds: readonly string[], from: Day) {
  return db
    .selectFrom('post')
    .select('person_id')
    .where('unit_id', 'in', [...unitIds])
    .where((where) => where.or([where('to_on', 'is', null), where('to_on', '>=', from)]));
}

async function listMemberships(db: Reader, unitIds: readonly string[], span: Span): Promise<Member[]> {
  const rows = await db
    .selectFrom(peopleOf(db, unitIds, span))
    .innerJoin('membership', 'membership.person_id', 'who.person_id')
    .select(['membership.person_id as personId', 'membership.unit_id as unitId'])
    .select(['membership.status', 'membership.class'])
    .select(['membership.joined_on as joinedOn', 'membership.full_on as fullOn'])
    .select(['membership.from_on as from', 'membership.to_on as to'])
    .where('membership.status', '<>', 'applicant')
    .where('membership.from_on', '<=', span.to)
    .where((where) =>
      where.or([where('membership.to_on', 'is', null), where('membership.to_on', '>=', span.from)]),
    )
    .execute();
  return rows as Member[]; // status and class are written by person.ts and standing.ts only
}

/** Elected posts of the units that reach into the year, and all others of the people who hold them. */
async function listHeldPosts(
  db: Reader,
  unitIds: readonly string[],
  from: Day,
): Promise<ObligedPeople['posts']> {
  const rows = await db
    .selectFrom(holdersOf(db, unitIds, from).distinct().as('who'))
    .innerJoin('post', 'post.person_id', 'who.person_id')
    .select(['post.person_id as personId', 'post.unit_id as unitId', 'post.type'])
    .select(['post.from_on as from', 'post.to_on as to'])
    .where('post.type', 'in', [...electedPosts])
    .execute();
  return rows as ObligedPeople['posts']; // types are written by insertPost only
}

/** Hours and tags of the offerings the people completed, from the year before on: a term of training may begin there. */
async function listCompletions(db: Reader, unitIds: readonly string[], span: Span) {
  const rows = await db
    .selectFrom(peopleOf(db, unitIds, span))
    .innerJoin('record', 'record.person_id', 'who.person_id')
    .innerJoin('fact', 'fact.record_id', 'record.id')
    .select(['who.person_id as personId', 'fact.metric', 'fact.on_day as on', 'fact.amount'])
    .where('record.type', '=', 'enrolment')
    .where('fact.metric', '<>', 'training.completed')
    .orderBy('fact.on_day')
    .execute();
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

interface Credit {
  readonly unitId: string;
  readonly on: Day;
  readonly amount: number;
}

async function listCredits(db: Reader, unitIds: readonly string[], { from, to }: Span): Promise<Credit[]> {
  const rows = await db
    .selectFrom('fact')
    .select(['unit_id as unitId', 'on_day as on', 'amount'])
    .where('unit_id', 'in', [...unitIds])
    .where('metric', '=', 'hours.each')
    .where('on_day', '>=', from)
    .where('on_day', '<=', to)
    .execute();
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

/** The credited hours somebody was absent from. */
async function sumAbsences(db: Reader, unitIds: readonly string[], { from, to }: Span) {
  const rows = await db
    .selectFrom('fact')
    .innerJoin('absence', 'absence.record_id', 'fact.record_id')
    .select(['absence.person_id as personId', sql<string>`sum(fact.amount)`.as('hours')])
    .where('fact.unit_id', 'in', [...unitIds])
    .where('fact.metric', '=', 'hours.each')
    .where('fact.on_day', '>=', from)
    .where('fact.on_day', '<=', to)
    .groupBy('absence.person_id')
    .execute();
  return rows.map((row) => ({ personId: row.personId, hours: Number(row.hours) }));
}

/** The credits of each membership on its days, and what the person has beside them. */
function addUp(
  members: readonly Member[],
  credits: readonly Credit[],
  beside: readonly { personId: string; hours: number }[],
): Map<string, number> {
  const creditsOf = Map.groupBy(credits, ({ unitId }) => unitId);
  const hours = new Map<string, number>();
  const add = (personId: string, amount: number) => hours.set(personId, (hours.get(personId) ?? 0) + amount);
  for (const member of members)
    for (const { on, amount } of creditsOf.get(member.unitId) ?? [])
      if (isMemberOn(member, on)) add(member.personId, amount);
  for (const row of beside) add(row.personId, row.hours);
  return hours;
}
