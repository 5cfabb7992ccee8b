import { Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useMessages } from './language.tsx';
import { TroubleAlert, type Trouble } from './page-state.tsx';
import { uiMessages } from './ui-messages.tsx';

interface Props {
  readonly required: boolean;
  begin(password: string): Promise<{ uri: string; recoveryCodes: string[] }>;
  giveCode(code: string): Promise<unknown>;
  toTrouble(error: unknown): Trouble;
  done(): void;
}

/** Sets up the second factor: the password, then the secret as a picture and as text, then its first code. */
export function SecondFactorForm({ required, begin, giveCode, toTrouble, done }: Props) {
  const t = useMessages(uiMessages);
  const [secret, setSecret] = useState<{ uri: string; recoveryCodes: string[] } | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const submit = async (values: { password: string; code: string }) => {
    setBusy(true);
    setTrouble(null);
    try {
      if (secret) {
        await giveCode(values.code);
        done();
      } else setSecret(await begin(values.password));
    } catch (error) {
      setTrouble(toTrouble(error));
    } finally {
      setBusy(false);
    }
  };
  const rules = [{ required: true, message: t('required') }];
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 420 }}
      onFinish={(values: { password: string; code: string }) => void submit(values)}
    >
      {required && <p>{t('secondFactorWhy')}</p>}
      {!secret && (
        <Form.Item name="password" label={t('presentPassword')} rules={rules}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      )}
      {secret && (
        <>
          <p>{t('secondFactorScan')}</p>
          <QRCode aria-label={t('secondFactorPicture')} value={secret.uri} bgColor="#fff" color="#000" />
          <p>
            {t('secondFactorKey')} <code>{new URL(secret.uri).searchParams.get('secret')}</code>
          </p>
          <p>{t('recoveryCodes')}</p>
          <ul className="recovery-codes">
            {secret.recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <Form.Item name="code" label={t('firstCode')} rules={rules}>
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          </Form.Item>
        </>
      )}
      {trouble && (
        <Form.Item>
          <TroubleAlert trouble={trouble} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t(secret ? 'enable' : 'next')}
      </Button>
    </Form>
  );
}
