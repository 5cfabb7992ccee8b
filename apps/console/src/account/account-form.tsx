import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { NameField, UsernameField } from './name-fields.tsx';

interface Values {
  readonly username: string;
  readonly name: string;
  readonly personId?: string;
}

/** A new account without any right; `done` gets the one-time code to hand over. */
export function AccountForm({ close, done }: { close(): void; done(code: string | null): void }) {
  const t = useMessages(messages);
  const [form] = Form.useForm<Values>();
  const [text, setText] = useState('');
  const people = useQuery({
    ...trpc.account.people.queryOptions({ text: text.trim() }),
    enabled: text.trim() !== '',
  });
  const create = useWrite(
    (input: Values, key: string) =>
      trpcClient.account.create.mutate({ ...input, personId: input.personId ?? null, key }),
    (answer) => done(answer.code),
  );
  const choose = (personId: string | undefined) => {
    const name = people.data?.find((person) => person.id === personId)?.name;
    if (name !== undefined) form.setFieldValue('name', name);
  };
  return (
    <Modal
      open
      title={t('newAccount')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={create.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={(values) => create.mutate(values)}>
        <UsernameField />
        <Form.Item name="personId" label={t('ofPerson')}>
          <Select
            allowClear
            showSearch={{ onSearch: setText, filterOption: false }}
            notFoundContent={null}
            onChange={choose}
            options={
              people.data?.map(({ id, name, unitName }) => ({
                value: id,
                label: `${name}（${unitName}）`,
              })) ?? []
            }
          />
        </Form.Item>
        <NameField />
      </Form>
      {create.error && <TroubleAlert trouble={toRefusal(create.error)} />}
    </Modal>
  );
}
