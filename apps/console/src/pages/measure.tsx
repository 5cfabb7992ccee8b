import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { clockSentence } from '@gangmu/domain/items/clock';
import { kindLabels } from '@gangmu/domain/kinds/kind-name';
import { mechanisms } from '@gangmu/domain/mechanisms/mechanisms';
import { Chain } from '@gangmu/ui/chain';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Descriptions, Space } from 'antd';
import { AssignmentTable } from '../assignment/assignment-table.tsx';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { CarriedLinks } from '../plan/carried-links.tsx';
import { MeasureSteps } from '../plan/measure-steps.tsx';
import { useMe } from '../use-me.ts';

/** One measure: where it comes from, what was decided, who bears it. */
export function MeasurePage() {
  const { planId, id } = useParams({ from: '/inside/plans/$planId/measures/$id' });
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const plan = useQuery(trpc.plan.read.queryOptions({ id: planId }));
  const links = useQuery(trpc.plan.links.queryOptions({ id: planId }));
  const facts = useQuery({
    ...trpc.overview.facts.queryOptions({ measureId: id }),
    enabled: may('plan.overview'),
  });
  return (
    <Asked query={plan} toTrouble={toRefusal}>
      {(data) => {
        const measure = data.measures.find((candidate) => candidate.id === id);
        const item = data.items.find((candidate) => candidate.id === measure?.itemId);
        const lead = data.units.find((unit) => unit.id === measure?.leadUnitId);
        if (!measure) return null;
        return (
          <>
            <div className="page-head">
              <h1>
                {t('measure')} {measure.code}
              </h1>
              {data.state !== 'closed' && <MeasureSteps measure={measure} />}
            </div>
            <Chain
              label={t('chain')}
              links={[
                {
                  key: 'document',
                  kind: t('document'),
                  text: <Link to={paths.plan(planId)}>{data.title}</Link>,
                },
                { key: 'item', kind: t('item'), text: `${item?.no ?? ''}. ${item?.heading ?? ''}` },
                { key: 'lead', kind: t('lead'), text: lead?.name ?? '—' },
                {
                  key: 'facts',
                  kind: t('unitFacts'),
                  text: facts.data
                    ? t('factsCount', { records: facts.data.records, units: facts.data.units })
                    : '—',
                },
              ]}
            />
            <Space wrap>
              <CarriedLinks measureId={id} links={links.data} />
            </Space>
            <p className="plan-text">{measure.text}</p>
            <Descriptions
              size="small"
              column={2}
              items={[
                {
                  key: 'kind',
                  label: t('kind'),
                  children: measure.kind ? say(kindLabels[measure.kind]) : '—',
                },
                {
                  key: 'mechanism',
                  label: t('mechanism'),
                  children: measure.mechanism ? say(mechanisms[measure.mechanism].label) : '—',
                },
                { key: 'standard', label: t('standard'), children: measure.closingStandard || '—' },
                {
                  key: 'clock',
                  label: t('clock'),
                  children: measure.clock ? say(clockSentence(measure.clock)) : '—',
                },
              ]}
            />
            {may('assignment.read') && (
              <>
                <h2>{t('tasksOf')}</h2>
                <AssignmentTable filter={{ measureId: id }} />
              </>
            )}
          </>
        );
      }}
    </Asked>
  );
}
