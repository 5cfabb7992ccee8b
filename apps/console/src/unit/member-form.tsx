import { toRefusal } from '@gangmu/client/refusal';
import { trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import {
  memberClasses,
  memberClassNames,
  membershipStatuses,
  membershipStatusNames,
  type MemberClass,
  type MembershipStatus,
} from '@gangmu/domain/units/post-type';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { TroubleAlert } from '@gangmu/ui/page-state';
import { App, Form, Input, Modal, Select } from 'antd';
import { messages } from '../messages.ts';

interface Values {
  name: string;
  birthMonth?: string;
  status: MembershipStatus;
  class: MemberClass;
  joinedOn?: string;
  fullOn?: string;
}

/** A new member of a branch: only what some measure needs (domain 6.2). */
export function MemberForm({ unitId, close }: { unitId: string; close(): void }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const save = useWrite(
    (values: Values, key: string) =>
      trpcClient.person.create.mutate({
        key,
        unitId,
        name: values.name,
        status: values.status,
        class: values.class,
        birthMonth: values.birthMonth || null,
        joinedOn: values.joinedOn || null,
        fullOn: values.fullOn || null,
      }),
    () => {
      void message.success(t('saved'));
      close();
    },
  );
  const required = [{ required: true }];
  return (
    <Modal
      open
      title={t('newMember')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ status: 'full', class: 'staff' }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="name" label={t('personName')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="birthMonth" label={t('birthMonth')}>
          <Input type="month" />
        </Form.Item>
        <Form.Item name="status" label={t('state')} rules={required}>
          <Select
            options={membershipStatusNames.map((name) => ({
              value: name,
              label: say(membershipStatuses[name]),
            }))}
          />
        </Form.Item>
        <Form.Item name="class" label={t('memberClass')} rules={required}>
          <Select
            options={memberClassNames.map((name) => ({ value: name, label: say(memberClasses[name]) }))}
          />
        </Form.Item>
        <Form.Item name="joinedOn" label={t('joinedOn')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="fullOn" label={t('fullOn')}>
          <Input type="date" />
        </Form.Item>
      </Form>
      {save.error && <TroubleAlert trouble={toRefusal(save.error)} />}
    </Modal>
  );
}
