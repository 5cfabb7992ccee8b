import { expect, test } from 'vitest';
import { reachOf } from '../../access/actions.ts';
import { roleNames } from '../../access/roles.ts';
import { sampleBody, sampleContext } from '../sample-record.ts';
import { findObstacle } from '../take-record-step.ts';
import { fiftyYearMedal, fullSinceAtLatest } from './medal.ts';
import { floatingMember, hardshipAid, memberDisposal } from './people.ts';
import { walk } from './walk.ts';

const contextOn = (today: string) => sampleContext({ today });

test.each([
  ['1974-07-01', null],
  ['1974-07-02', '党龄不满50年'],
  ['', '需核对'],
])('a full member since “%s” in the list of 2024 (P6)', (fullOn, problem) => {
  const body = { ...sampleBody(fiftyYearMedal, '2024-03-01'), fullOn };
  const step = fiftyYearMedal.steps['check'];
  const obstacle = step && findObstacle(step, body, contextOn('2024-06-20'));
  if (problem === null) expect(obstacle).toBeNull();
  else expect(obstacle?.detail.text.zh).toContain(problem);
});

test('the list of a year looks fifty years back from 1 July', () => {
  expect(fullSinceAtLatest('2024-06-20', sampleContext().parameters)).toBe('1974-07-01');
});

test('a medal is clarified, checked, approved, issued and handed over, each not before the last', () => {
  const start = { state: 'listed', body: { ...sampleBody(fiftyYearMedal, '2024-03-01'), fullOn: '' } };
  const done = walk(
    fiftyYearMedal,
    start,
    [
      ['clarify', '2024-04-01', { clarifiedOn: '1973-12-01' }],
      ['check', '2024-04-02'],
      ['approve', '2024-05-06'],
      ['issue', '2024-06-20'],
      ['handOver', '2024-06-28', { way: 'home' }],
    ],
    contextOn,
  );
  expect(done.state).toBe('handedOver');
  expect(fiftyYearMedal.factsOf(done.body, contextOn('2024-06-28'))).toEqual([
    { metric: 'medal.issued', amount: 1, on: '2024-06-20' },
    { metric: 'medal.handedOver', amount: 1, on: '2024-06-28' },
  ]);
});

test('a floating member is contacted every half-year', () => {
  const away = { state: 'away', body: sampleBody(floatingMember, '2024-01-10') };
  expect(floatingMember.dueOf?.(away.body, 'away', contextOn('2024-06-20'))).toBe('2024-07-10');
  const contacted = walk(floatingMember, away, [['contact', '2024-06-20']], contextOn);
  expect(floatingMember.dueOf?.(contacted.body, contacted.state, contextOn('2024-06-20'))).toBe('2024-12-20');
});

test('private cases are read by the secretary, the person, the secretary above and the named handler, nobody else', () => {
  const readers = (read: typeof hardshipAid.read) =>
    Object.fromEntries(
      roleNames.flatMap((role) => (reachOf(role, read) ? [[role, reachOf(role, read)]] : [])),
    );
  expect(readers(hardshipAid.read)).toEqual({
    organSecretary: 'department',
    organOffice: 'handled',
    massOrganisation: 'handled',
    branchSecretary: 'own',
    member: 'self',
  });
  expect(readers(memberDisposal.read)).toEqual({
    organSecretary: 'department',
    organOffice: 'handled',
    organDiscipline: 'department',
    branchSecretary: 'own',
    member: 'self',
  });
});

test('aid has a class and a band, and no field in which a reason of health could be written', () => {
  const free = Object.entries(hardshipAid.fields).filter(([, field]) => field.type === 'text');
  expect(free.map(([name]) => name)).toEqual(['decisionNo']);
  expect(Object.values(memberDisposal.fields).filter((field) => field.type === 'text').length).toBe(1);
});
