import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionNames, reachOf } from '../access/actions.ts';
import { administratorRoles, roleNames } from '../access/roles.ts';
import { mechanisms } from '../mechanisms/mechanisms.ts';
import { createFields, stepFields } from './check-record.ts';
import type { RecordDefinition } from './define-kind.ts';
import type { Field, Fields } from './field.ts';
import { listRecordDefinitions, readRecordDefinition } from './find-record-definition.ts';
import { kindLabels } from './kind-name.ts';
import { sampleBody, sampleContext, sampleValue } from './sample-record.ts';
import { takeRecordStep } from './take-record-step.ts';

const all = listRecordDefinitions().map((definition) => [definition.name, definition] as const);

test.each(all)(
  '%s: every state is reached, and somebody can move on from it or it is done',
  (_, definition) => {
    const states = Object.keys(definition.states);
    const reached = new Set([definition.start]);
    for (const _round of states)
      for (const step of Object.values(definition.steps))
        if (step.to && step.from.some((state) => reached.has(state))) reached.add(step.to);
    for (const state of states) {
      const onward = Object.values(definition.steps).filter(
        (step) => step.from.includes(state) && (step.to ?? state) !== state,
      );
      const byPeople = onward.filter((step) => step.action !== null && someRole(step.action));
      expect(reached.has(state) || onward.length > 0, `${state} is reachable or planned`).toBe(true);
      if (definition.done.includes(state)) expect(onward, `${state} is done`).toEqual([]);
      else expect(byPeople.length, `somebody can move on from ${state}`).toBeGreaterThan(0);
    }
    for (const step of Object.values(definition.steps)) {
      for (const state of [...step.from, ...(step.to ? [step.to] : [])]) expect(states).toContain(state);
      if (step.action !== null) expect(actionNames).toContain(step.action);
      if (step.whenDue) expect(definition.dueOf, 'what falls due has a due day').toBeDefined();
      if (step.on === 'parent') expect(definition.parent, 'a host needs a parent').toBeDefined();
      for (const asked of step.asks ?? []) expect(Object.keys(definition.fields)).toContain(asked);
      for (const other of step.notBy ?? [])
        expect(['create', ...Object.keys(definition.steps)]).toContain(other);
    }
  },
);

test.each(all)('%s: its parts fit together and speak both languages', (_, definition) => {
  for (const column of definition.columns) expect(Object.keys(definition.fields)).toContain(column);
  expect(createFields(definition)[definition.happenedOn]?.type).toBe('day');
  expect(Object.keys(kindLabels)).toContain(definition.kind);
  if (definition.subject) expect(definition.fields[definition.subject]?.type).toBe('member');
  if (definition.parent) expect(readRecordDefinition(definition.parent).kind).toBe(definition.kind);
  for (const stage of definition.stages ?? [])
    for (const step of stage.steps) expect(['create', ...Object.keys(definition.steps)]).toContain(step);
  for (const code of definition.mechanisms) expect(mechanisms[code].kinds).toContain(definition.kind);
  expect(definition.mechanisms.length).toBeGreaterThan(0);
  for (const { zh, en } of labelsOf(definition)) {
    expect(zh.trim() !== '' && en.trim() !== '').toBe(true);
    expect(en, 'English is not Chinese').not.toMatch(/\p{Script=Han}/u);
  }
});

test.each(all)('%s: at most eight fields are asked at once', (_, definition) => {
  const forms = [
    createFields(definition),
    ...Object.keys(definition.steps).map((step) => stepFields(definition, step)),
  ];
  for (const form of forms) expect(askedIn(form).length).toBeLessThanOrEqual(8);
});

test.each(all)('%s: administrators stay out, and who writes it may read it', (_, definition) => {
  const used = [
    definition.create,
    definition.read,
    ...Object.values(definition.steps).flatMap((s) => s.action ?? []),
  ];
  for (const role of administratorRoles) for (const action of used) expect(reachOf(role, action)).toBeNull();
  for (const role of roleNames)
    if (reachOf(role, definition.create) !== null)
      expect(reachOf(role, definition.read), `${role} reads what it writes`).not.toBeNull();
});

test.each(all)(
  '%s: any walk along its steps stays within its states, and a done record stays done',
  (_, definition) => {
    const names = Object.keys(definition.steps);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 60 }), (walk) => {
        let state = definition.start;
        for (const name of walk) {
          const before = state;
          try {
            state = takeRecordStep(definition, name, state);
          } catch {
            expect(definition.steps[name]?.from).not.toContain(before);
          }
          expect(Object.keys(definition.states)).toContain(state);
          if (definition.done.includes(before)) expect(state).toBe(before);
        }
      }),
      { numRuns: 60 },
    );
  },
);

test.each(all)(
  '%s: what it proves adds up: finite amounts, none negative, no metric twice',
  (_, definition) => {
    const parent = definition.parent ? sampleBody(readRecordDefinition(definition.parent)) : null;
    const asked = Object.entries(definition.fields).map(([name, field]) => [
      name,
      sampleValue(field, '2024-06-20'),
    ]);
    const body = { ...sampleBody(definition), ...Object.fromEntries(asked) };
    const facts = definition.factsOf(body, sampleContext({ parent }));
    for (const fact of facts) expect(Number.isFinite(fact.amount) && fact.amount >= 0).toBe(true);
    expect(new Set(facts.map((fact) => fact.metric)).size).toBe(facts.length);
  },
);

test('members see what concerns them: sessions, offerings, their own enrolments', () => {
  for (const [name, reach] of [
    ['session', 'own'],
    ['offering', 'all'],
    ['enrolment', 'self'],
    ['campaign', 'all'],
    ['entry', 'self'],
    ['commitment', 'own'],
    ['regulation', 'all'],
    ['branchElection', 'own'],
    ['membershipDevelopment', 'self'],
    ['hardshipAid', 'self'],
  ] as const)
    expect(reachOf('member', readRecordDefinition(name).read)).toBe(reach);
});

function someRole(action: (typeof actionNames)[number]): boolean {
  return roleNames.some((role) => reachOf(role, action) !== null);
}

function askedIn(fields: Fields): Field[] {
  return Object.values(fields).filter((field) => !field.extra);
}

function labelsOf(definition: RecordDefinition) {
  return [
    definition.label,
    ...Object.values(definition.states),
    ...Object.values(definition.steps).map((step) => step.label),
    ...(definition.stages ?? []).map((stage) => stage.label),
    ...Object.values(definition.fields).flatMap((field) => [
      field.label,
      ...(field.hint ? [field.hint] : []),
      ...('choices' in field ? Object.values(field.choices) : []),
      ...(field.type === 'rows' ? Object.values(field.cells).map((cell) => cell.label) : []),
    ]),
  ];
}
