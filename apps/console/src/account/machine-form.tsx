import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { Form, Input, Modal } from 'antd';
import { messages } from '../messages.ts';

interface Values {
  readonly username: string;
  readonly name: string;
}

/** A new account of another system, without password and without any right. */
export function MachineForm({ close, done }: { close(): void; done(): void }) {
  const t = useMessages(messages);
  const [form] = Form.useForm<Values>();
  const create = useWrite(
    (input: Values, key: string) => trpcClient.account.createMachine.mutate({ ...input, key }),
    done,
  );
  return (
    <Modal
      open
      title={t('newMachine')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={create.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <p className="quiet">{t('newMachineHint')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => create.mutate(values)}>
        <Form.Item
          name="username"
          label={t('username')}
          rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{1,59}$/, message: t('usernameRule') }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('name') }]}>
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
      </Form>
      {create.error && <TroubleAlert trouble={toRefusal(create.error)} />}
    </Modal>
  );
}
