import { z } from 'zod';
import type { Label } from '../label.ts';
import { Refusal } from '../refusal.ts';
import { day } from '../time/day-schema.ts';
import type { Day } from '../time/day.ts';
import { perLabels, pers } from '../time/period.ts';
import { writtenText } from '../written-text.ts';

/** When a measure is due (domain K1). Standing work never closes; dormant work is never late until triggered. */
export const clock = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fixed'), due: day }),
  z.strictObject({ type: z.literal('recurring'), every: z.enum(pers), min: z.int().min(1).max(31) }),
  z.strictObject({
    type: z.literal('event'),
    event: writtenText(60),
    days: z.int().min(0).max(365),
    happenedOn: day.nullable(),
  }),
  z.strictObject({ type: z.literal('yearEnd') }),
  z.strictObject({ type: z.literal('standing') }),
  z.strictObject({ type: z.literal('dormant'), trigger: writtenText(60), due: day.nullable().default(null) }),
]);

export type Clock = z.infer<typeof clock>;
export type ClockType = Clock['type'];

export const clockLabels: Record<ClockType, Label> = {
  fixed: { zh: '固定日期', en: 'Fixed day' },
  recurring: { zh: '周期办理', en: 'Recurring' },
  event: { zh: '事件后若干天', en: 'Days after an event' },
  yearEnd: { zh: '年底前', en: 'By the end of the year' },
  standing: { zh: '长期坚持', en: 'Standing' },
  dormant: { zh: '适时启动', en: 'Dormant until triggered' },
};

/** The last day of a clock in a plan of that year; null where lateness does not exist (yet). */
export function dueDay(value: Clock, year: number, addDaysTo: (from: Day, count: number) => Day): Day | null {
  switch (value.type) {
    case 'fixed':
      return value.due;
    case 'recurring':
    case 'yearEnd':
      return `${year}-12-31`;
    case 'event':
      return value.happenedOn === null ? null : addDaysTo(value.happenedOn, value.days);
    case 'dormant':
      return value.due;
    case 'standing':
      return null;
  }
}

/** True for a clock that waits for somebody's word: dormant work, and days that count from an event not yet dated. */
export function waitsForTrigger(value: Clock): boolean {
  return (
    (value.type === 'dormant' && value.due === null) || (value.type === 'event' && value.happenedOn === null)
  );
}

/**
 * The clock once it runs: an event gets its day, dormant work its due day. Throws `not-in-this-state` for a
 * clock that does not wait, `invalid` where dormant work is started without a due day.
 */
export function startClock(value: Clock, on: Day, due: Day | null): Clock {
  if (!waitsForTrigger(value)) {
    throw new Refusal('not-in-this-state', {
      zh: '该举措的时限已在计算，无需启动',
      en: 'The clock of this measure runs already',
    });
  }
  if (value.type === 'event') return { ...value, happenedOn: on };
  if (due === null) {
    const text = { zh: '请写明办理时限', en: 'Please give the due day' };
    throw new Refusal('invalid', text, [{ place: 'dueOn', text }]);
  }
  return { ...(value as Extract<Clock, { type: 'dormant' }>), due }; // the only other one that waits
}

/** One line that says the clock to a reader. */
export function clockSentence(value: Clock): Label {
  switch (value.type) {
    case 'fixed':
      return { zh: `${value.due} 前`, en: `by ${value.due}` };
    case 'recurring':
      return {
        zh: `${perLabels[value.every].zh} ${value.min} 次`,
        en: `${value.min} × ${perLabels[value.every].en}`,
      };
    case 'event':
      return { zh: `${value.event}后 ${value.days} 天内`, en: `within ${value.days} days of ${value.event}` };
    case 'dormant':
      return { zh: `适时启动：${value.trigger}`, en: `dormant until: ${value.trigger}` };
    case 'yearEnd':
    case 'standing':
      return clockLabels[value.type];
  }
}
