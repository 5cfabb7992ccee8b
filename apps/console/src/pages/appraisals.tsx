import { readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { appraisalMessages } from '@gangmu/ui/appraisal-messages';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { paths } from '../paths.ts';
import { RecordList } from '../record/record-list.tsx';
import { useMe } from '../use-me.ts';

/** Cycles and reports the reader may see, each in the order of days; nobody is compared with anybody. */
export function AppraisalsPage() {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  const navigate = useNavigate();
  const { may } = useMe();
  const [cycle, report] = [readRecordDefinition('appraisalCycle'), readRecordDefinition('appraisal')];
  return (
    <>
      <div className="page-head">
        <h1>{t('appraisals')}</h1>
        <span style={{ flex: 1 }} />
        {may('ballot.cast') && <Link to={paths.ballots()}>{t('ballots')}</Link>}
        {may('appraisal.run') && (
          <Button type="primary" onClick={() => void navigate({ to: paths.newRecord(cycle.name) })}>
            {t('newCycle')}
          </Button>
        )}
      </div>
      {(may('appraisal.run') || may('appraisal.approve')) && (
        <section>
          <h2>{t('cycles')}</h2>
          <RecordList definition={cycle} steps={[]} />
        </section>
      )}
      {may('appraisal.report') && (
        <section>
          <h2>{say(report.label)}</h2>
          <RecordList definition={report} steps={[]} />
        </section>
      )}
    </>
  );
}
