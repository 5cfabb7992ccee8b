import { clock as clockSchema, clockSentence, type Clock } from '@gangmu/domain/items/clock';
import { lastDayOfMonth } from '@gangmu/domain/time/day';
import { perLabels, pers, type Per } from '@gangmu/domain/time/period';
import { dayIn } from './field.ts';

/** A clock as a cell holds it; `readClock` reads it back. */
export function writeClock(clock: Clock): string {
  if (clock.type === 'fixed') return clock.due;
  if (clock.type === 'dormant')
    return `适时启动：${clock.trigger}${clock.due === null ? '' : `（${clock.due} 前办结）`}`;
  const sentence = clockSentence(clock).zh;
  return clock.type === 'event' && clock.happenedOn !== null
    ? `${sentence}（${clock.happenedOn} 发生）`
    : sentence;
}

/** A clock as people write it in the column 完成时限, in a plan of that year; null when it is none. */
export function readClock(text: string, year: number): Clock | null {
  const clock = understand(text.trim(), year);
  return clock && clockSchema.safeParse(clock).success ? clock : null;
}

function understand(text: string, year: number): Clock | null {
  const dormant = /^适时启动[：:]\s*(.+?)(?:（(\d{4}-\d\d-\d\d) 前办结）)?$/su.exec(text);
  if (dormant) return { type: 'dormant', trigger: dormant[1] ?? '', due: dormant[2] ?? null };
  const event = /^(.+)后\s*(\d{1,3})\s*天内(?:（(\d{4}-\d\d-\d\d) 发生）)?$/su.exec(text);
  if (event)
    return { type: 'event', event: event[1] ?? '', days: Number(event[2]), happenedOn: event[3] ?? null };
  const plain = text.normalize('NFKC').replaceAll(/\s/gu, '');
  if (/^(?:长期坚持|长期|持续推进|持续|常态化)$/u.test(plain)) return { type: 'standing' };
  if (/^(?:年底前?|全年|年内|12月底前?)$/u.test(plain)) return { type: 'yearEnd' };
  const recurring = /^(每月|每季度?|每半年|每年)(\d{1,2})?次?$/u.exec(plain);
  if (recurring)
    return { type: 'recurring', every: perOf(recurring[1] ?? ''), min: Number(recurring[2] ?? 1) };
  const day = dayIn(plain.replace(/[之以]?前$/u, ''));
  if (day) return { type: 'fixed', due: day };
  const month = /^(?:(\d{4})年)?(\d{1,2})月(?:底|末)?(?:前)?$/u.exec(plain);
  if (!month || Number(month[2]) < 1 || Number(month[2]) > 12) return null;
  return {
    type: 'fixed',
    due: lastDayOfMonth(`${month[1] ?? year}-${(month[2] ?? '').padStart(2, '0')}-01`),
  };
}

function perOf(word: string): Per {
  return pers.find((per) => perLabels[per].zh.startsWith(word)) ?? 'year';
}
