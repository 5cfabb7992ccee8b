import { Button, Form, Radio } from 'antd';
import { judgementMessages } from './judgement-messages.tsx';
import { useMessages } from './language.tsx';

interface Props {
  readonly questions: readonly { text: string; choices: readonly string[] }[];
  readonly busy: boolean;
  send(choices: number[]): void;
}

/** A sheet to answer: closed questions alone, each with its choices. */
export function SurveySheet({ questions, busy, send }: Props) {
  const t = useMessages(judgementMessages);
  return (
    <Form layout="vertical" onFinish={(given: { choices: number[] }) => send(given.choices)}>
      <p className="quiet">{t('surveyVoluntary')}</p>
      {questions.map((question, at) => (
        <Form.Item
          key={question.text}
          name={['choices', at]}
          label={question.text}
          rules={[{ required: true, message: question.text }]}
        >
          <Radio.Group
            aria-label={question.text}
            vertical
            options={question.choices.map((label, value) => ({ label, value }))}
          />
        </Form.Item>
      ))}
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>
        {t('surveySend')}
      </Button>
    </Form>
  );
}
