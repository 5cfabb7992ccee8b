import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { alignYears } from '@gangmu/domain/items/align-years';
import type { CarriedAlike, CarriedClock } from '@gangmu/domain/items/carry-over';
import { carriedByDefault, yearEndNames, yearEnds, type YearEnd } from '@gangmu/domain/items/year-end';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { Link } from '@tanstack/react-router';
import { Button, Form, Radio, Segmented, Space } from 'antd';
import { useMemo, useState } from 'react';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { CarryTree, type CarriedAs } from './carry-tree.tsx';
import type { Plan } from './plan-tree.tsx';

interface Props {
  readonly plan: Plan;
  readonly source: Plan;
  readonly ends: ReadonlyMap<string, YearEnd>;
  readonly carried: ReadonlyMap<string, CarriedAs>;
}

/** Chooses measures of an earlier plan and what becomes of their days, and carries them over. */
export function CarryForm({ plan, source, ends, carried }: Props) {
  const t = useMessages(messages);
  const say = useLabel();
  const isOpen = (id: string) => !carried.has(id);
  const isOffered = (id: string) =>
    isOpen(id) && (carriedByDefault as readonly YearEnd[]).includes(ends.get(id) ?? 'finished');
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [clocks, setClocks] = useState<CarriedClock>('moved');
  const [alike, setAlike] = useState<CarriedAlike>('join');
  const [shown, setShown] = useState<YearEnd | 'all'>('all');
  const measures = source.measures.filter(({ id }) => shown === 'all' || ends.get(id) === shown);
  const selected = (chosen ?? source.measures.map(({ id }) => id).filter(isOffered)).filter(isOpen);
  const partners = useMemo(
    () =>
      new Map(
        alignYears(source.measures, plan.measures).flatMap(({ before, after }) =>
          before && after?.carriedFrom === null ? [[before.id, after.code] as const] : [],
        ),
      ),
    [source, plan],
  );
  const carry = useWrite(
    (
      input: { measureIds: string[]; clocks: CarriedClock; alike: CarriedAlike; expectedVersion: number },
      key: string,
    ) => trpcClient.plan.carryOver.mutate({ ...input, id: plan.id, fromPlanId: source.id, key }),
  );
  const undo = useWrite(
    (input: { id: string; expectedVersion: number }, key: string) =>
      trpcClient.plan.undo.mutate({ ...input, key }),
    () => carry.reset(),
  );
  const countOf = (name: YearEnd) => source.measures.filter(({ id }) => ends.get(id) === name).length;
  return (
    <>
      <Form layout="vertical">
        <Form.Item label={t('carryDays')}>
          <Radio.Group
            aria-label={t('carryDays')}
            value={clocks}
            onChange={(event) => setClocks(event.target.value as CarriedClock)} // one of the two below
            options={[
              { value: 'moved', label: t('carryMoved', { year: plan.year }) },
              { value: 'unset', label: t('carryUnset') },
            ]}
          />
        </Form.Item>
        <Form.Item label={t('carryAlike')}>
          <Radio.Group
            aria-label={t('carryAlike')}
            value={alike}
            onChange={(event) => setAlike(event.target.value as CarriedAlike)} // likewise
            options={[
              { value: 'join', label: t('carryJoin') },
              { value: 'add', label: t('carryAdd') },
            ]}
          />
        </Form.Item>
      </Form>
      <p className="quiet">{t('carryHint')}</p>
      <div style={{ overflowX: 'auto' }}>
        <Segmented<YearEnd | 'all'>
          aria-label={t('carryShow')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t('countLine', { label: t('filterAll'), count: source.measures.length }) },
            ...yearEndNames.map((name) => ({
              value: name,
              label: t('countLine', { label: say(yearEnds[name]), count: countOf(name) }),
            })),
          ]}
        />
      </div>
      {measures.length === 0 ? (
        <NothingYet>{t('carryNone')}</NothingYet>
      ) : (
        <CarryTree
          source={source}
          measures={measures}
          years={plan.year - source.year}
          clocks={clocks}
          partners={alike === 'join' ? partners : new Map()}
          ends={ends}
          carried={carried}
          selected={selected}
          select={setChosen}
        />
      )}
      <div className="carry-bar">
        <Button
          type="primary"
          loading={carry.isPending}
          disabled={selected.length === 0}
          onClick={() =>
            carry.mutate({ measureIds: [...selected], clocks, alike, expectedVersion: plan.version })
          }
        >
          {t('carryCount', { count: selected.length })}
        </Button>
        <div role="status">
          {carry.data && carry.variables && (
            <Space wrap>
              {t('carryDone', { count: carry.variables.measureIds.length })}
              <Link to={paths.plan(plan.id)}>{t('carryOpen', { year: plan.year })}</Link>
              <Button
                loading={undo.isPending}
                onClick={() => undo.mutate({ id: plan.id, expectedVersion: carry.data.version })}
              >
                {t('carryUndo')}
              </Button>
            </Space>
          )}
        </div>
      </div>
      {(carry.error ?? undo.error) && <TroubleAlert trouble={toRefusal(carry.error ?? undo.error)} />}
    </>
  );
}
