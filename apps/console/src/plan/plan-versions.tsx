import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { comparedFields, type MeasureChange } from '@gangmu/domain/items/compare-versions';
import { formatDay } from '@gangmu/ui/day-text';
import { useLabel, useLanguage, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Collapse } from 'antd';
import { messages } from '../messages.ts';

/** Every published version and what changed in it. */
export function PlanVersions({ planId }: { planId: string }) {
  const t = useMessages(messages);
  const { language } = useLanguage();
  const versions = useQuery(trpc.plan.versions.queryOptions({ id: planId }));
  if (!versions.data || versions.data.length === 0) return null;
  return (
    <section className="no-print">
      <h2>{t('versions')}</h2>
      <Collapse
        items={versions.data.map(({ no, publishedOn }) => ({
          key: no,
          label: t('versionLine', { no, day: formatDay(publishedOn, language) }),
          children: <Changes planId={planId} no={no} />,
        }))}
      />
    </section>
  );
}

function Changes({ planId, no }: { planId: string; no: number }) {
  const t = useMessages(messages);
  const say = useLabel();
  const version = useQuery(trpc.plan.readVersion.queryOptions({ id: planId, no }));
  return (
    <Asked query={version} toTrouble={toRefusal}>
      {(data) => {
        const changes = data.changes as MeasureChange[]; // stored by publishing, from compareVersions
        if (changes.length === 0) return <span className="quiet">{t('changesNone')}</span>;
        return (
          <ul>
            {changes.map((change) => (
              <li key={change.id}>
                {t(change.change)} {change.code} {change.text}
                <ul>
                  {change.fields.map((field) => (
                    <li key={field.field}>
                      {say(comparedFields[field.field])}：<del>{valueText(field.before)}</del> →{' '}
                      <ins>{valueText(field.after)}</ins>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        );
      }}
    </Asked>
  );
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
