import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionNames, actions, type Action } from './actions.ts';
import { authorise } from './authorise.ts';
import { can, scopesOf, type Actor, type Grant } from './can.ts';
import { administratorRoles, roleNames, type Role } from './roles.ts';
import { requireSecondPerson, requireSeparateDuties } from './separate-duties.ts';

const today = '2024-06-20';
const root = '/r/';
const department = '/r/d1/';
const branch = '/r/d1/p/b1/';
const sibling = '/r/d1/p/b2/';
const other = '/r/d2/p/b9/';

function actor(role: Role, unitPath: string, span: Partial<Grant> = {}): Actor {
  const departmentPath =
    unitPath.split('/').length > 3 ? `/${unitPath.split('/').slice(1, 3).join('/')}/` : unitPath;
  const grant: Grant = {
    role,
    unitId: unitPath,
    unitPath,
    departmentPath,
    from: '2024-01-01',
    to: null,
    ...span,
  };
  return { userId: 'u', personId: 'me', grants: [grant] };
}

test('a department office reaches its whole department and nothing beyond', () => {
  const office = actor('organOffice', '/r/d1/p/');
  expect(can(office, 'assignment.report', { unitPath: department }, today)).toBe(true);
  expect(can(office, 'assignment.report', { unitPath: branch }, today)).toBe(true);
  expect(can(office, 'assignment.report', { unitPath: other }, today)).toBe(false);
  expect(can(office, 'assignment.report', { unitPath: root }, today)).toBe(false);
});

test('a branch secretary reaches the own branch only', () => {
  const secretary = actor('branchSecretary', branch);
  expect(can(secretary, 'session.confirm', { unitPath: branch }, today)).toBe(true);
  expect(can(secretary, 'session.confirm', { unitPath: sibling }, today)).toBe(false);
  expect(can(secretary, 'session.confirm', { unitPath: department }, today)).toBe(false);
});

test('a path that merely begins alike is not below', () => {
  const office = actor('organOffice', '/r/d1/');
  expect(can(office, 'assignment.read', { unitPath: '/r/d10/' }, today)).toBe(false);
});

test('a member reads the own absences and hours, nobody else’s', () => {
  const member = actor('member', branch);
  expect(can(member, 'hours.read', { unitPath: branch, personId: 'me' }, today)).toBe(true);
  expect(can(member, 'hours.read', { unitPath: branch, personId: 'someone' }, today)).toBe(false);
});

test('a right ends with the last day of its grant', () => {
  const past = actor('branchSecretary', branch, { to: '2024-06-19' });
  expect(can(past, 'session.confirm', { unitPath: branch }, today)).toBe(false);
  const lastDay = actor('branchSecretary', branch, { to: today });
  expect(can(lastDay, 'session.confirm', { unitPath: branch }, today)).toBe(true);
  const future = actor('branchSecretary', branch, { from: '2024-06-21' });
  expect(scopesOf(future, 'session.confirm', today)).toEqual([]);
});

test('what may not even be seen is not found; what may be seen but not done is not allowed', () => {
  const office = actor('organOffice', '/r/d1/p/');
  expect(() => authorise(office, 'plan.publish', { unitPath: root }, today, 'plan.read')).toThrow(
    expect.objectContaining({ reason: 'not-allowed' }),
  );
  expect(() => authorise(office, 'assignment.read', { unitPath: other }, today)).toThrow(
    expect.objectContaining({ reason: 'not-found' }),
  );
});

test('the three administrators touch no business content', () => {
  const open: readonly Action[] = [
    'account.self',
    'unit.read',
    'calendar.read',
    'calendar.change',
    'account.manage',
    'grant.manage',
    'token.manage',
    'audit.read',
  ];
  for (const role of administratorRoles) {
    for (const action of actionNames) if (role in actions[action]) expect(open).toContain(action);
  }
});

test('no role both creates accounts and grants roles, and nobody but the auditor reads the audit', () => {
  for (const role of roleNames)
    expect(role in actions['account.manage'] && role in actions['grant.manage']).toBe(false);
  expect(Object.keys(actions['audit.read'])).toEqual(['auditor']);
});

test('三员分立: no two administrator roles together, and no business role beside one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...roleNames), fc.constantFrom(...roleNames), (held, wanted) => {
      const administrators: readonly Role[] = administratorRoles;
      const clash = held !== wanted && (administrators.includes(held) || administrators.includes(wanted));
      let refused = false;
      try {
        requireSeparateDuties([held], wanted);
      } catch {
        refused = true;
      }
      return refused === clash;
    }),
  );
});

test('who asked cannot approve', () => {
  expect(() => requireSecondPerson('a', 'a')).toThrow(
    expect.objectContaining({ reason: 'second-person-needed' }),
  );
  expect(() => requireSecondPerson('a', 'b')).not.toThrow();
});
