import { change } from '@gangmu/db/change';
import {
  endPost,
  findMembership,
  findPost,
  insertMember,
  insertPost,
  listMembers,
  listPosts,
  updateMember,
} from '@gangmu/db/person';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { changedMeanwhile, notFound, Refusal } from '@gangmu/domain/refusal';
import { addDays } from '@gangmu/domain/time/day';
import { day } from '@gangmu/domain/time/day-schema';
import { isTaken } from '@gangmu/domain/units/check-member';
import {
  memberClassNames,
  membershipStatusNames,
  postTypeNames,
  postTypes,
} from '@gangmu/domain/units/post-type';
import { writtenText } from '@gangmu/domain/written-text';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed, versioned } from '../trpc.ts';

const fields = {
  name: writtenText(60),
  birthMonth: z
    .string()
    .regex(/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/)
    .nullable(),
  status: z.enum(membershipStatusNames),
  class: z.enum(memberClassNames),
  joinedOn: day.nullable(),
  fullOn: day.nullable(),
};
export const createPersonInput = z.strictObject({ ...keyed, unitId: id, ...fields });
export const changePersonInput = z.strictObject({ ...versioned, ...fields, to: day.nullable() });
export const appointInput = z.strictObject({
  ...keyed,
  unitId: id,
  type: z.enum(postTypeNames),
  personId: id,
  from: day,
  approvedNo: writtenText(60).nullable(),
});
export const endPostInput = z.strictObject(versioned);

/** A member joins a branch. */
export async function createPerson(context: Context, input: z.infer<typeof createPersonInput>) {
  return change(context, { verb: 'person.create', key: input.key, input }, async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    if (!unit) throw notFound();
    const proof = authorise(context.actor, 'person.change', unit, context.today, 'person.read');
    const { key: _key, ...given } = input;
    const member = { ...given, membershipId: uuidv7(), personId: uuidv7(), from: context.today };
    await insertMember(tx, member);
    const answer = { id: member.membershipId, version: 1 };
    return {
      proof,
      subject: { type: 'person', id: member.personId, unitId: unit.id },
      before: null,
      after: member,
      answer,
    };
  });
}

/** Corrects a member's data or ends the membership in this branch with `to`. */
export async function changePerson(context: Context, input: z.infer<typeof changePersonInput>) {
  return change(context, { verb: 'person.change', key: input.key, input }, async (tx) => {
    const member = await findMembership(tx, input.id);
    const unit = member && (await findUnit(tx, member.unitId));
    if (!member || !unit) throw notFound();
    const proof = authorise(context.actor, 'person.change', unit, context.today, 'person.read');
    if (!(await updateMember(tx, member, input.expectedVersion, input))) throw changedMeanwhile();
    const answer = { id: input.id, version: input.expectedVersion + 1 };
    return {
      proof,
      subject: { type: 'person', id: member.personId, unitId: unit.id },
      before: member,
      after: input,
      answer,
    };
  });
}

/** Appoints a member of the unit; a post with one holder must be free. */
export async function appoint(context: Context, input: z.infer<typeof appointInput>) {
  return change(context, { verb: 'post.appoint', key: input.key, input }, async (tx) => {
    const unit = await findUnit(tx, input.unitId);
    if (!unit) throw notFound();
    const proof = authorise(context.actor, 'post.change', unit, context.today, 'unit.read');
    const held = await listPosts(tx, unit.id, input.from);
    if (
      isTaken(
        input.type,
        held.map((post) => post.type),
      )
    ) {
      const label = postTypes[input.type].label;
      const text = {
        zh: `“${label.zh}”已有人任职，请先免职`,
        en: `“${label.en}” is held by somebody; end that first`,
      };
      throw new Refusal('already-exists', text, [{ place: 'type', text }]);
    }
    const members = await listMembers(tx, unit.id, input.from);
    if (members.length > 0 && !members.some((member) => member.personId === input.personId)) throw notFound();
    const { key: _key, ...given } = input;
    const post = { ...given, id: uuidv7() };
    await insertPost(tx, post);
    return {
      proof,
      subject: { type: 'post', id: post.id, unitId: unit.id },
      before: null,
      after: post,
      answer: { id: post.id, version: 1 },
    };
  });
}

/** Ends a post: yesterday was its last day. */
export async function endAppointment(context: Context, input: z.infer<typeof endPostInput>) {
  return change(context, { verb: 'post.end', key: input.key, input }, async (tx) => {
    const post = await findPost(tx, input.id);
    const unit = post && (await findUnit(tx, post.unitId));
    if (!post || !unit) throw notFound();
    const proof = authorise(context.actor, 'post.change', unit, context.today, 'unit.read');
    const lastDay = addDays(context.today, -1);
    if (!(await endPost(tx, post, input.expectedVersion, lastDay))) throw changedMeanwhile();
    const answer = { id: post.id, version: input.expectedVersion + 1 };
    return {
      proof,
      subject: { type: 'post', id: post.id, unitId: unit.id },
      before: post,
      after: { to: lastDay },
      answer,
    };
  });
}
