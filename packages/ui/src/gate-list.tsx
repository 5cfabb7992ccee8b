import type { Label } from '@gangmu/domain/label';
import { Tag } from 'antd';
import { designationMessages } from './designation-messages.tsx';
import { useLabel, useMessages } from './language.tsx';

export interface ShownGate {
  readonly gate: string;
  readonly label: Label;
  readonly met: boolean;
  readonly fact: Label;
}

/** The conditions of a nomination, each with the fact it was judged by. */
export function GateList({ gates }: { gates: readonly ShownGate[] }) {
  const t = useMessages(designationMessages);
  const say = useLabel();
  if (gates.length === 0) return null;
  return (
    <section>
      <h2>{t('checks')}</h2>
      <p className="quiet">{t('checksHint')}</p>
      <ul>
        {gates.map(({ gate, label, met, fact }) => (
          <li key={gate}>
            {say(label)} <Tag>{met ? `✓ ${t('met')}` : `✗ ${t('unmet')}`}</Tag>
            <span className="quiet">{say(fact)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
