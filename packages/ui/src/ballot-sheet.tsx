import { grades as gradeLabels, type Grade } from '@gangmu/domain/assessments/appraisal-rules';
import { Alert, Button, Radio, Space } from 'antd';
import { useState } from 'react';
import { appraisalMessages } from './appraisal-messages.tsx';
import { useLabel, useMessages } from './language.tsx';

interface Props {
  readonly grades: readonly Grade[];
  readonly rated: readonly {
    readonly id: string;
    readonly unitName: string;
    readonly secretary: string;
    readonly isMarked: boolean;
  }[];
  readonly busy: boolean;
  send(marks: { id: string; grade: number }[]): void;
}

/** A ballot: one grade for each secretary, in the order of the units’ codes. What was handed in is not shown again. */
export function BallotSheet({ grades, rated, busy, send }: Props) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  const [marks, setMarks] = useState<Readonly<Record<string, number>>>({});
  const left = rated.filter(({ isMarked }) => !isMarked);
  const given = left.flatMap(({ id }) => (marks[id] === undefined ? [] : [{ id, grade: marks[id] }]));
  return (
    <>
      <Alert type="info" showIcon title={t('ballotSecret')} style={{ marginBottom: 16 }} />
      <ul className="plain">
        {rated.map(({ id, unitName, secretary, isMarked }) => (
          <li key={id} className="thing">
            <strong>
              {unitName}
              {secretary && ` · ${secretary}`}
            </strong>
            {isMarked ? (
              <p className="quiet">{t('ballotDone')}</p>
            ) : (
              <Radio.Group
                aria-label={unitName}
                value={marks[id]}
                onChange={(event) => setMarks((now) => ({ ...now, [id]: Number(event.target.value) }))}
                options={grades.map((grade, value) => ({ label: say(gradeLabels[grade]), value }))}
                style={{ display: 'flex', flexWrap: 'wrap', marginTop: 8 }}
              />
            )}
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <Space orientation="vertical" style={{ width: '100%', marginTop: 16 }}>
          <Button
            type="primary"
            size="large"
            block
            loading={busy}
            disabled={given.length === 0}
            onClick={() => send(given)}
          >
            {t('ballotSend')}
          </Button>
          {given.length === 0 && <p className="quiet">{t('ballotPick')}</p>}
        </Space>
      )}
    </>
  );
}
