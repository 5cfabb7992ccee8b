import type { Day } from '@gangmu/domain/time/day';
import type { MemberClass, MembershipStatus, PostType } from '@gangmu/domain/units/post-type';
import { sql } from 'kysely';
import type { Reader, Tx } from './db.ts';
import { markObligations } from './obligation-status.ts';

export interface Member {
  readonly membershipId: string;
  readonly personId: string;
  readonly unitId: string;
  readonly name: string;
  readonly birthMonth: string | null;
  readonly status: MembershipStatus;
  readonly class: MemberClass;
  readonly joinedOn: Day | null;
  readonly fullOn: Day | null;
  readonly version: number;
}

const memberColumns = [
  'membership.id as membershipId',
  'membership.person_id as personId',
  'membership.unit_id as unitId',
  'person.name',
  'person.birth_month as birthMonth',
  'membership.status',
  'membership.class',
  'membership.joined_on as joinedOn',
  'membership.full_on as fullOn',
  'membership.version',
] as const;

const members: readonly MembershipStatus[] = ['full', 'probationary', 'suspended'];

/** The members of a branch on a day, in the order they were entered; a branch has at most a few hundred. */
export async function listMembers(db: Reader, unitId: string, on: Day): Promise<Member[]> {
  return listByStatus(db, unitId, on, members);
}

/** The members and, after them, those who apply to become one. */
export async function listMembersAndApplicants(db: Reader, unitId: string, on: Day): Promise<Member[]> {
  const all = await listByStatus(db, unitId, on, [...members, 'applicant']);
  return [
    ...all.filter((person) => person.status !== 'applicant'),
    ...all.filter((person) => person.status === 'applicant'),
  ];
}

async function listByStatus(
  db: Reader,
  unitId: string,
  on: Day,
  statuses: readonly MembershipStatus[],
): Promise<Member[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(memberColumns)
    .where('membership.unit_id', '=', unitId)
    .where('membership.from_on', '<=', on)
    .where((where) => where.or([where('membership.to_on', 'is', null), where('membership.to_on', '>=', on)]))
    .where('membership.status', 'in', [...statuses])
    .orderBy('membership.person_id')
    .limit(1_000)
    .execute();
  return rows as Member[]; // status and class are written by this file only
}

/** Members of a branch on a day; with a month, those born in it or later, or whose month of birth is not known. */
export async function countMembers(
  db: Reader,
  unitId: string,
  on: Day,
  bornFrom: string | null = null,
): Promise<number> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('membership.unit_id', '=', unitId)
    .where('membership.from_on', '<=', on)
    .where((where) => where.or([where('membership.to_on', 'is', null), where('membership.to_on', '>=', on)]))
    .where('membership.status', 'in', ['full', 'probationary', 'suspended'])
    .$if(bornFrom !== null, (query) =>
      query.where((where) =>
        where.or([
          where('person.birth_month', 'is', null),
          where('person.birth_month', '>=', bornFrom ?? ''),
        ]),
      ),
    )
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export async function findMembership(db: Reader, id: string): Promise<Member | null> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(memberColumns)
    .where('membership.id', '=', id)
    .executeTakeFirst();
  return (row as Member | undefined) ?? null; // as in listMembers
}

/** Where a person is a member on a day. */
export async function findMembershipOf(db: Reader, personId: string, on: Day): Promise<Member | null> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(memberColumns)
    .where('membership.person_id', '=', personId)
    .where('membership.from_on', '<=', on)
    .where((where) => where.or([where('membership.to_on', 'is', null), where('membership.to_on', '>=', on)]))
    .orderBy('membership.from_on', 'desc')
    .executeTakeFirst();
  return (row as Member | undefined) ?? null; // as in listMembers
}

export async function insertMember(tx: Tx, member: Omit<Member, 'version'> & { from: Day }): Promise<void> {
  await tx
    .insertInto('person')
    .values({ id: member.personId, name: member.name, birth_month: member.birthMonth })
    .execute();
  await tx
    .insertInto('membership')
    .values({
      id: member.membershipId,
      person_id: member.personId,
      unit_id: member.unitId,
      status: member.status,
      class: member.class,
      joined_on: member.joinedOn,
      full_on: member.fullOn,
      from_on: member.from,
    })
    .execute();
  await recountMembers(tx, member.unitId);
}

