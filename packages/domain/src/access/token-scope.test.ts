import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionNames } from './actions.ts';
import { scopesOf, type Actor } from './can.ts';
import { roleNames } from './roles.ts';
import { actionsOf, scopeOf, tokenScopes, type TokenScope } from './token-scope.ts';
import { closedReasonOf } from './token-use.ts';

const today = '2024-06-20';
const someScopes = fc.subarray([...tokenScopes]);

test('no scope, and not all of them together, opens what is closed to tokens', () => {
  const widest = actionsOf(tokenScopes);
  const closed = actionNames.filter((action) => closedReasonOf(action) !== null);
  expect(closed.length).toBeGreaterThan(40);
  expect(closed.filter((action) => widest.has(action))).toEqual([]);
  expect(closed).toEqual(
    expect.arrayContaining(['account.manage', 'ballot.cast', 'aid.read', 'plan.publish']),
  );
});

test('a token narrows: it never reaches a row its account does not reach', () => {
  fc.assert(
    fc.property(
      someScopes,
      fc.constantFrom(...roleNames),
      fc.constantFrom(...actionNames),
      (scopes, role, action) => {
        const grant = {
          role,
          unitId: 'u',
          unitPath: '/r/d/u/',
          departmentPath: '/r/d/',
          from: '2024-01-01',
          to: null,
        };
        const account: Actor = { userId: 'm', personId: null, grants: [grant] };
        const narrowed = scopesOf({ ...account, only: actionsOf(scopes) }, action, today);
        const whole = scopesOf(account, action, today);
        expect(narrowed.length === 0 || JSON.stringify(narrowed) === JSON.stringify(whole)).toBe(true);
        if (narrowed.length > 0 && action !== 'record.use') {
          const wanted = scopeOf(action) ?? 'none';
          expect(
            scopes.some((scope) => scope === wanted || scope === wanted.replace('.read', '.write')),
          ).toBe(true);
        }
      },
    ),
  );
});

test('whoever may write a noun may read it, and nothing comes without a scope', () => {
  expect([...actionsOf([])]).toEqual([]);
  const writes = tokenScopes.filter((scope) => scope.endsWith('.write'));
  for (const write of writes) {
    const read = write.replace('.write', '.read') as TokenScope; // the other of the two
    for (const action of actionsOf([read])) expect(actionsOf([write]), write).toContain(action);
  }
});
