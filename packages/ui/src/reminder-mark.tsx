import { useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** “3 due” for the link to one's reminders, on the day they were made. */
export function ReminderMark({
  digests,
  today,
}: {
  digests: readonly { day: string; lines: readonly unknown[] }[] | undefined;
  today: string;
}) {
  const t = useMessages(uiMessages);
  const count = digests?.find((digest) => digest.day === today)?.lines.length ?? 0;
  return <>{count === 0 ? t('reminders') : t('remindersDue', { count })}</>;
}
