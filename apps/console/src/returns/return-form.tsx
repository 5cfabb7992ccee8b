import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { returnForms, type ReturnForm } from '@gangmu/domain/assessments/restricted-return';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Button, Form, InputNumber } from 'antd';
import { messages } from '../messages.ts';

/** The figures of one period, whole numbers alone; saving after it was signed makes a new edition. */
export function ReturnFields(props: {
  form: ReturnForm;
  unitId: string;
  year: number;
  period: number;
  start: readonly number[] | undefined;
  expectedVersion: number;
  done(): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const { form, unitId, year, period, expectedVersion } = props;
  const save = useWrite(
    (figures: number[], key: string) =>
      trpcClient.restrictedReturn.draft.mutate({ key, unitId, form, year, period, figures, expectedVersion }),
    () => {
      void message.success(t('returnDone'));
      props.done();
    },
  );
  return (
    <Form
      layout="vertical"
      style={{ maxWidth: 420 }}
      initialValues={{ figures: returnForms[form].figures.map((_, at) => props.start?.[at] ?? 0) }}
      onFinish={(given: { figures: number[] }) => save.mutate(given.figures)}
    >
      <p className="quiet">{t('returnFiguresOnly')}</p>
      {returnForms[form].figures.map((label, at) => (
        <Form.Item
          key={label.zh}
          name={['figures', at]}
          label={say(label)}
          rules={[{ required: true, message: say(label) }]}
        >
          <InputNumber min={0} max={1_000_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ))}
      {save.error && <TroubleAlert trouble={toRefusal(save.error)} />}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('returnSave')}
      </Button>
    </Form>
  );
}
