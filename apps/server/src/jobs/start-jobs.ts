import { readCalendar } from '@gangmu/db/calendar';
import { followFrom, runDaily, runDailyByPage, runLeased } from '@gangmu/db/job';
import { markAllObligations } from '@gangmu/db/obligation-status';
import { sealAudit } from '@gangmu/db/read-audit';
import { foldTallies } from '@gangmu/db/tally';
import { isReminderTime } from '@gangmu/domain/reminders/reminder-time';
import { setTimeout as sleep } from 'node:timers/promises';
import { destroySpentKeys } from '../appraisal/destroy-spent-keys.ts';
import type { Shared } from '../context.ts';
import { fallDue } from '../record/fall-due.ts';
import { judgeMarked } from '../obligation/judge-marked.ts';
import { mailDigests } from '../digest/mail-digests.ts';
import type { Mailer } from '../digest/open-mailer.ts';
import { sendDigests } from '../digest/send-digests.ts';
import { followAudit } from '../search/follow-audit.ts';
import { indexPage } from '../search/index-texts.ts';
import { removeOldExports } from '../unit-export/export-files.ts';
import { issueSlips } from './issue-slips.ts';
import { settleSilence } from './settle-silence.ts';

const every = 500;
const leaseSeconds = 10;

/**
 * The recurring work: folding tallies and sealing the audit twice a second, silence, slips and reminders once a business day. One
 * server at a time holds each lease; a failed run is tried again by the next.
 */
export function startJobs(
  shared: Shared,
  mailer: Mailer | null,
  report: (error: unknown) => void,
): { stop(): Promise<void> } {
  const ended = new AbortController();
  const running = (async () => {
    await destroySpentKeys(shared).catch(report);
    while (!ended.signal.aborted) {
      await runOnce(shared).catch(report);
      await remind(shared, mailer, new Date()).catch(report);
      await sleep(every, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ended.abort();
      await running;
    },
  };
}

/** One round of all jobs. */
export async function runOnce(shared: Shared): Promise<void> {
  await runLeased(shared.db, 'fold-tallies', leaseSeconds, foldTallies);
  await runLeased(shared.db, 'seal-audit', leaseSeconds, sealAudit);
  await runLeased(shared.db, 'index-search', leaseSeconds, (tx) =>
    followFrom(tx, 'index-search', followAudit),
  );
  const today = shared.today();
  await runDailyByPage(shared.db, 'index-all', today, indexPage);
  await runLeased(shared.db, 'judge-obligations', leaseSeconds, (tx) => judgeMarked(tx, today));
  await runDaily(shared.db, 'settle-silence', today, (tx) => settleSilence(tx, today));
  await runDaily(shared.db, 'records-fall-due', today, (tx) => fallDue(tx, today));
  await runDaily(shared.db, 'mark-obligations', today, async (tx) => {
    await markAllObligations(tx);
    return 'all units marked';
  });
  await runDaily(shared.db, 'issue-slips', today, (tx) => issueSlips(tx, today));
  await runDaily(shared.db, 'remove-exports', today, (tx) => removeOldExports(tx, shared.dataDir, today));
}

/** The digests of the day, in the hours for it only: first in the app, then by mail where both sides want it. */
export async function remind(shared: Shared, mailer: Mailer | null, instant: Date): Promise<void> {
  const today = shared.today();
  if (!isReminderTime(today, instant, await readCalendar(shared.db))) return;
  await runDailyByPage(shared.db, 'send-digests', today, (tx, after) => sendDigests(tx, today, after));
  if (mailer) await mailDigests(shared.db, mailer, today);
}
