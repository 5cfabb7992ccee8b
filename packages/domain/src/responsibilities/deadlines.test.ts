import { expect, test } from 'vitest';
import type { WorkingCalendar } from '../time/working-days.ts';
import { acceptedBySilenceOn, requireLaterDue, requireLocalDue, verifiedBySilenceOn } from './deadlines.ts';

const calendar: WorkingCalendar = {
  holidays: new Set(['2024-06-10']),
  workdays: new Set(),
  years: new Set([2024]),
};

test('silence accepts after five working days and passes a report after ten', () => {
  expect(acceptedBySilenceOn(calendar, '2024-06-06')).toBe('2024-06-14');
  expect(verifiedBySilenceOn(calendar, '2024-06-20')).toBe('2024-07-04');
});

test('a local due day leaves the department five working days and the unit three', () => {
  expect(() => requireLocalDue(calendar, '2024-06-20', '2024-07-31', '2024-07-24')).not.toThrow();
  expect(() => requireLocalDue(calendar, '2024-06-20', '2024-07-31', '2024-07-25')).toThrow(
    expect.objectContaining({ reason: 'invalid' }),
  );
  expect(() => requireLocalDue(calendar, '2024-06-20', '2024-07-31', '2024-06-24')).toThrow(
    expect.objectContaining({ reason: 'invalid' }),
  );
});

test('an extension asks for a later day', () => {
  expect(() => requireLaterDue('2024-06-30', '2024-06-30')).toThrow();
  expect(() => requireLaterDue(null, '2024-06-30')).toThrow();
  expect(() => requireLaterDue('2024-06-30', '2024-07-01')).not.toThrow();
});
