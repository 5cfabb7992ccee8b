import { expect, test } from 'vitest';
import { parametersInForce } from '../../mechanisms/parameters.ts';
import { sampleContext } from '../sample-record.ts';
import { bodyAfterStep } from '../take-record-step.ts';
import { titleRound } from './round.ts';

const reviewing = (noticeDays: number | null) => ({
  openedOn: '2024-05-06',
  name: '批次',
  places: [],
  nominateBy: '2024-05-24',
  rules: { noticeDays },
});
const announced = (setting: { name: string; value: number } | null, noticeDays: number | null = null) => {
  const settings = setting ? [{ ...setting, effectiveFrom: '2024-01-01' }] : [];
  const context = sampleContext({
    known: { noticed: 1 },
    parameters: parametersInForce(settings, '2024-06-20'),
  });
  const given = { noticeFrom: '2024-06-24' };
  const body = bodyAfterStep(titleRound, 'announce', reviewing(noticeDays), given, context);
  return [body['noticeTo'], titleRound.steps['announce']?.effectsOf?.(body, context)] as const;
};

test('how long a notice runs is the scheme’s word, else the figure in force; never under five days', () => {
  expect(announced(null)[0]).toBe('2024-06-28');
  expect(announced({ name: 'M10.noticeDays', value: 7 })[0]).toBe('2024-07-02');
  expect(announced({ name: 'M10.noticeDays', value: 3 })[0]).toBe('2024-06-28');
  expect(announced({ name: 'M10.noticeDays', value: 7 }, 10)[0]).toBe('2024-07-05');
});

test('whether the first day counts is a figure too, and what the database is told says the same', () => {
  const [to, effects] = announced({ name: 'M10.countFirstDay', value: 0 });
  expect(to).toBe('2024-07-01');
  expect(effects).toEqual([
    {
      type: 'designation',
      what: 'notice',
      from: '2024-06-24',
      to: '2024-07-01',
      wantedDays: 5,
      countedDays: 5,
    },
  ]);
});
