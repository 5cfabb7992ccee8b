import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useMessages } from './language.tsx';
import { TroubleAlert, type Trouble } from './page-state.tsx';
import { uiMessages } from './ui-messages.tsx';

interface Props {
  change(current: string, next: string): Promise<unknown>;
  toTrouble(error: unknown): Trouble;
  done(): void;
  close(): void;
}

/** A new password against the present one; every session ends afterwards. */
export function PasswordForm({ change, toTrouble, done, close }: Props) {
  const t = useMessages(uiMessages);
  const [form] = Form.useForm<{ current: string; next: string }>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const submit = async ({ current, next }: { current: string; next: string }) => {
    setBusy(true);
    try {
      await change(current, next);
      done();
    } catch (error) {
      setTrouble(toTrouble(error));
    } finally {
      setBusy(false);
    }
  };
  const rules = [{ required: true, message: t('required') }];
  return (
    <Modal
      open
      title={t('changePassword')}
      okText={t('setPassword')}
      cancelText={t('back')}
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item name="current" label={t('presentPassword')} rules={rules}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="next" label={t('newPassword')} rules={rules}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
      {trouble && <TroubleAlert trouble={trouble} />}
    </Modal>
  );
}
