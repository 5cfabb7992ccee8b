import { Button, Card, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useMessages } from './language.tsx';
import { TroubleAlert, type Trouble } from './page-state.tsx';
import { uiMessages } from './ui-messages.tsx';

interface Props {
  readonly title: string;
  /** Signs in; answers whether a code is asked next. */
  signIn(username: string, password: string): Promise<{ secondFactor: boolean }>;
  giveCode(code: string): Promise<unknown>;
  redeem(username: string, code: string, password: string): Promise<unknown>;
  toTrouble(error: unknown): Trouble;
  done(): void;
}

type Step = 'password' | 'code' | 'redeem';

/** Name and password, then the one-time code where one is set; or a first password against a one-time code. */
export function SignInForm(props: Props) {
  const t = useMessages(uiMessages);
  const [step, setStep] = useState<Step>('password');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const submit = async (values: { username: string; password: string; code: string }) => {
    setBusy(true);
    setTrouble(null);
    try {
      if (step === 'redeem') {
        await props.redeem(values.username, values.code, values.password);
        setStep('password');
      } else if (step === 'code') {
        await props.giveCode(values.code);
        props.done();
      } else {
        const { secondFactor } = await props.signIn(values.username, values.password);
        if (secondFactor) setStep('code');
        else props.done();
      }
    } catch (error) {
      setTrouble(props.toTrouble(error));
    } finally {
      setBusy(false);
    }
  };

  const rules = [{ required: true, message: t('required') }];
  return (
    <main style={{ minHeight: '100vh', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Card style={{ width: 'min(100%, 400px)' }}>
        <Typography.Title level={1} style={{ fontSize: 24 }}>
          {props.title}
        </Typography.Title>
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={(values: { username: string; password: string; code: string }) => void submit(values)}
        >
          {step !== 'code' && (
            <Form.Item name="username" label={t('username')} rules={rules}>
              <Input autoComplete="username" autoCapitalize="none" />
            </Form.Item>
          )}
          {step !== 'password' && (
            <Form.Item name="code" label={step === 'code' ? t('code') : t('oneTimeCode')} rules={rules}>
              <Input autoComplete="one-time-code" />
            </Form.Item>
          )}
          {step !== 'code' && (
            <Form.Item
              name="password"
              label={step === 'redeem' ? t('newPassword') : t('password')}
              rules={rules}
            >
              <Input.Password autoComplete={step === 'redeem' ? 'new-password' : 'current-password'} />
            </Form.Item>
          )}
          {trouble && (
            <Form.Item>
              <TroubleAlert trouble={trouble} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" block loading={busy}>
            {step === 'redeem' ? t('setPassword') : t('signIn')}
          </Button>
          {step !== 'code' && (
            <Button type="link" block onClick={() => setStep(step === 'redeem' ? 'password' : 'redeem')}>
              {step === 'redeem' ? t('back') : t('oneTime')}
            </Button>
          )}
        </Form>
      </Card>
    </main>
  );
}
