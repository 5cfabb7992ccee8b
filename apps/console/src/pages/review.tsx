import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { designationMessages } from '@gangmu/ui/designation-messages';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Card, Collapse, Radio, Tag } from 'antd';
import { ChecksPanel } from '../designation/checks-panel.tsx';
import { LoadMore } from '../list/load-more.tsx';
import { paths } from '../paths.ts';

/** The review sheet of a round: a yes or a no for each nomination, the others' hidden until all are in. */
export function ReviewPage() {
  const { id } = useParams({ from: '/inside/designations/$id/review' });
  const t = useMessages(designationMessages);
  const { message } = App.useApp();
  const pages = useInfiniteQuery(
    trpc.designation.sheet.infiniteQueryOptions(
      { id },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const mark = useWrite(
    (given: { id: string; expectedVersion: number; recommends: boolean }, key: string) =>
      trpcClient.designation.mark.mutate({ ...given, key }),
    () => void message.success(t('said')),
  );
  return (
    <Asked query={pages} toTrouble={toRefusal}>
      {(data) => {
        const [first] = data.pages;
        const rows = data.pages.flatMap((page) => page.rows);
        return (
          <>
            <p>
              <Link to={paths.record(id)}>{first?.title}</Link>
            </p>
            <h1>{t('review')}</h1>
            <p className="quiet">{t('reviewHint')}</p>
            {mark.error && <TroubleAlert trouble={toRefusal(mark.error)} />}
            {rows.length === 0 && <NothingYet>{t('reviewNone')}</NothingYet>}
            {rows.map((row) => {
              const name = [row.title, row.person, row.unitName].filter((text) => text !== '').join(' · ');
              return (
                <Card
                  key={row.id}
                  size="small"
                  style={{ marginBottom: 12 }}
                  title={<h2 style={{ margin: 0, fontSize: '1rem' }}>{name}</h2>}
                  extra={
                    row.result === null ? (
                      t('given', { given: row.given, wanted: row.wanted })
                    ) : (
                      <Tag>{row.result === 'recommended' ? t('recommended') : t('notRecommended')}</Tag>
                    )
                  }
                >
                  <p>{row.merits}</p>
                  {row.avoids && <p className="quiet">{t('avoids')}</p>}
                  {row.state === 'screened' && !row.avoids && first?.state === 'reviewing' && (
                    <Radio.Group
                      aria-label={name}
                      value={row.mine}
                      disabled={mark.isPending}
                      optionType="button"
                      options={[
                        { label: t('recommend'), value: true },
                        { label: t('notRecommend'), value: false },
                      ]}
                      onChange={(event) =>
                        mark.mutate({
                          id: row.id,
                          expectedVersion: row.version,
                          recommends: event.target.value === true,
                        })
                      }
                    />
                  )}
                  {row.marks && (
                    <p>
                      {row.marks
                        .map(
                          (given) =>
                            `${given.name}：${given.recommends ? t('recommend') : t('notRecommend')}`,
                        )
                        .join('　')}
                    </p>
                  )}
                  <Collapse
                    ghost
                    size="small"
                    items={[{ key: 'checks', label: t('checks'), children: <ChecksPanel id={row.id} /> }]}
                  />
                </Card>
              );
            })}
            <LoadMore pages={pages} />
          </>
        );
      }}
    </Asked>
  );
}
