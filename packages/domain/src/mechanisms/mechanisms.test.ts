import { expect, test } from 'vitest';
import { kindNames } from '../kinds/kind-name.ts';
import { mechanismCodes, mechanisms } from './mechanisms.ts';
import { mechanismOfParameter, parameterDefinitions, parametersInForce } from './parameters.ts';
import { termsOf } from './terms-of.ts';

test('all forty-two mechanisms say who owes what, in both languages', () => {
  expect(mechanismCodes).toHaveLength(42);
  for (const code of mechanismCodes) {
    const terms = termsOf(code);
    expect(terms, code).toBeDefined();
    for (const { zh, en } of Object.values(terms ?? {}))
      expect(zh !== '' && !/\p{Script=Han}/u.test(en)).toBe(true);
    for (const kind of mechanisms[code].kinds) expect(kindNames).toContain(kind);
  }
});

test('parameters belong to mechanisms, stand once, and what is unknown is empty', () => {
  const names = parameterDefinitions.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const definition of parameterDefinitions) {
    expect(mechanismCodes).toContain(mechanismOfParameter(definition.name));
    expect(definition.value === null, definition.name).toBe(definition.ground === 'unknown');
  }
});

test('a setting counts from its day on, the latest one wins, and an empty one takes the figure away', () => {
  const set = (value: number | null, effectiveFrom: string) => ({
    name: 'M39.reminderMonths',
    value,
    effectiveFrom,
  });
  const settings = [set(8, '2024-07-01'), set(9, '2024-09-01'), set(null, '2025-01-01')];
  const on = (day: string) => parametersInForce(settings, day)['M39.reminderMonths'];
  expect([on('2024-06-30'), on('2024-07-01'), on('2024-12-31'), on('2025-01-01')]).toEqual([
    6,
    8,
    9,
    undefined,
  ]);
  const unknown = parameterDefinitions.filter(({ ground }) => ground === 'unknown');
  expect(unknown.length).toBeGreaterThan(0);
  for (const { name } of unknown) expect(parametersInForce([], '2024-06-20')).not.toHaveProperty([name]);
});
