import {
  figures as figureLabels,
  type FigureCount,
  type FigureKey,
} from '@gangmu/domain/assessments/fact-sheet';
import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import { appraisalMessages } from './appraisal-messages.tsx';
import { DayText, formatDay } from './day-text.tsx';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { NothingYet } from './page-state.tsx';

interface ShownFigure extends FigureCount {
  readonly figure: FigureKey;
  readonly takenOn: string;
}

/** The figures of a secretary’s year, taken from facts; each opens to what is behind it. */
export function FactSheet({
  figures,
  open,
}: {
  figures: readonly ShownFigure[];
  open(figure: FigureKey): void;
}) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  const { language } = useLanguage();
  const text = useFigureText();
  const [first] = figures;
  return (
    <section>
      <h2>{t('factSheet')}</h2>
      {!first && <NothingYet>{t('factSheetNone')}</NothingYet>}
      {first && (
        <>
          <p className="quiet">{t('frozenOn', { day: formatDay(first.takenOn, language) })}</p>
          <Table
            size="small"
            rowKey="figure"
            pagination={false}
            dataSource={[...figures]}
            columns={[
              { title: t('figure'), render: (_, row) => say(figureLabels[row.figure].label) },
              {
                title: t('amount'),
                render: (_, row) => (
                  <Button
                    type="link"
                    size="small"
                    aria-label={`${say(figureLabels[row.figure].label)} ${text(row)}`}
                    onClick={() => open(row.figure)}
                  >
                    {text(row)}
                  </Button>
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

/** n/N with the exempt beside it, or the plain number. */
export function useFigureText(): (count: FigureCount) => string {
  const t = useMessages(appraisalMessages);
  return ({ amount, of, exempt }) => {
    const plain = String(Math.round(amount * 10) / 10);
    const main = of === null ? plain : t('nOfN', { n: plain, of });
    return exempt ? `${main} ${t('exempt', { count: exempt })}` : main;
  };
}

interface Problem {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly dueOn: string | null;
  readonly unitName: string;
}

/** What was told last year and how it stands: the opening check. */
export function LastProblems({
  problems,
  link,
}: {
  problems: readonly Problem[];
  link(id: string, title: string): ReactNode;
}) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  const { states } = readRecordDefinition('finding');
  return (
    <section>
      <h2>{t('lastProblems')}</h2>
      {problems.length === 0 ? (
        <p className="quiet">{t('lastProblemsNone')}</p>
      ) : (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...problems]}
          columns={[
            { title: t('unit'), dataIndex: 'unitName' },
            { title: t('problem'), render: (_, { id, title }) => link(id, title) },
            {
              title: t('state'),
              render: (_, { state }) => say(states[state] ?? { zh: state, en: state }),
            },
            { title: t('nextDay'), render: (_, { dueOn }) => dueOn && <DayText day={dueOn} /> },
          ]}
        />
      )}
    </section>
  );
}
