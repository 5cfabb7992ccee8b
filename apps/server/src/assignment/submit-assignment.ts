import { listChildAssignments } from '@gangmu/db/assignment';
import { countEvidence } from '@gangmu/db/evidence';
import { Refusal } from '@gangmu/domain/refusal';
import { isOpen } from '@gangmu/domain/responsibilities/assignment-state';
import { verifiedBySilenceOn } from '@gangmu/domain/responsibilities/deadlines';
import { optionalText } from '@gangmu/domain/written-text';
import { z } from 'zod';
import { readDays, type Context } from '../context.ts';
import { versioned } from '../trpc.ts';
import { takeStep } from './take-step.ts';

/** At most 300 characters; facts come first (domain 5.3). */
export const submitInput = z.strictObject({ ...versioned, report: optionalText(300) });

/** Reports an assignment: with a cited fact or a short text, and with nothing below it still open. */
export async function submitAssignment(context: Context, input: z.infer<typeof submitInput>) {
  return takeStep(context, 'submit', input, async (tx, assignment) => {
    const report = input.report.trim();
    if (report === '' && (await countEvidence(tx, assignment.id)) === 0) {
      const text = {
        zh: '请引用至少一条事实，或写一句说明',
        en: 'Cite at least one fact, or write one sentence',
      };
      throw new Refusal('invalid', text, [{ place: 'report', text }]);
    }
    const open = (await listChildAssignments(tx, assignment.id)).filter(
      (child) => isOpen(child.state) || child.state === 'submitted',
    );
    if (open.length > 0) {
      throw new Refusal('not-in-this-state', {
        zh: `下级还有 ${open.length} 项未办结`,
        en: `${open.length} passed down are still open`,
      });
    }
    const { calendar } = await readDays(context);
    return {
      set: {
        report,
        submittedBy: context.actor.userId,
        submittedOn: context.today,
        verifyBy: verifiedBySilenceOn(calendar, context.today),
      },
    };
  });
}
