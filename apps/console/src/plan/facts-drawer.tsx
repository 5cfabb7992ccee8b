import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { assignmentStates } from '@gangmu/domain/responsibilities/assignment-state';
import { assignmentRoles } from '@gangmu/domain/responsibilities/fan-out';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { UrgencyMark } from '@gangmu/ui/urgency-mark';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';

interface Chosen {
  readonly id: string;
  readonly code: string;
  readonly text: string;
}

/** What stands behind a mesh: the tasks of that unit, and the facts that count by themselves. */
export function FactsDrawer({
  unitId,
  measures,
  close,
}: {
  unitId: string;
  measures: readonly Chosen[];
  close(): void;
}) {
  const t = useMessages(messages);
  return (
    <Drawer open title={t('tasksOf')} size={560} onClose={close}>
      {measures.map((measure) => (
        <MeasureFacts key={measure.id} unitId={unitId} measure={measure} />
      ))}
    </Drawer>
  );
}

function MeasureFacts({ unitId, measure }: { unitId: string; measure: Chosen }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const tasks = useQuery({
    ...trpc.assignment.list.queryOptions({ unitId, measureId: measure.id, limit: 20 }),
    enabled: may('assignment.read'),
  });
  const facts = useQuery(trpc.overview.facts.queryOptions({ measureId: measure.id, unitId }));
  return (
    <section style={{ marginBottom: 24 }}>
      <p className="plan-text" style={{ margin: 0 }}>
        {measure.code} {measure.text}
      </p>
      <Asked query={tasks} toTrouble={toRefusal}>
        {(page) => (
          <ul className="plain">
            {page.rows.map((row) => (
              <li key={row.id}>
                <Link to={paths.assignment(row.id)}>
                  <UrgencyMark urgency={row.urgency} /> {say(assignmentRoles[row.role])} ·{' '}
                  {say(assignmentStates[row.state])} · <DayText day={row.dueOn} />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Asked>
      <Asked query={facts} toTrouble={toRefusal}>
        {(data) =>
          data.records === 0 ? (
            <p className="quiet">{t('factsNone')}</p>
          ) : (
            <details>
              <summary>{t('factsCount', { records: data.records, units: data.units })}</summary>
              <ul className="plain">
                {data.newest.map((fact) => (
                  <li key={fact.id} className="quiet">
                    <DayText day={fact.happenedOn} /> {fact.unitName} {fact.title}
                  </li>
                ))}
              </ul>
            </details>
          )
        }
      </Asked>
    </section>
  );
}
