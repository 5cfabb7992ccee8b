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
  readonly key: string;
  readonly name: string;
  readonly cells: readonly string[];
}

/** Sums by class, a row each, and their weighed shares below. There is no ballot to show, and no figure to rank by. */
export function AppraisalResultView({
  result,
  grades: set,
}: {
  result: ShownResult;
  grades: readonly Grade[];
}) {
  const t = useMessages(appraisalMessages);
  const say = useLabel();
  const lines: Line[] = [
    ...result.classes.map(({ raterClass, counts }) => {
      const name = say(raterClasses[raterClass]);
      return {
        key: raterClass,
        name: counts === null ? t('withheld', { name }) : name,
        cells: set.map((_, at) => (counts === null ? t('none') : String(counts[at] ?? 0))),
      };
    }),
    {
      key: 'share',
      name: t('share'),
      cells: set.map((_, at) => {
        const share = result.shares[at];
        if (share === undefined) return t('none');
        return t('perThousand', { whole: Math.floor(share / 10), tenth: share % 10 });
      }),
    },
  ];
  return (
    <>
      <Table
        size="small"
        pagination={false}
        dataSource={lines}
        columns={[
          { title: t('raters'), dataIndex: 'name' },
          ...set.map((grade, at) => ({
            key: grade,
            title: say(grades[grade]),
            render: (_: unknown, { cells }: Line) => cells[at],
          })),
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
