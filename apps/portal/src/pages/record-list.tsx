import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import { kindLabels, kindNames } from '@gangmu/domain/kinds/kind-name';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { SearchBox } from '@gangmu/ui/search-box';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useBranch } from '../use-branch.ts';
import { TermNotice } from './term-notice.tsx';

/** The session of the day first, with one button; every other type of record of this unit below, by kind. */
export function RecordListPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const { branch, may, kindOf } = useBranch();
  const navigate = useNavigate();
  const shown = listRecordDefinitions().filter(
    (definition) =>
      may(definition.read) &&
      (!definition.parent || definition.listed === true) &&
      (definition.unitKinds?.includes(kindOf) ?? true),
  );
  const session = shown.find((definition) => definition.kind === 'session');
  const others = shown.filter((definition) => definition !== session);
  return (
    <>
      {branch && may('election.read') && <TermNotice unitId={branch.unitId} />}
      {session && (
        <>
          <h1>{t('record')}</h1>
          <NewButton definition={session} text={t('newRecord')} />
        </>
      )}
      {may('search.use') && (
        <SearchBox text="" find={(text) => void navigate({ to: paths.search(), search: { q: text } })} />
      )}
      {others.length > 0 && (
        <>
          <h2>{t('otherWork')}</h2>
          {may('enrolment.nominate') && may('hours.read') && (
            <p>
              <Link to={paths.hours()}>{t('branchHours')}</Link>
            </p>
          )}
          {kindNames.map((kind) => {
            const types = others.filter((definition) => definition.kind === kind);
            return types.length === 0 ? null : (
              <section key={kind} className="kind-row">
                <h3>{say(kindLabels[kind])}</h3>
                <ul className="kind-links">
                  {types.map((definition) => (
                    <li key={definition.name}>
                      <Link to={paths.recordsOf(definition.name)}>{say(definition.label)}</Link>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </>
      )}
      {session && (
        <>
          <h2>{t('records')}</h2>
          {may('contentRead.read') && <Link to={paths.reads()}>{t('reads')}</Link>}
          <RecordRows definition={session} />
        </>
      )}
    </>
  );
}

/** The records of one type. */
export function RecordsOfTypePage() {
  const { type } = useParams({ from: '/inside/record/of/$type' });
  const t = useMessages(messages);
  const say = useLabel();
  const definition = listRecordDefinitions().find((candidate) => candidate.name === type);
  if (!definition) return <NothingYet>{t('recordsNoneOther')}</NothingYet>;
  return (
    <>
      <h1>{say(definition.label)}</h1>
      <NewButton definition={definition} text={t('newOther', { type: say(definition.label) })} />
      <RecordRows definition={definition} />
    </>
  );
}

function NewButton({ definition, text }: { definition: RecordDefinition; text: string }) {
  const { may, kindOf } = useBranch();
  if (
    definition.parent !== undefined ||
    !may(definition.create) ||
    !(definition.unitKinds?.includes(kindOf) ?? true)
  )
    return null;
  return (
    <Link to={paths.newRecord(definition.name)}>
      <Button type="primary" size="large" block tabIndex={-1}>
        {text}
      </Button>
    </Link>
  );
}

/** A list of records for a phone: title, state and day; of one parent where it is given. */
export function RecordRows({ definition, parentId }: { definition: RecordDefinition; parentId?: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { branch } = useBranch();
  const isSession = definition.kind === 'session';
  const records = useInfiniteQuery(
    trpc.record.list.infiniteQueryOptions(
      {
        type: definition.name,
        ...(parentId ? { parentId } : isSession ? { unitId: branch?.unitId } : {}),
        limit: 20,
      },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  return (
    <>
      <Asked query={records} toTrouble={toRefusal}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          const people = new Map(
            data.pages.flatMap((page) => page.people.map((person) => [person.id, person.name])),
          );
          return rows.length === 0 ? (
            <NothingYet>{isSession ? t('recordsNone') : t('recordsNoneOther')}</NothingYet>
          ) : (
            <ul className="plain">
              {rows.map((row) => {
                const subject = people.get(String(row.body[definition.subject ?? '']));
                return (
                  <li key={row.id}>
                    <Link className="thing" to={paths.recordDetail(row.id)}>
                      <span className="thing-row">
                        <strong>{subject ?? say(definition.titleOf(row.body))}</strong>
                        <span className="quiet">
                          {say(definition.states[row.state] ?? { zh: row.state, en: row.state })}
                        </span>
                      </span>
                      <span className="quiet">
                        <DayText day={row.happenedOn} weekday />
                      </span>
                    </Link>
                  </li>
                );
              })}
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
          {t('more')}
        </Button>
      )}
    </>
  );
}
