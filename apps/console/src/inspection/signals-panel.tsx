import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { signalLabels } from '@gangmu/domain/assessments/rectification-signals';
import { judgementMessages } from '@gangmu/ui/judgement-messages';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { paths } from '../paths.ts';

/** Where the verifier should look before verifying; shown to nobody else. */
export function SignalsPanel({ id }: { id: string }) {
  const t = useMessages(judgementMessages);
  const say = useLabel();
  const signals = useQuery(trpc.inspection.signals.queryOptions({ id }));
  return (
    <section>
      <h2>{t('signals')}</h2>
      <Asked query={signals} toTrouble={toRefusal}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('signalsNone')}</p>
          ) : (
            rows.map((row) => (
              <Alert
                key={row.signal}
                type="warning"
                showIcon
                style={{ marginBottom: 8 }}
                title={say(signalLabels[row.signal])}
                description={row.with.map((other) => (
                  <span key={other.id} style={{ display: 'block' }}>
                    <Link to={paths.record(other.id)}>{other.name}</Link>
                  </span>
                ))}
              />
            ))
          )
        }
      </Asked>
    </section>
  );
}
