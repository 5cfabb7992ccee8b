import { hashToken, insertToken } from '@gangmu/db/api-token';
import { insertUser } from '@gangmu/db/account';
import { transact } from '@gangmu/db/transact';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import type { Fixtures } from './authz-fixtures.ts';
import type { Row } from './authz-subjects.ts';
import type { World } from './world.ts';

/** Rows of tokens and machine accounts: the keeper of accounts, nobody else. */
export const tokenRows: readonly Row[] = [
  ['account.createMachine', 'none', { sys: 'N' }],
  ['token.list', 'none', { sys: 'N' }],
  ['token.accounts', 'none', { sys: 'N' }],
  ['token.give', 'none', { sys: 'N' }],
  ['token.revoke', 'none', { sys: 'N' }],
];

export function tokenInput(procedure: string, f: Fixtures): unknown {
  const key = uuidv7();
  const inputs: Record<string, unknown> = {
    'account.createMachine': { key, username: `m${key.slice(-12)}`, name: '系统' },
    'token.list': {},
    'token.give': { key, userId: f.someToken, name: '对接', scope: ['unit.read'], lastOn: '2020-01-01' },
    'token.revoke': { key, id: f.someToken, expectedVersion: 999 },
  };
  return inputs[procedure];
}

/** A machine account and a token of the same id. */
export async function insertSomeToken(world: World): Promise<string> {
  const id = uuidv7();
  await transact(world.db, null, async (tx) => {
    await insertUser(tx, { id, username: 'machine', name: '系统', personId: null, machine: true });
    const token = { id, userId: id, name: '对接', prefix: 'gangmu_00000', scope: ['unit.read'] as const };
    await insertToken(tx, {
      ...token,
      lastOn: '2024-12-31',
      createdOn: demoDay,
      hash: hashToken('none'),
      createdBy: id,
    });
  });
  return id;
}
