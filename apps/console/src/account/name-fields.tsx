import { usernameForm } from '@gangmu/domain/access/username';
import { useMessages } from '@gangmu/ui/language';
import { Form, Input } from 'antd';
import { messages } from '../messages.ts';

/** The name an account signs in with. */
export function UsernameField() {
  const t = useMessages(messages);
  return (
    <Form.Item
      name="username"
      label={t('username')}
      rules={[{ required: true, pattern: usernameForm, message: t('usernameRule') }]}
    >
      <Input autoComplete="off" />
    </Form.Item>
  );
}

/** The name people know the account by. */
export function NameField() {
  const t = useMessages(messages);
  return (
    <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('name') }]}>
      <Input autoComplete="off" maxLength={60} />
    </Form.Item>
  );
}
