import { insertAudit } from '@gangmu/db/audit';
import { readCalendar } from '@gangmu/db/calendar';
import type { Tx } from '@gangmu/db/db';
import { insertSlip, listLastSlips, listLateTasks } from '@gangmu/db/supervision-slip';
import { decideSlips } from '@gangmu/domain/responsibilities/supervision';
import { urgencyDays } from '@gangmu/domain/responsibilities/urgency';
import { addDays, type Day } from '@gangmu/domain/time/day';

/** Writes the 督办单 of the day (domain 7): to the unit that is late, and to nobody beside its chain. */
export async function issueSlips(tx: Tx, today: Day): Promise<string> {
  const calendar = await readCalendar(tx);
  const tasks = await listLateTasks(tx, today);
  const last = await listLastSlips(tx, addDays(today, -31));
  const slips = decideSlips(tasks, last, urgencyDays(calendar, today), calendar);
  for (const slip of slips) {
    const id = await insertSlip(tx, slip, today);
    await insertAudit(tx, {
      userId: null,
      verb: 'slip.issue',
      outcome: 'done',
      subject: { type: 'slip', id, unitId: slip.unitId },
      before: null,
      after: slip,
      requestId: 'job',
      address: null,
    });
  }
  return `issued ${slips.length}`;
}
