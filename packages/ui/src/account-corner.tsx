import { Loading, type Trouble } from './page-state.tsx';
import { Modal } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMessages } from './language.tsx';
import { PasswordForm } from './password-form.tsx';
import { PersonMenu } from './person-menu.tsx';
import { uiMessages } from './ui-messages.tsx';

const SecondFactorForm = lazy(() =>
  import('./second-factor-form.tsx').then((module) => ({ default: module.SecondFactorForm })),
);

interface Props {
  readonly name: string;
  readonly mustChangePassword: boolean;
  readonly secondFactor: 'on' | 'off' | 'required';
  changePassword(current: string, next: string): Promise<unknown>;
  beginSecondFactor(password: string): Promise<{ uri: string; recoveryCodes: string[] }>;
  giveCode(code: string): Promise<unknown>;
  toTrouble(error: unknown): Trouble;
  signOut(): Promise<unknown>;
  /** Leads to the door: after signing out or a new password. */
  leave(): void;
}

/** The person in the corner of both apps: language, appearance, password, second factor, sign-out. */
export function AccountCorner(props: Props) {
  const t = useMessages(uiMessages);
  const { mustChangePassword, secondFactor, toTrouble } = props;
  const first = mustChangePassword ? 'password' : secondFactor === 'required' ? 'secondFactor' : null;
  const [open, setOpen] = useState<'password' | 'secondFactor' | null>(first);
  const close = () => setOpen(null);
  return (
    <>
      <PersonMenu
        name={props.name}
        signOut={() => void props.signOut().then(props.leave)}
        openAccount={() => setOpen('password')}
        openSecondFactor={() => setOpen('secondFactor')}
      />
      {open === 'password' && (
        <PasswordForm change={props.changePassword} toTrouble={toTrouble} done={props.leave} close={close} />
      )}
      {open === 'secondFactor' && (
        <Modal
          open
          title={t('secondFactor')}
          footer={null}
          closable={secondFactor !== 'required'}
          maskClosable={false}
          keyboard={secondFactor !== 'required'}
          onCancel={close}
        >
          {secondFactor === 'on' ? (
            <p>{t('secondFactorOn')}</p>
          ) : (
            <Suspense fallback={<Loading />}>
              <SecondFactorForm
                required={secondFactor === 'required'}
                begin={props.beginSecondFactor}
                giveCode={props.giveCode}
                toTrouble={toTrouble}
                done={() => window.location.reload()}
              />
            </Suspense>
          )}
        </Modal>
      )}
    </>
  );
}
