import { figures, type FigureCount, type FigureKey } from '@gangmu/domain/assessments/fact-sheet';
import type { Grade } from '@gangmu/domain/assessments/appraisal-rules';
import { Alert, Table } from 'antd';
import { AppraisalResultView, type ShownResult } from './appraisal-result.tsx';
import { appraisalMessages } from './appraisal-messages.tsx';
import { useFigureText } from './fact-sheet.tsx';
import { useLabel, useMessages } from './language.tsx';

interface Recheck {
  readonly isSame: boolean;
  readonly reckoned: ShownResult | null;
  readonly figures: readonly {
    readonly figure: FigureKey;
    readonly frozen: FigureCount;
    readonly now: FigureCount;
  }[];
}

/** What reckoning again gives, and every figure that is otherwise today than when it was frozen. */
export function RecheckView({ recheck, grades }: { recheck: Recheck; grades: readonly Grade[] }) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  const text = useFigureText();
  const other = recheck.figures.filter(({ frozen, now }) => text(frozen) !== text(now));
  return (
    <>
      <Alert
        showIcon
        type={recheck.isSame ? 'success' : 'error'}
        title={t(recheck.isSame ? 'recheckSame' : 'recheckOther')}
      />
      {!recheck.isSame && recheck.reckoned && (
        <AppraisalResultView result={recheck.reckoned} grades={grades} />
      )}
      <h3>{t('recheckFigures')}</h3>
      {other.length === 0 ? (
        <p className="quiet">{t('recheckNothing')}</p>
      ) : (
        <Table
          size="small"
          rowKey="figure"
          pagination={false}
          dataSource={other}
          columns={[
            { title: t('figure'), render: (_, row) => say(figures[row.figure].label) },
            { title: t('frozen'), render: (_, row) => text(row.frozen) },
            { title: t('now'), render: (_, row) => text(row.now) },
          ]}
        />
      )}
    </>
  );
}
