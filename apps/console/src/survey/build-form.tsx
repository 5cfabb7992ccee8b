import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { addDays } from '@gangmu/domain/time/day';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { Button, Card, Form, Input, Space } from 'antd';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';

interface Given {
  readonly title: string;
  readonly closesOn: string;
  readonly questions: readonly { text: string; choices: string }[];
}

/** A new survey of the committee or the department: closed questions alone. */
export function BuildForm({ unitId, done }: { unitId: string; done(id: string): void }) {
  const t = useMessages(messages);
  const { me } = useMe();
  const build = useWrite(
    ({ questions, ...rest }: Given, key: string) =>
      trpcClient.survey.build.mutate({
        key,
        unitId,
        ...rest,
        questions: questions.map(({ text, choices }) => ({ text, choices: choicesOf(choices) })),
      }),
    ({ id }) => done(id),
  );
  return (
    <Card size="small" title={t('surveyNew')} style={{ maxWidth: 640, marginBottom: 16 }}>
      <Form
        layout="vertical"
        initialValues={{ closesOn: addDays(me.today, 14), questions: [{ text: '', choices: '' }] }}
        onFinish={(given: Given) => build.mutate(given)}
      >
        <Form.Item name="title" label={t('title')} rules={[{ required: true, message: t('title') }]}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="closesOn"
          label={t('surveyCloses')}
          rules={[{ required: true, message: t('surveyCloses') }]}
        >
          <Input type="date" />
        </Form.Item>
        <Form.List name="questions">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key}>
                  <Form.Item
                    name={[name, 'text']}
                    label={t('surveyQuestionNo', { no: name + 1 })}
                    rules={[{ required: true, message: t('surveyQuestionNo', { no: name + 1 }) }]}
                  >
                    <Input maxLength={80} />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'choices']}
                    label={t('surveyChoices')}
                    rules={[{ validator: (_, value: string) => requireChoices(value, t('surveyChoices')) }]}
                  >
                    <Input />
                  </Form.Item>
                  {fields.length > 1 && (
                    <Button onClick={() => remove(name)} style={{ marginBottom: 12 }}>
                      {t('surveyDrop', { no: name + 1 })}
                    </Button>
                  )}
                </div>
              ))}
              {fields.length < 10 && (
                <Button onClick={() => add({ text: '', choices: '' })}>{t('surveyAdd')}</Button>
              )}
            </>
          )}
        </Form.List>
        {build.error && <TroubleAlert trouble={toRefusal(build.error)} />}
        <Space style={{ marginTop: 16 }}>
          <Button type="primary" htmlType="submit" loading={build.isPending}>
            {t('surveySave')}
          </Button>
        </Space>
      </Form>
    </Card>
  );
}

/** Choices in one line, parted by a Chinese or an ordinary comma, a slash or 、. */
function choicesOf(text: string): string[] {
  return text
    .split(/[,，、/]/)
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
}

async function requireChoices(value: string, text: string): Promise<void> {
  const count = choicesOf(value).length;
  if (count < 2 || count > 6) throw new Error(text);
}
