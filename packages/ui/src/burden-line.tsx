import { inHours } from '@gangmu/domain/responsibilities/burden';
import { useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** “110 units × 12 min = 22 h”, beside every button that sends something. */
export function BurdenLine({
  burden,
}: {
  burden: { units: number; minutes: number; hours: number; lastYear?: number };
}) {
  const t = useMessages(uiMessages);
  if (burden.units === 0 || burden.minutes === 0) return <span className="quiet">{t('burdenNone')}</span>;
  return (
    <span>
      {t('burden', {
        units: burden.units,
        minutes: Math.round(burden.minutes / burden.units),
        hours: burden.hours,
      })}
      {burden.lastYear !== undefined && burden.lastYear > 0 && (
        <span className="quiet">，{t('burdenBefore', { hours: inHours(burden.lastYear) })}</span>
      )}
    </span>
  );
}
