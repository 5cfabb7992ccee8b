import { useMessages } from '@gangmu/ui/language';
import { Alert, App, Button, Modal } from 'antd';
import { messages } from '../messages.ts';
import './token.css';

/** The token, this one time; null where its answer was lost and only its end can be offered. */
export function TokenOnce({ token, close }: { token: string | null; close(): void }) {
  const t = useMessages(messages);
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(token ?? '');
    await message.success(t('copied'));
  };
  return (
    <Modal
      open
      title={t('tokens')}
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={
        <>
          {token !== null && window.isSecureContext && (
            <Button onClick={() => void copy()}>{t('copy')}</Button>
          )}
          <Button type="primary" onClick={close}>
            {t('understood')}
          </Button>
        </>
      }
    >
      <Alert
        type={token === null ? 'error' : 'warning'}
        showIcon
        title={t(token === null ? 'tokenGone' : 'tokenOnce')}
      />
      {token !== null && (
        <p>
          <code className="token-once">{token}</code>
        </p>
      )}
    </Modal>
  );
}
