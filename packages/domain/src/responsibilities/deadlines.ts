import { Refusal } from '../refusal.ts';
import type { Day } from '../time/day.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-days.ts';

/** Working days after which silence accepts an assignment and passes a report (domain 7, K1). */
export const silenceAcceptsAfter = 5;
export const silenceVerifiesAfter = 10;
/** A local due day is earlier than the upper one by at least this many working days (domain 7, fan-out 2). */
export const localLead = 5;
/** How deep work may be passed down from the committee (domain 7). */
export const maxDepth = 3;
/** Shortest time to answer an ask (domain 8, rule 6). */
const shortestReply = 3;

export function acceptedBySilenceOn(calendar: WorkingCalendar, assignedOn: Day): Day {
  return addWorkingDays(calendar, assignedOn, silenceAcceptsAfter);
}

export function verifiedBySilenceOn(calendar: WorkingCalendar, submittedOn: Day): Day {
  return addWorkingDays(calendar, submittedOn, silenceVerifiesAfter);
}

/** Throws `invalid` unless the local due day leaves the department its five working days and the unit its three. */
export function requireLocalDue(
  calendar: WorkingCalendar,
  today: Day,
  upperDue: Day | null,
  localDue: Day,
): void {
  requireReplyTime(calendar, today, localDue);
  if (upperDue === null) return;
  const latest = addWorkingDays(calendar, upperDue, -localLead);
  if (localDue > latest) {
    throw invalidDue(
      `本级时限须不晚于 ${latest}（上级时限前 ${localLead} 个工作日）`,
      `Not after ${latest}: ${localLead} working days before the upper due day`,
    );
  }
}

/** Throws `invalid` unless whoever is asked has three working days (domain 8, rule 6); no due day asks nothing. */
export function requireReplyTime(calendar: WorkingCalendar, today: Day, due: Day | null): void {
  const earliest = addWorkingDays(calendar, today, shortestReply);
  if (due === null || due >= earliest) return;
  throw invalidDue(
    `时限不得早于 ${earliest}（至少 ${shortestReply} 个工作日）`,
    `Not before ${earliest}: at least ${shortestReply} working days`,
  );
}

/** Throws `invalid` unless the extension asks for a later day than the present one. */
export function requireLaterDue(present: Day | null, wanted: Day): void {
  if (present !== null && wanted > present) return;
  throw invalidDue('申请的时限须晚于现时限', 'The day asked for must be later than the present due day');
}

function invalidDue(zh: string, en: string): Refusal {
  return new Refusal('invalid', { zh, en }, [{ place: 'dueOn', text: { zh, en } }]);
}
