import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { grades as gradeLabels, raterClasses } from '@gangmu/domain/assessments/appraisal-rules';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { appraisalMessages } from '@gangmu/ui/appraisal-messages';
import { LastProblems } from '@gangmu/ui/fact-sheet';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { paths } from '../paths.ts';
import { useMe } from '../use-me.ts';
import { GradePanel } from './grade-panel.tsx';

/** Who reports in a cycle, in the order of the units’ codes; its frozen rules; the grades once the ballot is counted. */
export function CyclePanel({ id, body }: { id: string; body: Readonly<Record<string, unknown>> }) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  const { me } = useMe();
  const { states } = readRecordDefinition('appraisal');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const cycle = useQuery(trpc.appraisal.cycle.queryOptions({ id }));
  const set = useWrite(
    (input: { onSite: 'yes' | 'no'; records: { id: string; expectedVersion: number }[] }, key: string) =>
      trpcClient.record.stepMany.mutate({
        key,
        step: 'change',
        records: input.records,
        body: { preparedOn: me.today, onSite: input.onSite },
      }),
    () => setChosen([]),
  );
  return (
    <Asked query={cycle} toTrouble={toRefusal}>
      {(data) => {
        const { rules } = data;
        const [best] = data.grades;
        const picked = data.reports
          .filter((row) => chosen.includes(row.id) && row.state === 'prepared')
          .map((row) => ({ id: row.id, expectedVersion: row.version }));
        const grades = data.state === 'grading' && data.mayRun;
        const maySet = data.mayRun && ['prepared', 'reporting'].includes(data.state);
        return (
          <>
            {rules && best && (
              <section>
                <h2>{t('rules')}</h2>
                <p className="quiet">
                  {[
                    t('ruleWeights', {
                      weights: rules.weights
                        .map(({ raterClass, weight }) => `${say(raterClasses[raterClass])} ${weight}%`)
                        .join('、'),
                    }),
                    rules.topShare === null
                      ? t('ruleNoTop')
                      : t('ruleTop', {
                          grade: say(gradeLabels[best]),
                          most: data.mostTop ?? 0,
                          share: rules.topShare,
                        }),
                    t('ruleSmallest', { count: rules.smallest }),
                    t('ruleReport', { count: rules.reportMax }),
                  ].join('；')}
                </p>
              </section>
            )}
            {data.state === 'balloting' && <Alert type="info" showIcon title={t('notCounted')} />}
            {data.state === 'prepared' && data.mayRun && <p className="quiet">{t('waitsStart')}</p>}
            {grades && <GradePanel cycle={data} body={body} />}
            {!grades && (
              <section>
                <h2>{t('reports')}</h2>
                {set.error && <TroubleAlert trouble={toRefusal(set.error)} />}
                {data.reports.length === 0 && <NothingYet>{t('reportsNone')}</NothingYet>}
                {maySet && data.reports.length > 0 && (
                  <Space wrap style={{ marginBottom: 8, minHeight: 32 }}>
                    <span className="quiet">{t('chosen', { count: picked.length })}</span>
                    {picked.length > 0 &&
                      (['yes', 'no'] as const).map((onSite) => (
                        <Button
                          key={onSite}
                          loading={set.isPending}
                          onClick={() => set.mutate({ onSite, records: picked })}
                        >
                          {t(onSite === 'yes' ? 'setOnSite' : 'setInWriting')}
                        </Button>
                      ))}
                  </Space>
                )}
                {data.reports.length > 0 && (
                  <Table
                    size="small"
                    rowKey="id"
                    pagination={data.reports.length > 50 ? { pageSize: 50 } : false}
                    scroll={{ x: 'max-content' }}
                    dataSource={data.reports}
                    {...(maySet
                      ? {
                          rowSelection: {
                            selectedRowKeys: [...chosen],
                            onChange: (keys: unknown[]) => setChosen(keys.map(String)),
                            getCheckboxProps: (row: { unitName: string; state: string }) =>
                              ({ 'aria-label': row.unitName, disabled: row.state !== 'prepared' }) as object, // the library's type leaves out aria
                            columnTitle: (
                              <span className="unseen">{t('chosen', { count: picked.length })}</span>
                            ),
                          },
                        }
                      : {})}
                    columns={[
                      {
                        title: t('unit'),
                        render: (_, row) => <Link to={paths.record(row.id)}>{row.unitName}</Link>,
                      },
                      { title: t('secretary'), dataIndex: 'secretary' },
                      { title: t('onSite'), render: (_, row) => t(row.onSite ? 'onSite' : 'inWriting') },
                      {
                        title: t('state'),
                        render: (_, row) => (
                          <Tag>{say(states[row.state] ?? { zh: row.state, en: row.state })}</Tag>
                        ),
                      },
                      {
                        title: t('grade'),
                        render: (_, row) => (row.grade === null ? t('none') : say(gradeLabels[row.grade])),
                      },
                    ]}
                  />
                )}
              </section>
            )}
            <LastProblems
              problems={data.lastProblems}
              link={(to, title) => <Link to={paths.record(to)}>{title}</Link>}
            />
          </>
        );
      }}
    </Asked>
  );
}
