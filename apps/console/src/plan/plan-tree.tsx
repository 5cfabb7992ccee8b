import type { trpcClient } from '@gangmu/client/trpc';
import { clockSentence } from '@gangmu/domain/items/clock';
import { kindLabels } from '@gangmu/domain/kinds/kind-name';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Space } from 'antd';
import { useEffect, useRef } from 'react';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { CarriedLinks, type PlanLinks } from './carried-links.tsx';
import { StructureTools } from './structure-tools.tsx';

export type Plan = Awaited<ReturnType<typeof trpcClient.plan.read.query>>;
export type PlanMeasure = Plan['measures'][number];

interface Props {
  readonly plan: Plan;
  readonly links: PlanLinks | undefined;
  readonly editable: boolean;
  readonly selected: string | null;
  select(id: string): void;
  readonly checked: readonly string[];
  check(ids: readonly string[]): void;
  edit(id: string): void;
}

/** Parts, items and measures; the selected measure shows what was decided and, in a draft, its tools. */
export function PlanTree({ plan, links, editable, selected, select, checked, check, edit }: Props) {
  const t = useMessages(messages);
  const place = useRef<HTMLDivElement>(null);
  // Follows a selection made in the text; the browser owns the scroll position.
  useEffect(() => {
    place.current?.querySelector('.leaf[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const toggle = (id: string) =>
    check(checked.includes(id) ? checked.filter((other) => other !== id) : [...checked, id]);
  const items = (partId: string | null) => plan.items.filter((item) => item.partId === partId);
  const drawItem = (item: Plan['items'][number]) => (
    <div key={item.id}>
      <h2>
        {item.no}. {item.heading}
      </h2>
      {plan.measures
        .filter((measure) => measure.itemId === item.id)
        .map((measure) => (
          <div key={measure.id}>
            <div style={{ display: 'flex', gap: 4, alignItems: 'flex-start' }}>
              {editable && (
                <Checkbox
                  aria-label={`${t('select')} ${measure.code}`}
                  checked={checked.includes(measure.id)}
                  onChange={() => toggle(measure.id)}
                  style={{ marginTop: 6 }}
                />
              )}
              <button
                type="button"
                className="leaf"
                aria-current={measure.id === selected}
                onClick={() => select(measure.id)}
              >
                <strong>{measure.code}</strong> <Decided measure={measure} plan={plan} />
                {measure.carriedFrom !== null && <span className="quiet">，{t('compareCarried')}</span>}
                <span className="clamp">{measure.text}</span>
              </button>
            </div>
            {measure.id === selected && (
              <div style={{ padding: '0 8px 10px 30px' }}>
                <Space wrap>
                  {editable && <Button onClick={() => edit(measure.id)}>{t('edit')}</Button>}
                  <Link to={paths.measure(plan.id, measure.id)}>{t('tasksOf')}</Link>
                  <CarriedLinks measureId={measure.id} links={links} />
                </Space>
                {editable && <StructureTools plan={plan} measure={measure} />}
              </div>
            )}
          </div>
        ))}
    </div>
  );
  return (
    <div ref={place}>
      {plan.parts.map((part) => (
        <div key={part.id}>
          <h2 style={{ color: 'var(--accent)' }}>{part.heading}</h2>
          {items(part.id).map(drawItem)}
        </div>
      ))}
      {items(null).map(drawItem)}
    </div>
  );
}

/** Kind, lead and clock in a few words. */
function Decided({ measure, plan }: { measure: PlanMeasure; plan: Plan }) {
  const say = useLabel();
  const lead = plan.units.find((unit) => unit.id === measure.leadUnitId);
  const words = [
    measure.kind ? say(kindLabels[measure.kind]) : null,
    measure.actors.join('·') || null,
    lead?.shortName ?? null,
    measure.clock ? say(clockSentence(measure.clock)) : null,
  ];
  return <span className="quiet">{words.filter((word) => word !== null).join('，')}</span>;
}
