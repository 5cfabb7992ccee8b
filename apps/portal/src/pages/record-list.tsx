import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useBranch } from '../use-branch.ts';

/** One button, and below it what was recorded; one section a type of record. */
export function RecordListPage() {
  const { may } = useBranch();
  return (
    <>
      {listRecordDefinitions()
        .filter((definition) => may(definition.read))
        .map((definition) => (
          <RecordSection key={definition.name} type={definition.name} mayCreate={may(definition.create)} />
        ))}
    </>
  );
}

function RecordSection({ type, mayCreate }: { type: string; mayCreate: boolean }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { branch } = useBranch();
  const definition = listRecordDefinitions().find((candidate) => candidate.name === type);
  const records = useInfiniteQuery(
    trpc.record.list.infiniteQueryOptions(
      { type, unitId: branch?.unitId, limit: 20 },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  return (
    <>
      <h1>{t('record')}</h1>
      {mayCreate && (
        <Link to={paths.newRecord(type)}>
          <Button type="primary" size="large" block tabIndex={-1}>
            {t('newRecord')}
          </Button>
        </Link>
      )}
      <h2>{t('records')}</h2>
      <Asked query={records} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return rows.length === 0 ? (
            <NothingYet>{t('recordsNone')}</NothingYet>
          ) : (
            <ul className="plain">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link className="thing" to={paths.recordDetail(row.id)}>
                    <span className="thing-row">
                      <strong>{definition ? say(definition.titleOf(row.body)) : row.title}</strong>
                      <span className="quiet">
                        {definition?.states[row.state]
                          ? say(definition.states[row.state] ?? { zh: '', en: '' })
                          : row.state}
                      </span>
                    </span>
                    <span className="quiet">
                      <DayText day={row.happenedOn} weekday />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Asked>
      {records.hasNextPage && (
        <Button
          block
          loading={records.isFetchingNextPage}
          onClick={() => void records.fetchNextPage()}
          style={{ marginTop: 12 }}
        >
          …
        </Button>
      )}
    </>
  );
}
