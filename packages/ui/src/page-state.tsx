import type { Label } from '@gangmu/domain/label';
import type { RefusalDetail } from '@gangmu/domain/refusal';
import { Alert, Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useLabel, useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** What went wrong, what it names, and what to do. */
export interface Trouble {
  readonly text: Label;
  readonly details: readonly RefusalDetail[];
}

export function TroubleAlert({ trouble, retry }: { trouble: Trouble; retry?: () => void }) {
  const say = useLabel();
  const t = useMessages(uiMessages);
  return (
    <Alert
      type="error"
      showIcon
      title={say(trouble.text)}
      description={
        trouble.details.length > 0 ? (
          <ul aria-label={t('places')} style={{ margin: 0, paddingInlineStart: 20 }}>
            {trouble.details.map((detail) => (
              <li key={`${detail.place}${detail.text.zh}`}>{say(detail.text)}</li>
            ))}
          </ul>
        ) : undefined
      }
      action={retry ? <Button onClick={retry}>{t('retry')}</Button> : undefined}
    />
  );
}

/** A list that has nothing yet says what will appear and how. */
export function NothingYet({ children }: { children: ReactNode }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} />;
}

export function Loading() {
  const t = useMessages(uiMessages);
  return (
    <div role="status" aria-label={t('loading')} aria-busy="true">
      <Skeleton active paragraph={{ rows: 4 }} />
    </div>
  );
}

/** Draws a query: skeleton, trouble with another try, or the data. */
export function Asked<T>({
  query,
  toTrouble,
  children,
}: {
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch(): unknown };
  toTrouble(error: unknown): Trouble;
  children(data: T): ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error)
    return <TroubleAlert trouble={toTrouble(query.error)} retry={() => void query.refetch()} />;
  return <Loading />;
}
