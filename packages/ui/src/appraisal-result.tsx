import {
  grades,
  raterClasses,
  type Grade,
  type RaterClass,
} from '@gangmu/domain/assessments/appraisal-rules';
import { Table } from 'antd';
import { appraisalMessages } from './appraisal-messages.tsx';
import { useLabel, useMessages } from './language.tsx';

export interface ShownResult {
  readonly classes: readonly { readonly raterClass: RaterClass; readonly counts: readonly number[] | null }[];
  readonly shares: readonly number[];
  readonly proposed: Grade | null;
}

interface Line {
  readonly grade: Grade;
  readonly at: number;
}

/** Sums by class and their weighed shares, a row for each grade. There is no ballot to show, and no figure to rank by. */
export function AppraisalResultView({
  result,
  grades: set,
}: {
  result: ShownResult;
  grades: readonly Grade[];
}) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  return (
    <>
      <Table
        size="small"
        rowKey="grade"
        pagination={false}
        dataSource={set.map((grade, at) => ({ grade, at }))}
        columns={[
          { title: t('grade'), render: (_: unknown, { grade }: Line) => say(grades[grade]) },
          ...result.classes.map(({ raterClass, counts }) => ({
            key: raterClass,
            title:
              counts === null
                ? t('withheld', { name: say(raterClasses[raterClass]) })
                : say(raterClasses[raterClass]),
            render: (_: unknown, { at }: Line) => counts?.[at] ?? t('none'),
          })),
          {
            key: 'share',
            title: t('share'),
            render: (_: unknown, { at }: Line) => {
              const share = result.shares[at];
              return share === undefined
                ? t('none')
                : t('perThousand', { whole: Math.floor(share / 10), tenth: share % 10 });
            },
          },
        ]}
      />
      <p>
        {result.proposed === null
          ? t('resultNothing')
          : t('resultProposed', { grade: say(grades[result.proposed]) })}
      </p>
    </>
  );
}
