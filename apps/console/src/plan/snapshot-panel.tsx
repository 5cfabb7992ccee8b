import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Progress, Space } from 'antd';
import { messages } from '../messages.ts';

/** The signed snapshot of a closed plan: how far it is, who closed when, its hash, and a check that reckons it anew. */
export function SnapshotPanel({ planId }: { planId: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const snapshot = useQuery({
    ...trpc.snapshot.read.queryOptions({ planId }),
    refetchInterval: ({ state }) => (state.data && state.data.sha256 === null ? 1_000 : false),
  });
  const check = useMutation({ mutationFn: () => trpcClient.snapshot.check.query({ planId }) });
  const { data: checked } = check;
  return (
    <Asked query={snapshot} toTrouble={toRefusal}>
      {(data) => {
        if (data === null) return null;
        const { sha256, signer, size, done, total, tries } = data;
        const wait = total > 0 ? t('snapshotMaking', { done, total }) : t('snapshotWaiting');
        return (
          <section aria-label={t('snapshot')} className="snapshot">
            <h2>{t('snapshot')}</h2>
            <Descriptions
              size="small"
              column={1}
              items={[
                { key: 'by', label: t('closedByWhom'), children: data.closer },
                {
                  key: 'at',
                  label: t('closedAt'),
                  children: <DayText day={data.closedOn} />,
                },
                ...(sha256 === null
                  ? []
                  : [
                      {
                        key: 'size',
                        label: t('snapshotSize'),
                        children: `${Math.ceil((size ?? 0) / 1024)} KB`,
                      },
                      { key: 'hash', label: t('snapshotHash'), children: <code>{sha256}</code> },
                      { key: 'key', label: t('snapshotKey'), children: <code>{signer}</code> },
                    ]),
              ]}
            />
            {sha256 === null ? (
              <div role="status">
                <Progress
                  percent={total > 0 ? Math.floor((done * 100) / total) : 0}
                  aria-label={t('snapshot')}
                />
                <p className="quiet">{tries > 1 ? t('snapshotAgain') : wait}</p>
              </div>
            ) : (
              <Space wrap>
                <Button href={`/files/snapshots/${planId}`}>{t('downloadSnapshot')}</Button>
                <Button loading={check.isPending} onClick={() => check.mutate()}>
                  {t('checkSnapshot')}
                </Button>
              </Space>
            )}
            <div role="status" style={{ marginTop: 10 }}>
              {checked?.trouble === null && (
                <span className="mark-done">✓ {t('snapshotWhole', { lines: checked.lines })}</span>
              )}
              {checked?.trouble && (
                <Alert type="error" showIcon title={t('snapshotBroken', { trouble: say(checked.trouble) })} />
              )}
            </div>
            {check.error && <TroubleAlert trouble={toRefusal(check.error)} />}
          </section>
        );
      }}
    </Asked>
  );
}
