import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

const storageKey = 'gangmu.firstSteps';

/** Three lines for whoever is here for the first time; put away, they do not come back on this device. */
export function FirstSteps({ steps }: { steps: readonly string[] }) {
  const t = useMessages(uiMessages);
  const [shown, setShown] = useState(() => localStorage.getItem(storageKey) === null);
  if (!shown) return null;
  const putAway = () => {
    localStorage.setItem(storageKey, 'seen');
    setShown(false);
  };
  return (
    <section className="first-steps no-print" aria-label={t('firstSteps')}>
      <strong>{t('firstSteps')}</strong>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button onClick={putAway}>{t('understood')}</Button>
    </section>
  );
}
