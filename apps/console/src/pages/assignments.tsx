import {
  lateUrgencies,
  owedBuckets,
  urgencies,
  type Bucket,
  type Urgency,
} from '@gangmu/domain/responsibilities/urgency';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Segmented, Select } from 'antd';
import { AssignmentTable } from '../assignment/assignment-table.tsx';
import { SlipList } from '../assignment/slip-list.tsx';
import { messages } from '../messages.ts';
import { UnitSelect } from '../unit/unit-select.tsx';

const shows: Record<string, Bucket[] | undefined> = {
  open: [...owedBuckets],
  waiting: ['waiting'],
  all: undefined,
  slips: undefined,
};

interface Search {
  readonly show?: string;
  readonly unit?: string;
  readonly colour?: string;
  readonly text?: string;
}

/** Tasks within reach; the filter stands in the address, so that it can be kept as a bookmark. */
export function AssignmentsPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const show = search.show !== undefined && search.show in shows ? search.show : 'open';
  const buckets = shows[show];
  const colour = lateUrgencies.find((name) => name === search.colour);
  const go = (part: Search) => void navigate({ to: '.', search: { ...search, ...part } as never });
  return (
    <>
      <div className="page-head">
        <h1>{t('assignments')}</h1>
        <Segmented
          aria-label={t('state')}
          value={show}
          onChange={(next) => go({ show: next })}
          options={[
            { value: 'open', label: t('filterOpen') },
            { value: 'waiting', label: t('filterWaiting') },
            { value: 'all', label: t('filterAll') },
            { value: 'slips', label: t('slips') },
          ]}
        />
      </div>
      <div className="filters">
        <Input.Search
          key={search.text}
          aria-label={t('searchMeasure')}
          placeholder={t('searchMeasure')}
          allowClear
          maxLength={60}
          defaultValue={search.text}
          onSearch={(text) => go({ text: text.trim() })}
        />
        <label htmlFor="by-unit">{t('unit')}</label>
        <UnitSelect
          id="by-unit"
          many={false}
          placeholder={t('anyUnit')}
          known={[]}
          value={search.unit ? [search.unit] : []}
          onChange={([unit = '']) => go({ unit })}
        />
        <Select<Urgency | ''>
          aria-label={t('colour')}
          value={colour ?? ''}
          disabled={show === 'waiting' || show === 'slips'}
          onChange={(next) => go({ colour: next })}
          options={[
            { value: '', label: t('anyColour') },
            ...lateUrgencies.map((name) => ({
              value: name,
              label: `${urgencies[name].mark} ${say(urgencies[name])}`,
            })),
          ]}
        />
      </div>
      {show === 'slips' && <SlipList unitId={search.unit} />}
      {show !== 'slips' && (
        <AssignmentTable
          verify={show === 'waiting'}
          filter={{
            ...(buckets ? { buckets } : {}),
            ...(search.unit ? { unitId: search.unit } : {}),
            ...(colour && show !== 'waiting' ? { urgency: colour } : {}),
            ...(search.text ? { text: search.text } : {}),
          }}
        />
      )}
    </>
  );
}
