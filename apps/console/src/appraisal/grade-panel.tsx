import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import {
  grades as gradeLabels,
  raterClasses,
  type Grade,
  type RaterClass,
} from '@gangmu/domain/assessments/appraisal-rules';
import { appraisalMessages } from '@gangmu/ui/appraisal-messages';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { paths } from '../paths.ts';

interface Report {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly state: string;
  readonly result: {
    readonly classes: readonly {
      readonly raterClass: RaterClass;
      readonly counts: readonly number[] | null;
    }[];
    readonly proposed: Grade | null;
  } | null;
}

interface Given {
  readonly grade?: Grade;
  readonly words?: string;
  readonly apart?: string;
}

interface Props {
  readonly cycle: {
    readonly id: string;
    readonly version: number;
    readonly grades: readonly Grade[];
    readonly mostTop: number | null;
    readonly reports: readonly Report[];
  };
  readonly body: Readonly<Record<string, unknown>>;
}

/** The committee’s grades beside what the ballot says; the limit counts along, and the server has the last word. */
export function GradePanel({ cycle, body }: Props) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  const reporting = cycle.reports.filter(({ state }) => state !== 'excused');
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>(() => startOf(body, reporting));
  const put = (unitId: string, change: Given) =>
    setGiven((now) => ({ ...now, [unitId]: { ...now[unitId], ...change } }));
  const save = useWrite((rows: readonly (Given & { unit: string })[], key: string) =>
    trpcClient.record.step.mutate({
      key,
      id: cycle.id,
      expectedVersion: cycle.version,
      step: 'grade',
      body: { grades: rows.map(({ words = '', apart = '', ...row }) => ({ ...row, words, apart })) },
    }),
  );
  const [best] = cycle.grades;
  const options = cycle.grades.map((value) => ({ value, label: say(gradeLabels[value]) }));
  const rows = reporting.flatMap(({ unitId }) =>
    given[unitId]?.grade ? [{ unit: unitId, ...given[unitId] }] : [],
  );
  const top = rows.filter(({ grade }) => grade === best).length;
  return (
    <section>
      <h2>{t('grading')}</h2>
      <p className="quiet">{t('waitsDecide')}</p>
      <Space wrap style={{ marginBottom: 8 }}>
        <Select
          aria-label={t('gradeRest')}
          placeholder={t('gradeRest')}
          value={null}
          style={{ minWidth: 140 }}
          options={options}
          onChange={(grade: Grade) => {
            for (const { unitId } of reporting) if (!given[unitId]?.grade) put(unitId, { grade });
          }}
        />
        {best && cycle.mostTop !== null && (
          <span className={top > cycle.mostTop ? 'obstacle' : 'quiet'}>
            {t('topCount', { grade: say(gradeLabels[best]), count: top, most: cycle.mostTop })}
          </span>
        )}
      </Space>
      <Table
        size="small"
        rowKey="unitId"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={reporting}
        columns={[
          {
            title: t('unit'),
            render: (_, row) => <Link to={paths.record(row.id)}>{row.unitName}</Link>,
          },
          { title: t('ballot'), render: (_, row) => <BallotCell report={row} grades={cycle.grades} /> },
          {
            title: t('grade'),
            render: (_, row) => (
              <Select
                aria-label={`${row.unitName} ${t('grade')}`}
                value={given[row.unitId]?.grade ?? null}
                style={{ minWidth: 110 }}
                options={options}
                onChange={(grade: Grade) => put(row.unitId, { grade })}
              />
            ),
          },
          {
            title: t('apart'),
            render: (_, row) => {
              const { grade, apart } = given[row.unitId] ?? {};
              const proposed = row.result?.proposed ?? null;
              if (!grade || proposed === null || grade === proposed) return t('none');
              return (
                <Input
                  aria-label={`${row.unitName} ${t('apart')}`}
                  maxLength={100}
                  value={apart ?? ''}
                  onChange={(event) => put(row.unitId, { apart: event.target.value })}
                />
              );
            },
          },
          {
            title: t('words'),
            render: (_, row) => (
              <Input
                aria-label={`${row.unitName} ${t('words')}`}
                maxLength={200}
                value={given[row.unitId]?.words ?? ''}
                onChange={(event) => put(row.unitId, { words: event.target.value })}
              />
            ),
          },
        ]}
      />
      {save.error && <TroubleAlert trouble={toRefusal(save.error)} />}
      <Button
        type="primary"
        loading={save.isPending}
        onClick={() => save.mutate(rows)}
        style={{ marginTop: 12 }}
      >
        {t('saveGrades')}
      </Button>
    </section>
  );
}

/** What the ballot says in a word, and the sums of each class that was large enough. */
function BallotCell({ report, grades }: { report: Report; grades: readonly Grade[] }) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  if (!report.result) return t('none');
  const { classes, proposed } = report.result;
  const withheld = classes.flatMap(({ raterClass, counts }) =>
    counts === null ? [say(raterClasses[raterClass])] : [],
  );
  return (
    <>
      <strong>{proposed === null ? t('none') : say(gradeLabels[proposed])}</strong>
      {classes.map(
        ({ raterClass, counts }) =>
          counts && (
            <span key={raterClass} className="quiet" style={{ display: 'block' }}>
              {t('classSum', {
                name: say(raterClasses[raterClass]),
                counts: grades.map((grade, at) => `${say(gradeLabels[grade])} ${counts[at] ?? 0}`).join(' '),
              })}
            </span>
          ),
      )}
      {withheld.length > 0 && (
        <span className="quiet" style={{ display: 'block' }}>
          {t('withheldAll', { names: withheld.join('、') })}
        </span>
      )}
    </>
  );
}

/** What was proposed before, else what the ballot says. */
function startOf(body: Readonly<Record<string, unknown>>, reports: readonly Report[]): Record<string, Given> {
  const kept = (body['grades'] ?? []) as readonly (Given & { unit: string })[]; // checked by the kind
  return Object.fromEntries(
    reports.map(({ unitId, result }) => {
      const { unit: _unit, ...row } = kept.find(({ unit }) => unit === unitId) ?? { unit: unitId };
      return [unitId, row.grade ? row : result?.proposed ? { grade: result.proposed } : {}];
    }),
  );
}
