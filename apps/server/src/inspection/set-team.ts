import { change } from '@gangmu/db/change';
import { listInspectors, listTeam, replaceTeam, teamParts } from '@gangmu/db/inspection-team';
import { findRecord, type StoredRecord } from '@gangmu/db/record';
import { authorise } from '@gangmu/domain/access/authorise';
import { can } from '@gangmu/domain/access/can';
import { id } from '@gangmu/domain/id';
import { changedMeanwhile, notFound, Refusal, type RefusalDetail } from '@gangmu/domain/refusal';
import { updateRecord } from '@gangmu/db/record-write';
import { day } from '@gangmu/domain/time/day-schema';
import { z } from 'zod';
import { authoriseShown } from '../authorise-shown.ts';
import type { Context } from '../context.ts';
import { versioned } from '../trpc.ts';

const part = z.enum(teamParts);
export const setTeamInput = z.strictObject({
  ...versioned,
  /** The last day on which the team may read. */
  to: day,
  members: z.array(z.strictObject({ userId: id, part })).max(7),
});
export const teamOutput = z.strictObject({
  members: z.array(z.strictObject({ userId: id, name: z.string(), part, to: z.string() })),
  /** People who may be sent; those of the unit's own department are marked and cannot. */
  candidates: z.array(z.strictObject({ userId: id, name: z.string(), isOwn: z.boolean() })),
  mayChange: z.boolean(),
});

/** Who is sent: to an inspection three to seven people with a leader, to an observation one or two. */
export async function setTeam(context: Context, input: z.infer<typeof setTeamInput>) {
  return change(context, { verb: 'inspection.setTeam', key: input.key, input }, async (tx) => {
    const record = await loadTeamed(context, await findRecord(tx, input.id));
    const proof = authoriseShown(context, planActionOf(record), record);
    if (!['planned', 'notified', 'fieldwork', 'scheduled'].includes(record.state))
      throw new Refusal('not-in-this-state', {
        zh: '此时不能再调整人员',
        en: 'It is too late to change the team',
      });
    const people = await listInspectors(tx, context.today);
    const errors = [...teamErrors(record, input, people)];
    if (errors.length > 0)
      throw new Refusal('invalid', { zh: '人员安排需要改正', en: 'The team needs correcting' }, errors);
    const before = await listTeam(tx, record.id);
    await replaceTeam(tx, record.id, { from: context.today, to: input.to }, input.members);
    if (!(await updateRecord(tx, record.id, input.expectedVersion, { state: record.state })))
      throw changedMeanwhile();
    return {
      proof,
      subject: { type: 'record', id: record.id, unitId: record.unitId },
      before,
      after: input.members,
      answer: { id: record.id, version: input.expectedVersion + 1 },
    };
  });
}

export async function readTeam(context: Context, recordId: string): Promise<z.infer<typeof teamOutput>> {
  const record = await loadTeamed(context, await findRecord(context.db, recordId));
  const mayChange = can(context.actor, planActionOf(record), record, context.today);
  const [members, people] = await Promise.all([
    listTeam(context.db, record.id),
    mayChange ? listInspectors(context.db, context.today) : [],
  ]);
  const candidates = people.map(({ userId, name, departmentIds }) => ({
    userId,
    name,
    isOwn: record.departmentId !== null && departmentIds.includes(record.departmentId),
  }));
  return { members, candidates, mayChange };
}

async function loadTeamed(context: Context, record: StoredRecord | null): Promise<StoredRecord> {
  if (!record || !['inspection', 'observation'].includes(record.type)) throw notFound();
  return authorise(context.actor, 'inspection.read', record, context.today);
}

function planActionOf(record: StoredRecord) {
  return record.type === 'observation' ? 'observation.plan' : 'inspection.plan';
}

function* teamErrors(
  record: StoredRecord,
  input: z.infer<typeof setTeamInput>,
  people: Awaited<ReturnType<typeof listInspectors>>,
): Generator<RefusalDetail> {
  const { members } = input;
  const isObservation = record.type === 'observation';
  if (new Set(members.map(({ userId }) => userId)).size !== members.length)
    yield { place: 'members', text: { zh: '人员重复', en: 'Somebody is named twice' } };
  if (isObservation ? members.length > 2 : members.length > 0 && members.length < 3)
    yield isObservation
      ? { place: 'members', text: { zh: '列席不超过 2 人', en: 'At most two observe' } }
      : { place: 'members', text: { zh: '督查组 3 至 7 人', en: 'A team has three to seven people' } };
  if (
    !isObservation &&
    members.length > 0 &&
    members.filter((member) => member.part === 'leader').length !== 1
  )
    yield { place: 'members', text: { zh: '须有一名组长', en: 'A team has one leader' } };
  for (const [at, { userId }] of members.entries()) {
    const person = people.find((candidate) => candidate.userId === userId);
    if (!person)
      yield { place: `members.${at}`, text: { zh: '此人不能派出', en: 'This person cannot be sent' } };
    else if (record.departmentId !== null && person.departmentIds.includes(record.departmentId))
      yield {
        place: `members.${at}`,
        text: {
          zh: `${person.name}属于被查部门，须回避`,
          en: `${person.name} belongs to this department and stays out`,
        },
      };
  }
}
