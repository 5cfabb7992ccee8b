import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import type { TokenScope } from '@gangmu/domain/access/token-scope';
import { addMonths } from '@gangmu/domain/time/day';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';
import { ScopeChoice } from './scope-choice.tsx';

interface Values {
  readonly userId: string;
  readonly name: string;
  readonly lastOn: string;
  readonly scope: TokenScope[];
}

/** A new token of a system account; `done` gets it, null where the answer was lost on the way. */
export function TokenForm({ close, done }: { close(): void; done(token: string | null): void }) {
  const t = useMessages(messages);
  const { me } = useMe();
  const [form] = Form.useForm<Values>();
  const accounts = useQuery(trpc.token.accounts.queryOptions());
  const give = useWrite(
    (input: Values, key: string) => trpcClient.token.give.mutate({ ...input, key }),
    (answer) => done(answer.token),
  );
  return (
    <Modal
      open
      width={760}
      title={t('giveToken')}
      okText={t('giveToken')}
      cancelText={t('cancel')}
      confirmLoading={give.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ lastOn: addMonths(me.today, 6), scope: [] }}
        onFinish={(values) => give.mutate(values)}
      >
        <Form.Item
          name="userId"
          label={t('machineAccount')}
          rules={[{ required: true, message: t('machineAccount') }]}
        >
          <Select
            notFoundContent={t('machinesNone')}
            options={(accounts.data ?? []).map((account) => ({
              value: account.id,
              label: `${account.username} ${account.name}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="name" label={t('tokenName')} rules={[{ required: true, message: t('tokenName') }]}>
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item
          name="lastOn"
          label={t('tokenLastOn')}
          extra={t('tokenLastOnHint')}
          rules={[{ required: true, message: t('tokenLastOn') }]}
        >
          <Input type="date" min={me.today} max={addMonths(me.today, 12)} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item
          name="scope"
          label={t('tokenScope')}
          rules={[{ type: 'array', min: 1, message: t('tokenScopeAsk') }]}
        >
          <ScopeChoice />
        </Form.Item>
      </Form>
      {give.error && <TroubleAlert trouble={toRefusal(give.error)} />}
    </Modal>
  );
}
