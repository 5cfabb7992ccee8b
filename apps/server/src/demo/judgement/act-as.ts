import type { Database } from '@gangmu/db/db';
import { findRecord } from '@gangmu/db/record';
import { findGrantsByName } from '@gangmu/db/session';
import type { RecordBody } from '@gangmu/domain/kinds/define-kind';
import type { MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import type { Day } from '@gangmu/domain/time/day';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../context.ts';
import { createRecord } from '../../record/create-records.ts';
import { stepRecord } from '../../record/step-records.ts';

/** The people of the demo world acting through the product's own verbs, each on a day. */
export interface Stage {
  readonly db: Database;
  as(username: string, on: Day): Promise<Context>;
  create(who: string, on: Day, of: NewOne): Promise<string>;
  step(who: string, on: Day, id: string, step: string, body?: RecordBody, reason?: string): Promise<void>;
}

interface NewOne {
  readonly type: string;
  readonly unitId: string;
  readonly body: RecordBody;
  readonly parentId?: string;
  readonly mechanism?: MechanismCode;
}

export function openStage(db: Database): Stage {
  const as = async (username: string, on: Day): Promise<Context> => {
    const session = await findGrantsByName(db, username);
    if (!session) throw new Error(`no demo account ${username}`);
    const { userId, personId, grants, assigned } = session;
    const actor = { userId, personId, grants, assigned };
    return {
      db,
      trial: true,
      dataDir: '',
      secret: 'of tests and demo data alone',
      today: on,
      actor,
      session,
      requestId: 'demo',
      address: null,
    };
  };
  return {
    db,
    as,
    async create(who, on, of) {
      return (await createRecord(await as(who, on), { key: uuidv7(), ...of })).id;
    },
    async step(who, on, id, step, body, reason) {
      const expectedVersion = (await findRecord(db, id))?.version ?? 0;
      const said = { ...(body ? { body } : {}), ...(reason ? { reason } : {}) };
      await stepRecord(await as(who, on), { key: uuidv7(), id, step, expectedVersion, ...said });
    },
  };
}
