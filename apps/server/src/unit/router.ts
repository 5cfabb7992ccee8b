import { listMembersAndApplicants, listPosts } from '@gangmu/db/person';
import { findUnit, findUnitsByText, listChildren, listUnitsById, type Unit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { scopesOf } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { branchHints } from '@gangmu/domain/units/check-member';
import { memberClassNames, membershipStatusNames, postTypeNames } from '@gangmu/domain/units/post-type';
import { unitClassNames, unitKindNames } from '@gangmu/domain/units/unit-kind';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { readRoot } from './read-root.ts';
import {
  appoint,
  appointInput,
  changePerson,
  changePersonInput,
  createPerson,
  createPersonInput,
  endAppointment,
  endPostInput,
} from './write-person.ts';
import {
  changeUnit,
  changeUnitInput,
  createUnit,
  createUnitInput,
  moveUnit,
  moveUnitInput,
} from './write-unit.ts';

const day = z.string().nullable();
const label = z.strictObject({ zh: z.string(), en: z.string() });
const unitFields = {
  id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(unitKindNames),
  class: z.enum(unitClassNames).nullable(),
  parentId: id.nullable(),
  departmentId: id.nullable(),
  foundedOn: day,
  dissolvedOn: day,
  electedOn: day,
  termYears: z.int().nullable(),
  memberCount: z.int(),
  fullMemberCount: z.int(),
  version: z.int(),
};
const unitRow = z.strictObject(unitFields);
const childRow = z.strictObject({ ...unitFields, hasChildren: z.boolean() });
const unitDetail = z.strictObject({ ...unitFields, ancestors: z.array(unitRow), hints: z.array(label) });
const memberRow = z.strictObject({
  membershipId: id,
  personId: id,
  unitId: id,
  name: z.string(),
  birthMonth: z.string().nullable(),
  status: z.enum(membershipStatusNames),
  class: z.enum(memberClassNames),
  joinedOn: day,
  fullOn: day,
  version: z.int(),
});
const postRow = z.strictObject({
  id,
  unitId: id,
  type: z.enum(postTypeNames),
  personId: id,
  name: z.string(),
  from: z.string(),
  approvedNo: z.string().nullable(),
  version: z.int(),
});
const pageInput = z.strictObject({
  parentId: id,
  cursor: z
    .string()
    .regex(/^[\w.-]{0,40}$/)
    .default(''),
  limit: z.int().min(1).max(200).default(100),
});

export const unitRouter = router({
  root: reads('unit.read')
    .output(unitRow)
    .query(async ({ ctx }) => show(await readRoot(ctx.db))),
  children: reads('unit.read')
    .input(pageInput)
    .output(z.strictObject({ rows: z.array(childRow), next: z.string().nullable() }))
    .query(async ({ ctx, input }) => {
      const rows = await listChildren(ctx.db, input.parentId, input.cursor, input.limit);
      const next = rows.length === input.limit ? (rows.at(-1)?.code ?? null) : null;
      return { rows: rows.map((row) => ({ ...show(row), hasChildren: row.hasChildren })), next };
    }),
  find: reads('unit.read')
    .input(z.strictObject({ text: writtenText(60), limit: z.int().min(1).max(50).default(20) }))
    .output(z.array(unitRow))
    .query(async ({ ctx, input }) => {
      const scopes = scopesOf(ctx.actor, 'unit.read', ctx.today);
      return (await findUnitsByText(ctx.db, scopes, input.text.trim(), input.limit)).map(show);
    }),
  byIds: reads('unit.read')
    .input(z.strictObject({ ids: z.array(id).max(200) }))
    .output(z.array(unitRow))
    .query(async ({ ctx, input }) => (await listUnitsById(ctx.db, input.ids)).map(show)),
  read: reads('unit.read')
    .input(z.strictObject({ id }))
    .output(unitDetail)
    .query(({ ctx, input }) => readUnit(ctx, input.id)),
  create: writes('unit.change')
    .input(createUnitInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => createUnit(ctx, input)),
  change: writes('unit.change')
    .input(changeUnitInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => changeUnit(ctx, input)),
  move: writes('unit.change')
    .input(moveUnitInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => moveUnit(ctx, input)),
});

export const personRouter = router({
  list: reads('person.read')
    .input(z.strictObject({ unitId: id }))
    .output(z.array(memberRow))
    .query(async ({ ctx, input }) => {
      const unit = await findUnit(ctx.db, input.unitId);
      if (!unit) throw notFound();
      authorise(ctx.actor, 'person.read', unit, ctx.today);
      return listMembersAndApplicants(ctx.db, unit.id, ctx.today);
    }),
  create: writes('person.change')
    .input(createPersonInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => createPerson(ctx, input)),
  change: writes('person.change')
    .input(changePersonInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => changePerson(ctx, input)),
});

export const postRouter = router({
  list: reads('unit.read')
    .input(z.strictObject({ unitId: id }))
    .output(z.array(postRow))
    .query(async ({ ctx, input }) => {
      const unit = await findUnit(ctx.db, input.unitId);
      if (!unit) throw notFound();
      authorise(ctx.actor, 'person.read', unit, ctx.today);
      return listPosts(ctx.db, unit.id, ctx.today);
    }),
  appoint: writes('post.change')
    .input(appointInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => appoint(ctx, input)),
  end: writes('post.change')
    .input(endPostInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => endAppointment(ctx, input)),
});

/** The unit as the transport shows it: without its path, which is nobody's business outside. */
export function show(unit: Unit): z.infer<typeof unitRow> {
  const { unitPath: _path, personId: _person, ...shown } = unit;
  return Object.fromEntries(
    Object.keys(unitFields).map((key) => [key, shown[key as keyof typeof shown]]),
  ) as z.infer<typeof unitRow>; // same keys
}

async function readUnit(context: Context, unitId: string): Promise<z.infer<typeof unitDetail>> {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'unit.read', unit, context.today);
  const above = unit.unitPath.split('/').filter((part) => part !== '' && part !== unit.id);
  const ancestors = await listUnitsById(context.db, above);
  const posts = unit.kind === 'branch' ? await listPosts(context.db, unit.id, context.today) : [];
  return {
    ...show(unit),
    ancestors: ancestors.sort((a, b) => a.unitPath.length - b.unitPath.length).map(show),
    hints:
      unit.kind === 'branch'
        ? branchHints(
            unit,
            posts.map((post) => post.type),
          )
        : [],
  };
}
