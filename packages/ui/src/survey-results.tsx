import { Table } from 'antd';
import { judgementMessages } from './judgement-messages.tsx';
import { useMessages } from './language.tsx';

type Figure = number | null;

export interface SurveyTable {
  readonly groups: readonly { id: string; name: string; size: Figure; counts: readonly Figure[] }[];
  readonly all: { readonly size: Figure; readonly counts: readonly Figure[] };
}

interface Props {
  readonly questions: readonly { text: string; choices: readonly string[] }[];
  readonly results: readonly SurveyTable[];
  readonly measuresTaken: string;
}

/** What a survey gave, a table a question, small figures hidden, with what is done about it. */
export function SurveyResults({ questions, results, measuresTaken }: Props) {
  const t = useMessages(judgementMessages);
  const write = (figure: Figure | undefined) => figure ?? t('surveyHidden');
  return (
    <>
      {measuresTaken !== '' && (
        <section>
          <h2>{t('surveyMeasures')}</h2>
          <p>{measuresTaken}</p>
        </section>
      )}
      <p className="quiet">{t('surveyHint')}</p>
      {questions.map((question, at) => {
        const table = results[at];
        if (!table) return null;
        const rows = [...table.groups, { id: 'all', name: t('surveyAll'), ...table.all }];
        return (
          <section key={question.text}>
            <h2>{question.text}</h2>
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              scroll={{ x: true }}
              dataSource={rows}
              columns={[
                { title: t('surveyUnit'), dataIndex: 'name' },
                { title: t('surveyAnswers'), render: (_, row) => write(row.size) },
                ...question.choices.map((choice, column) => ({
                  title: choice,
                  key: choice,
                  render: (_: unknown, row: (typeof rows)[number]) => write(row.counts[column]),
                })),
              ]}
            />
          </section>
        );
      })}
    </>
  );
}
