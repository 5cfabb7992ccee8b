import { findRaterPlaces } from '@gangmu/db/appraisal';
import { listOpenRounds, listUsedTokens } from '@gangmu/db/ballot';
import { gradeNames, gradesOf } from '@gangmu/domain/assessments/appraisal-rules';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readBallotKey } from './ballot-key.ts';
import { findElectorate, tokenText, type Electorate } from './electorate.ts';

const head = { id, title: z.string(), until: z.string() };
export const listOutput = z.array(z.strictObject({ ...head, left: z.int(), all: z.int() }));
export const readOutput = z.strictObject({
  ...head,
  grades: z.array(z.enum(gradeNames)),
  rated: z.array(z.strictObject({ id, unitName: z.string(), secretary: z.string(), isMarked: z.boolean() })),
});

/** Open ballots that ask the actor. How many voted is shown to nobody before the close. */
export async function listBallots(context: Context): Promise<z.infer<typeof listOutput>> {
  const { personId } = context.actor;
  if (personId === null) return [];
  const { departmentIds } = await findRaterPlaces(context.db, personId, context.today);
  const rows = [];
  for (const cycleId of await listOpenRounds(context.db, departmentIds)) {
    const electorate = await findElectorate(context, cycleId);
    if (!electorate || electorate.round.until < context.today) continue;
    const marked = await findMarked(context, electorate);
    rows.push({
      ...headOf(electorate),
      left: electorate.rated.length - marked.size,
      all: electorate.rated.length,
    });
  }
  return rows;
}

/** The sheet of one voter: whom he rates, and whom he has rated already; how, nobody knows any more. */
export async function readBallot(context: Context, cycleId: string): Promise<z.infer<typeof readOutput>> {
  const electorate = await findElectorate(context, cycleId);
  if (!electorate || electorate.round.isClosed) throw notFound();
  const marked = await findMarked(context, electorate);
  return {
    ...headOf(electorate),
    grades: [...gradesOf(electorate.rules.gradeSet)],
    rated: electorate.rated.map(({ appraisalId, unitName, secretary }) => ({
      id: appraisalId,
      unitName,
      secretary,
      isMarked: marked.has(appraisalId),
    })),
  };
}

function headOf({ cycle, round }: Electorate) {
  return { id: cycle.id, title: cycle.title, until: round.until };
}

async function findMarked(context: Context, { cycle, rated, personId }: Electorate): Promise<Set<string>> {
  const key = await readBallotKey(context, cycle.id);
  const tokens = new Map(
    rated.map(({ appraisalId }) => [key.tokenOf(tokenText(appraisalId, personId)), appraisalId]),
  );
  const used = await listUsedTokens(context.db, [...tokens.keys()]);
  return new Set([...used].flatMap((token) => tokens.get(token) ?? []));
}
