import type { Bucket } from '@gangmu/domain/responsibilities/urgency';
import { useMessages } from '@gangmu/ui/language';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { AssignmentTable } from '../assignment/assignment-table.tsx';
import { messages } from '../messages.ts';

const filters: Record<string, Bucket[] | undefined> = {
  open: ['open'],
  waiting: ['waiting'],
  all: undefined,
};

/** Tasks within reach; the filter stands in the address. */
export function AssignmentsPage() {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const search: { show?: string } = useSearch({ strict: false });
  const show = search.show !== undefined && search.show in filters ? search.show : 'open';
  const buckets = filters[show];
  return (
    <>
      <div className="page-head">
        <h1>{t('assignments')}</h1>
        <Segmented
          aria-label={t('state')}
          value={show}
          onChange={(next) => void navigate({ to: '.', search: { show: next } as never })}
          options={[
            { value: 'open', label: t('filterOpen') },
            { value: 'waiting', label: t('filterWaiting') },
            { value: 'all', label: t('filterAll') },
          ]}
        />
      </div>
      <AssignmentTable filter={buckets ? { buckets } : {}} />
    </>
  );
}
