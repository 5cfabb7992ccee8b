import { markObligations } from '@gangmu/db/obligation-status';
import { transact } from '@gangmu/db/transact';
import { judgeMarked } from '@gangmu/server/obligation/judge-marked';
import type { World } from './world.ts';

/** By then the year 2024 is closed; its last periods ended more than ten working days ago. */
export const closedDay = '2025-01-20';

/** Judging duties of the demo world, and what is stored of them. */
export function openDuties(world: World) {
  return {
    unitOf: (username: string) =>
      world.accounts.find((account) => account.username === username)?.unitId ?? '',
    /** Lets the job judge what is marked, after marking a unit where nothing else does, as each day's turn would. */
    async judge(today: string, unitId?: string): Promise<void> {
      if (unitId !== undefined) await transact(world.db, null, (tx) => markObligations(tx, unitId));
      while ((await transact(world.db, null, (tx) => judgeMarked(tx, today))) > 0);
    },
    /** As if no unit had been judged yet. */
    async forget(): Promise<void> {
      await world.db.deleteFrom('obligation_status').execute();
    },
    async rowOf(unitId: string, rule: string, period: string) {
      const row = await world.db
        .selectFrom('obligation_status')
        .select(['status', 'owed', 'met', 'late', 'exempt'])
        .select(['frozen_met as frozenMet', 'frozen_owed as frozenOwed'])
        .select(['corrected', 'corrected_on as correctedOn'])
        .where('unit_id', '=', unitId)
        .where('rule', '=', rule)
        .where('period', '=', period)
        .executeTakeFirst();
      return row ?? null;
    },
    async boardOf(username: string, rule: string, which: 'running' | 'last', today: string) {
      const caller = await world.as(username, today);
      const unitId = (await caller.account.me()).grants[0]?.unitId ?? '';
      return (await caller.obligation.board({ unitId, which })).find((row) => row.rule === rule);
    },
  };
}
