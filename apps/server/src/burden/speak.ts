import { countVoice } from '@gangmu/db/burden';
import { readCalendar } from '@gangmu/db/calendar';
import { transact } from '@gangmu/db/transact';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { burdenVoiceNames, voiceAnswerDays } from '@gangmu/domain/responsibilities/burden';
import { addWorkingDays } from '@gangmu/domain/time/working-days';
import { z } from 'zod';
import { loadVisible } from '../assignment/load-assignment.ts';
import type { Context } from '../context.ts';

/** `id` is the assignment's. No key: nothing that could tell two voices apart is kept (decisions/0008). */
export const speakInput = z.strictObject({ id, what: z.enum(burdenVoiceNames) });

/** 一键说负担: adds one to a sum. Neither who, nor when, nor from where is written anywhere. */
export async function speak(context: Context, input: z.infer<typeof speakInput>) {
  const { assignment } = await loadVisible(context, context.db, input.id);
  authorise(context.actor, 'burden.speak', assignment, context.today);
  const answerBy = addWorkingDays(await readCalendar(context.db), context.today, voiceAnswerDays);
  const { measureId, issuerUnitId } = assignment;
  await transact(context.db, null, (tx) =>
    countVoice(tx, { measureId, issuerUnitId, what: input.what, answerBy }),
  );
  return { id: input.id };
}
