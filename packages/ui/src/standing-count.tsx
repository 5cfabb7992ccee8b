import type { Standing } from '@gangmu/domain/responsibilities/tally';
import { useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** 12/86, 免 3, 长期 5. No percentage. */
export function StandingCount({ standing }: { standing: Standing }) {
  const t = useMessages(uiMessages);
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {t('closedOf', { closed: standing.closed, of: standing.of })}
      {standing.exempt > 0 && <span className="quiet">，{t('exempt', { count: standing.exempt })}</span>}
      {standing.standing > 0 && (
        <span className="quiet">，{t('standing', { count: standing.standing })}</span>
      )}
    </span>
  );
}
