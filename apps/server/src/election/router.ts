import { listParameters } from '@gangmu/db/parameter';
import { countElections, countTerms, listReminders, listTerms } from '@gangmu/db/term';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import { notFound } from '@gangmu/domain/refusal';
import { addMonths, yearOf } from '@gangmu/domain/time/day';
import { reminderLetter, reminderMonthsOf, spanOfGap, termGapsOf } from '@gangmu/domain/units/term-radar';
import { termEndOf } from '@gangmu/domain/units/term';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router, writes } from '../trpc.ts';
import { gapInput, requireGap, sendReminders, sendRemindersInput } from './send-reminders.ts';

const label = z.strictObject({ zh: z.string(), en: z.string() });
const bucket = z.strictObject({ gap: gapInput, count: z.int() });
const radar = z.strictObject({
  all: z.int(),
  buckets: z.array(bucket),
  /** The gap at which the letter of the rule is sent. */
  reminderMonths: z.int(),
  /** 按期换届率 of the year: elected in term / due / postponements in force. */
  rate: z.strictObject({ inTerm: z.int(), of: z.int(), exempt: z.int(), overdue: z.int() }),
});
const termRow = z.strictObject({
  unitId: id,
  code: z.string(),
  name: z.string(),
  termEnd: z.string(),
  isPostponed: z.boolean(),
  remindedOn: z.string().nullable(),
});
const notice = z.strictObject({
  termEnd: z.string().nullable(),
  letters: z.array(z.strictObject({ gap: z.int(), sentOn: z.string(), letterNo: z.string(), text: label })),
});

export const electionRouter = router({
  radar: reads('election.sums')
    .input(z.strictObject({ unitId: id }))
    .output(radar)
    .query(({ ctx, input }) => readRadar(ctx, input.unitId)),
  terms: reads('election.sums')
    .input(
      z.strictObject({
        unitId: id,
        gap: gapInput,
        cursor: z.string().max(40).default(''),
        direction: z.literal('forward').optional(),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.strictObject({ rows: z.array(termRow), next: z.string().nullable() }))
    .query(({ ctx, input }) => listBucket(ctx, input)),
  remind: writes('election.remind')
    .input(sendRemindersInput)
    .output(z.strictObject({ sent: z.int() }))
    .mutation(({ ctx, input }) => sendReminders(ctx, input)),
  notice: reads('election.read')
    .input(z.strictObject({ unitId: id }))
    .output(notice)
    .query(({ ctx, input }) => readNotice(ctx, input.unitId)),
});

async function readRadar(context: Context, unitId: string): Promise<z.infer<typeof radar>> {
  const scopes = await scopeOf(context, unitId);
  const year = yearOf(context.today);
  const figures = await readFigures(context);
  const termGaps = termGapsOf(figures);
  const ends = termGaps.map((gap) => addMonths(context.today, gap));
  const [terms, elections] = await Promise.all([
    countTerms(context.db, scopes, context.today, ends),
    countElections(context.db, scopes, year, context.today),
  ]);
  const nearer = (at: number) => (at === 0 ? 0 : (terms.within[at - 1] ?? 0));
  return {
    all: terms.all,
    buckets: [
      { gap: 0, count: terms.overdue },
      ...termGaps.map((gap, at) => ({ gap, count: (terms.within[at] ?? 0) - nearer(at) })),
    ],
    reminderMonths: reminderMonthsOf(figures),
    rate: {
      inTerm: elections.inTerm,
      of: elections.held + terms.overdue,
      exempt: elections.postponed,
      overdue: terms.overdue,
    },
  };
}

async function listBucket(
  context: Context,
  input: { unitId: string; gap: number; cursor: string; limit: number },
) {
  const scopes = await scopeOf(context, input.unitId);
  const figures = await readFigures(context);
  requireGap(input.gap, figures);
  const span = spanOfGap(input.gap, termGapsOf(figures), context.today);
  const rows = await listTerms(context.db, scopes, span, input.gap, input.cursor, input.limit);
  return {
    rows: rows.map(({ kind: _kind, departmentId: _department, ...row }) => row),
    next: rows.length === input.limit ? (rows.at(-1)?.code ?? null) : null,
  };
}

/** The term of a unit and the letters it got for it; what a branch meets before its election. */
async function readNotice(context: Context, unitId: string): Promise<z.infer<typeof notice>> {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'election.read', unit, context.today);
  const termEnd = termEndOf(unit);
  const letters = termEnd === null ? [] : await listReminders(context.db, unit.id, termEnd);
  return {
    termEnd,
    letters: letters.map((letter) => ({
      ...letter,
      text: reminderLetter(unit.name, termEnd ?? '', letter.sentOn),
    })),
  };
}

async function readFigures({ db, today }: Context) {
  return parametersInForce(await listParameters(db), today);
}

async function scopeOf(context: Context, unitId: string) {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'election.sums', unit, context.today);
  return [{ type: 'subtree' as const, path: unit.unitPath }];
}
