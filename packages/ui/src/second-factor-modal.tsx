import { Modal } from 'antd';
import { useMessages } from './language.tsx';
import type { Trouble } from './page-state.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { uiMessages } from './ui-messages.tsx';

/** The second factor of an account: said to be on, or set up; where it is required there is no way around it. */
export function SecondFactorModal({
  state,
  begin,
  giveCode,
  toTrouble,
  close,
}: {
  state: 'on' | 'off' | 'required';
  begin(password: string): Promise<{ uri: string; recoveryCodes: string[] }>;
  giveCode(code: string): Promise<unknown>;
  toTrouble(error: unknown): Trouble;
  close(): void;
}) {
  const t = useMessages(uiMessages);
  return (
    <Modal
      open
      title={t('secondFactor')}
      footer={null}
      closable={state !== 'required'}
      maskClosable={false}
      keyboard={state !== 'required'}
      onCancel={close}
    >
      {state === 'on' ? (
        <p>{t('secondFactorOn')}</p>
      ) : (
        <SecondFactorForm
          required={state === 'required'}
          begin={begin}
          giveCode={giveCode}
          toTrouble={toTrouble}
          done={() => window.location.reload()}
        />
      )}
    </Modal>
  );
}