export interface MemberChange {
  readonly name: string;
  readonly birthMonth: string | null;
  readonly status: MembershipStatus;
  readonly class: MemberClass;
  readonly joinedOn: Day | null;
  readonly fullOn: Day | null;
  /** Last day in this branch; null while it lasts. */
  readonly to: Day | null;
}

/** False: somebody else changed it meanwhile. */
export async function updateMember(
  tx: Tx,
  member: Member,
  version: number,
  change: MemberChange,
): Promise<boolean> {
  const result = await tx
    .updateTable('membership')
    .set({
      status: change.status,
      class: change.class,
      joined_on: change.joinedOn,
      full_on: change.fullOn,
      to_on: change.to,
      version: version + 1,
    })
    .where('id', '=', member.membershipId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  await tx
    .updateTable('person')
    .set({ name: change.name, birth_month: change.birthMonth })
    .where('id', '=', member.personId)
    .execute();
  await recountMembers(tx, member.unitId);
  return true;
}

/** The cached counts of a unit follow its memberships. */
export async function recountMembers(tx: Tx, unitId: string): Promise<void> {
  const row = await tx
    .selectFrom('membership')
    .select([sql<string>`count(*)`.as('all'), sql<string>`coalesce(sum(status = 'full'), 0)`.as('full')])
    .where('unit_id', '=', unitId)
    .where('to_on', 'is', null)
    .where('status', 'in', ['full', 'probationary', 'suspended'])
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('unit')
    .set({ member_count: Number(row.all), full_member_count: Number(row.full) })
    .where('id', '=', unitId)
    .execute();
  await markObligations(tx, unitId);
}

export interface Post {
  readonly id: string;
  readonly unitId: string;
  readonly type: PostType;
  readonly personId: string;
  readonly name: string;
  readonly from: Day;
  readonly approvedNo: string | null;
  readonly version: number;
}

const postColumns = [
  'post.id',
  'post.unit_id as unitId',
  'post.type',
  'post.person_id as personId',
  'person.name',
  'post.from_on as from',
  'post.approved_no as approvedNo',
  'post.version',
] as const;

export async function listPosts(db: Reader, unitId: string, on: Day): Promise<Post[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .select(postColumns)
    .where('post.unit_id', '=', unitId)
    .where('post.from_on', '<=', on)
    .where((where) => where.or([where('post.to_on', 'is', null), where('post.to_on', '>=', on)]))
    .orderBy('post.type')
    .execute();
  return rows as Post[]; // types are written by insertPost only
}

/** The types of the posts people hold on a day, wherever they hold them. */
export async function listPostTypes(
  db: Reader,
  personIds: readonly string[],
  on: Day,
): Promise<Map<string, PostType[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('post')
    .select(['person_id as personId', 'type'])
    .where('person_id', 'in', [...personIds])
    .where('from_on', '<=', on)
    .where((where) => where.or([where('to_on', 'is', null), where('to_on', '>=', on)]))
    .execute();
  const types = new Map<string, PostType[]>();
  for (const { personId, type } of rows)
    types.set(personId, [...(types.get(personId) ?? []), type as PostType]); // written by insertPost only
  return types;
}

export async function findPost(db: Reader, id: string): Promise<Post | null> {
  const row = await db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .select(postColumns)
    .where('post.id', '=', id)
    .executeTakeFirst();
  return (row as Post | undefined) ?? null; // as in listPosts
}

export async function insertPost(
  tx: Tx,
  post: Omit<Post, 'name' | 'version'> & { electedOn?: Day | null },
): Promise<void> {
  await tx
    .insertInto('post')
    .values({
      id: post.id,
      unit_id: post.unitId,
      type: post.type,
      person_id: post.personId,
      from_on: post.from,
      approved_no: post.approvedNo,
      elected_on: post.electedOn ?? null,
    })
    .execute();
  await markObligations(tx, post.unitId);
}

/** False: somebody else changed it meanwhile. */
export async function endPost(
  tx: Tx,
  { id, unitId }: Pick<Post, 'id' | 'unitId'>,
  version: number,
  lastDay: Day,
): Promise<boolean> {
  const result = await tx
    .updateTable('post')
    .set({ to_on: lastDay, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  await markObligations(tx, unitId);
  return Number(result.numUpdatedRows) === 1;
}
