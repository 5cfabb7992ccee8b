import { listCalendarDays, listCalendarYears, replaceCalendarYear } from '@gangmu/db/calendar';
import { change } from '@gangmu/db/change';
import { authorise } from '@gangmu/domain/access/authorise';
import { changedMeanwhile, Refusal } from '@gangmu/domain/refusal';
import { weekdayOf } from '@gangmu/domain/time/day';
import { day } from '@gangmu/domain/time/day-schema';
import { writtenText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { keyed, reads, router, writes } from '../trpc.ts';
import { readRoot } from '../unit/read-root.ts';

const year = z.int().min(2000).max(2099);
const dayRow = z.strictObject({ day, kind: z.enum(['holiday', 'workday']), name: writtenText(40) });
const importInput = z.strictObject({
  ...keyed,
  year,
  source: writtenText(200),
  expectedVersion: z.int().min(0),
  days: z.array(dayRow).max(120),
});
const yearAnswer = z.strictObject({ year, version: z.int() });

export const calendarRouter = router({
  years: reads('calendar.read')
    .output(z.array(z.strictObject({ year, source: z.string(), version: z.int() })))
    .query(({ ctx }) => listCalendarYears(ctx.db)),
  days: reads('calendar.read')
    .input(z.strictObject({ year }))
    .output(z.array(dayRow))
    .query(({ ctx, input }) => listCalendarDays(ctx.db, input.year)),
  importYear: writes('calendar.change')
    .input(importInput)
    .output(yearAnswer)
    .mutation(({ ctx, input }) => importYear(ctx, input)),
});

/** Replaces a year's holidays and worked weekends by those of the yearly notice; `expectedVersion` 0 is a new year. */
async function importYear(context: Context, input: z.infer<typeof importInput>) {
  const misplaced = input.days.find((entry) => isMisplaced(entry, input.year));
  if (misplaced) {
    const text = {
      zh: `${misplaced.day} 不合规则：放假应在工作日，调休上班应在周末`,
      en: `${misplaced.day}: holidays fall on weekdays, worked days on weekends`,
    };
    throw new Refusal('invalid', text, [{ place: misplaced.day, text }]);
  }
  return change(context, { verb: 'calendar.importYear', key: input.key, input }, async (tx) => {
    const proof = authorise(context.actor, 'calendar.change', await readRoot(tx), context.today);
    const present = (await listCalendarYears(tx)).find((row) => row.year === input.year);
    if ((present?.version ?? 0) !== input.expectedVersion) throw changedMeanwhile();
    const version = input.expectedVersion + 1;
    await replaceCalendarYear(tx, input.year, input.source, version, input.days);
    return {
      proof,
      subject: { type: 'calendar', id: String(input.year), unitId: null },
      before: present ?? null,
      after: { source: input.source, days: input.days.length },
      answer: { year: input.year, version },
    };
  });
}

function isMisplaced(entry: { day: string; kind: 'holiday' | 'workday' }, of: number): boolean {
  const weekend = [0, 6].includes(weekdayOf(entry.day));
  return !entry.day.startsWith(`${of}-`) || (entry.kind === 'holiday') === weekend;
}
