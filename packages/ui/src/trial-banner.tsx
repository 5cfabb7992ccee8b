import { formatDay } from './day-text.tsx';
import { useLanguage, useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** Says quietly that the trial's clock stands still and that nobody in it is real. */
export function TrialBanner({ today }: { today: string }) {
  const t = useMessages(uiMessages);
  const { language } = useLanguage();
  return (
    <p className="quiet" style={{ margin: 0, padding: '4px 16px', fontSize: 13, background: 'var(--lit)' }}>
      {t('trial', { day: formatDay(today, language) })}
    </p>
  );
}
