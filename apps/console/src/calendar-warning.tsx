import { trpc } from '@gangmu/client/trpc';
import { addDays, yearOf } from '@gangmu/domain/time/day';
import { useMessages } from '@gangmu/ui/language';
import { useQuery } from '@tanstack/react-query';
import { messages } from './messages.ts';
import { useMe } from './use-me.ts';

/** Days ahead for which working days are reckoned at the most: a month of working days. */
const ahead = 45;

/** Says to those who plan and to whoever keeps the calendar that a year's holidays are not entered (domain 5.4). */
export function CalendarWarning() {
  const t = useMessages(messages);
  const { me, may } = useMe();
  const asked = may('calendar.change') || may('plan.draft');
  const years = useQuery({ ...trpc.calendar.years.queryOptions(), enabled: asked });
  const needed = [...new Set([yearOf(me.today), yearOf(addDays(me.today, ahead))])];
  const missing = needed.filter((year) => !years.data?.some((row) => row.year === year));
  if (!years.data || missing.length === 0) return null;
  return (
    <p role="status" className="no-print calendar-warning">
      {t('calendarMissing', { years: missing.join('、') })}
    </p>
  );
}
