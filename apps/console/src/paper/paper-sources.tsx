import type { FigureQuery } from '@gangmu/domain/papers/figure-queries';
import type { NumberedFigure } from '@gangmu/domain/papers/paper';
import { formatDay } from '@gangmu/ui/day-text';
import { useLanguage, useMessages } from '@gangmu/ui/language';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import type { PaperAsk } from './use-paper-choice.ts';

/** Where the answer to a figure's question is shown in full. */
const places = ({ planId, subjectId }: PaperAsk): Readonly<Record<FigureQuery, string>> => ({
  plan: planId === null ? paths.plans() : paths.plan(planId),
  net: paths.overview(),
  records: paths.overview(),
  obligations: paths.overview(),
  findings: paths.inspections(),
  terms: paths.terms(),
  keyPosts: paths.recordsOf('keyPost'),
  burden: paths.burden(),
  slips: paths.assignments(),
  inspection: subjectId === null ? paths.recordsOf('inspection') : paths.record(subjectId),
});

/** The list behind a paper: every figure, what it counts, and where to see it. */
export function PaperSources(props: {
  figures: readonly NumberedFigure[];
  count: number;
  source: { readonly unit: string; readonly period: string; readonly asOf: string };
  about: PaperAsk;
}) {
  const { figures, count, source, about } = props;
  const t = useMessages(messages);
  const { language } = useLanguage();
  if (count === 0) return null;
  return (
    <details className="paper-sources">
      <summary>{t('paperSources', { count })}</summary>
      <p className="quiet">
        {t('paperSourcesHint', {
          unit: source.unit,
          period: source.period || t('paperAnyPeriod'),
          day: formatDay(source.asOf, language),
        })}
      </p>
      <Table
        size="small"
        rowKey="no"
        dataSource={[...figures]}
        pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          { title: t('figureValue'), dataIndex: 'value', width: 90 },
          { title: t('figureSays'), dataIndex: 'says' },
          {
            title: t('figureKey'),
            render: (_, figure) => <Link to={places(about)[figure.query]}>{figure.key}</Link>,
          },
        ]}
      />
    </details>
  );
}
