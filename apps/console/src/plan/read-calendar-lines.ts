import { isDay } from '@gangmu/domain/time/day';

interface CalendarLine {
  readonly day: string;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** Reads `day,放假|调休,name` a line; stops at the first line that is not of that form and names it. */
export function readCalendarLines(text: string): {
  days: CalendarLine[];
  bad: { line: number; text: string } | null;
} {
  const days: CalendarLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const [day = '', kind = '', name = ''] = raw.split(/[,，\t]/).map((part) => part.trim());
    const read = kind.startsWith('放假') ? 'holiday' : kind.startsWith('调休') ? 'workday' : null;
    if (!isDay(day) || read === null || name === '')
      return { days, bad: { line: index + 1, text: raw.trim().slice(0, 40) } };
    days.push({ day, kind: read, name });
  }
  return { days, bad: null };
}
