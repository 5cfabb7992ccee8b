import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { surveyStates } from '@gangmu/domain/assessments/survey';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { BuildForm } from '../survey/build-form.tsx';
import { useMe } from '../use-me.ts';

/** Surveys the reader runs or oversees. */
export function SurveysPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const navigate = useNavigate();
  const { me, may } = useMe();
  const [building, setBuilding] = useState(false);
  const surveys = useQuery(trpc.survey.list.queryOptions());
  const unit = useQuery({ ...trpc.survey.asks.queryOptions(), enabled: may('survey.build') });
  return (
    <>
      <div className="page-head">
        <h1>{t('surveys')}</h1>
        {may('survey.build') && unit.data && !building && (
          <Button type="primary" onClick={() => setBuilding(true)}>
            {t('surveyNew')}
          </Button>
        )}
      </div>
      {building && unit.data && (
        <BuildForm
          key={me.user.id}
          unitId={unit.data.unitId}
          done={(id) => void navigate({ to: paths.survey(id) })}
        />
      )}
      <Asked query={surveys} toTrouble={toRefusal}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingYet>{t('surveysNone')}</NothingYet>
          ) : (
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              scroll={{ x: true }}
              dataSource={rows}
              columns={[
                { title: t('title'), render: (_, row) => <Link to={paths.survey(row.id)}>{row.title}</Link> },
                { title: t('unit'), dataIndex: 'unitName' },
                { title: t('surveyCloses'), render: (_, row) => <DayText day={row.closesOn} /> },
                { title: t('state'), render: (_, row) => say(surveyStates[row.state]) },
              ]}
            />
          )
        }
      </Asked>
    </>
  );
}
