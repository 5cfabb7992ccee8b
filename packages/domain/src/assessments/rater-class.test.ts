import { expect, test } from 'vitest';
import { raterClassOf, type Rated, type Rater } from './rater-class.ts';

const branch: Rated = {
  unitId: 'b1',
  unitPath: '/r/d1/p/b1/',
  parentPath: '/r/d1/p/',
  isLeague: false,
  secretaries: ['wang'],
};
const cycle = { unitId: 'p', secretaries: new Set(['wang', 'li']) };
const rater = (change: Partial<Rater>): Rater => ({
  personId: 'zhao',
  homes: [],
  postsIn: [],
  grants: [],
  ...change,
});

test('a secretary does not rate himself, and rates his fellows as a fellow', () => {
  expect(raterClassOf(rater({ personId: 'wang', homes: ['/r/d1/p/b1/'] }), branch, cycle)).toBeNull();
  expect(raterClassOf(rater({ personId: 'li', homes: ['/r/d1/p/b2/'] }), branch, cycle)).toBe('peers');
});

test('members rate the secretary of their own branch alone; others nobody', () => {
  expect(raterClassOf(rater({ homes: ['/r/d1/p/b1/'] }), branch, cycle)).toBe('members');
  expect(raterClassOf(rater({ homes: ['/r/d1/p/b2/'] }), branch, cycle)).toBeNull();
  expect(raterClassOf(rater({ homes: ['/r/d1/p/b11/'] }), branch, cycle)).toBeNull();
});

test('who sits in the committee above counts there alone, also as a member or fellow', () => {
  const home = { homes: ['/r/d1/p/b1/'] };
  expect(raterClassOf(rater({ ...home, postsIn: ['p'] }), branch, cycle)).toBe('superiors');
  const leader = { grants: [{ role: 'organSecretary' as const, unitId: 'p' }] };
  expect(raterClassOf(rater({ ...leader, personId: 'li' }), branch, cycle)).toBe('superiors');
  const elsewhere = { grants: [{ role: 'organSecretary' as const, unitId: 'p2' }] };
  expect(raterClassOf(rater({ ...home, ...elsewhere }), branch, cycle)).toBe('members');
});

test('a league secretary is rated by the members around the league', () => {
  const league: Rated = { ...branch, unitId: 't', unitPath: '/r/d1/p/t/', isLeague: true };
  expect(raterClassOf(rater({ homes: ['/r/d1/p/b7/'] }), league, cycle)).toBe('members');
  expect(raterClassOf(rater({ homes: ['/r/d2/p/b7/'] }), league, cycle)).toBeNull();
});
