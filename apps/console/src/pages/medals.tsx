import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { DayText } from '@gangmu/ui/day-text';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Table, Tag } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';
import { useRealm } from '../use-realm.ts';

interface Candidate {
  readonly personId: string;
  readonly unitId: string;
  readonly fullOn: string | null;
}

/** 光荣在党50年: the list makes itself from the days of full membership; one click enters it, branch by branch. */
export function MedalsPage() {
  const realm = useRealm();
  const t = useMessages(messages);
  return realm === null ? <NothingYet>{t('noPlace')}</NothingYet> : <Medals unitId={realm} />;
}

function Medals({ unitId }: { unitId: string }) {
  const t = useMessages(messages);
  const { message } = App.useApp();
  const { me, may } = useMe();
  const due = useQuery(trpc.medal.due.queryOptions({ unitId }));
  const enter = useWrite(
    async (input: { people: readonly Candidate[] }, key: string) => {
      const groups = Map.groupBy(input.people, (person) => person.unitId);
      for (const [at, [branchId, people]] of [...groups].entries()) {
        await trpcClient.record.createMany.mutate({
          key: `${key.slice(0, 32)}${at.toString(16).padStart(4, '0')}`, // one key a branch, the same when tried again
          type: 'fiftyYearMedal',
          unitId: branchId,
          bodies: people.map(({ personId, fullOn }) => ({
            person: personId,
            listedOn: me.today,
            fullOn: fullOn ?? '',
          })),
        });
      }
      return input.people.length;
    },
    (count) => void message.success(t('medalsListed', { count })),
  );
  return (
    <>
      <div className="page-head">
        <h1>{t('medals')}</h1>
        <Link to={paths.recordsOf('fiftyYearMedal')}>{t('medalRecords')}</Link>
      </div>
      {enter.error && <TroubleAlert trouble={toRefusal(enter.error)} />}
      <Asked query={due} toTrouble={toRefusal}>
        {(data) => (
          <>
            <p>
              {data.stock !== null && <>{t('medalStock', { stock: data.stock })} </>}
              {t('medalSums', { issued: data.issued, handed: data.handedOver })}
            </p>
            <div className="page-head">
              <h2 style={{ flex: 1 }}>{t('medalCandidates', { count: data.candidates.length })}</h2>
              {may('medal.write') && data.candidates.length > 0 && (
                <Button
                  type="primary"
                  loading={enter.isPending}
                  onClick={() => enter.mutate({ people: data.candidates })}
                >
                  {t('enterList')}
                </Button>
              )}
            </div>
            {data.candidates.length === 0 ? (
              <NothingYet>{t('medalsNone')}</NothingYet>
            ) : (
              <Table
                size="small"
                rowKey="personId"
                pagination={false}
                dataSource={data.candidates}
                columns={[
                  { title: t('personName'), dataIndex: 'name' },
                  { title: t('unit'), dataIndex: 'unitName' },
                  {
                    title: t('joinedOn'),
                    render: (_, row) => row.joinedOn && <DayText day={row.joinedOn} />,
                  },
                  {
                    title: t('fullOn'),
                    render: (_, row) =>
                      row.fullOn ? <DayText day={row.fullOn} /> : <Tag>{t('toCheck')}</Tag>,
                  },
                ]}
              />
            )}
          </>
        )}
      </Asked>
    </>
  );
}
