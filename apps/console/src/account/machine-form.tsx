import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { Form, Modal } from 'antd';
import { messages } from '../messages.ts';
import { NameField, UsernameField } from './name-fields.tsx';

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
        <UsernameField />
        <NameField />
      </Form>
      {create.error && <TroubleAlert trouble={toRefusal(create.error)} />}
    </Modal>
  );
}
