import { toRefusal } from '@gangmu/client/refusal';
import { useAppraisalSheet } from '@gangmu/client/use-appraisal-sheet';
import { appraisalMessages } from '@gangmu/ui/appraisal-messages';
import { AppraisalResultView } from '@gangmu/ui/appraisal-result';
import { FactSheet, LastProblems } from '@gangmu/ui/fact-sheet';
import { FigureDrawer } from '@gangmu/ui/figure-drawer';
import { useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { RecheckView } from '@gangmu/ui/recheck-view';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { paths } from '../paths.ts';

/** The fact sheet of a report, last year’s problems, and the result once there is one. */
export function SheetPanel({ id }: { id: string }) {
  const t = useMessages(appraisalMessages);
  const { sheet, facts, recheck, figure, setFigure, recheckNow } = useAppraisalSheet(id);
  const link = (to: string, title: string) => <Link to={paths.recordDetail(to)}>{title}</Link>;
  return (
    <Asked query={sheet} toTrouble={toRefusal}>
      {(data) => (
        <>
          <p className="quiet">{t('ruleReport', { count: data.reportMax })}</p>
          <FactSheet figures={data.figures} open={setFigure} />
          <LastProblems problems={data.lastProblems} link={link} />
          {data.result && (
            <section>
              <h2>{t('result')}</h2>
              <AppraisalResultView result={data.result} grades={data.grades} />
              {recheck.data ? (
                <RecheckView recheck={recheck.data} grades={data.grades} />
              ) : (
                <Button loading={recheck.isFetching} onClick={recheckNow}>
                  {t('recheck')}
                </Button>
              )}
            </section>
          )}
          {figure && (
            <FigureDrawer
              figure={figure}
              rows={facts.data?.pages.flatMap((page) => page.rows)}
              more={facts.hasNextPage ? () => void facts.fetchNextPage() : null}
              busy={facts.isFetchingNextPage}
              close={() => setFigure(null)}
              link={link}
            />
          )}
        </>
      )}
    </Asked>
  );
}
