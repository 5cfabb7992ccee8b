import type { Trouble } from './page-state.tsx';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';

const PersonMenu = lazy(() => import('./person-menu.tsx').then((module) => ({ default: module.PersonMenu })));
const PasswordForm = lazy(() =>
  import('./password-form.tsx').then((module) => ({ default: module.PasswordForm })),
);
const SecondFactorModal = lazy(() =>
  import('./second-factor-modal.tsx').then((module) => ({ default: module.SecondFactorModal })),
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

/** The person in the corner of both apps: language, appearance, password, second factor, sign-out; each loaded when asked for. */
export function AccountCorner(props: Props) {
  const { mustChangePassword, secondFactor, toTrouble } = props;
  const first = mustChangePassword ? 'password' : secondFactor === 'required' ? 'secondFactor' : null;
  const [open, setOpen] = useState<'password' | 'secondFactor' | null>(first);
  const close = () => setOpen(null);
  const [asked, setAsked] = useState(false);
  const door = (
    <Button type="text" aria-haspopup="menu" onClick={() => setAsked(true)}>
      {props.name} ▾
    </Button>
  );
  return (
    <>
      {asked ? (
        <Suspense fallback={door}>
          <PersonMenu
            name={props.name}
            signOut={() => void props.signOut().then(props.leave)}
            openAccount={() => setOpen('password')}
            openSecondFactor={() => setOpen('secondFactor')}
          />
        </Suspense>
      ) : (
        door
      )}
      <Suspense>
        {open === 'password' && (
          <PasswordForm
            change={props.changePassword}
            toTrouble={toTrouble}
            done={props.leave}
            close={close}
          />
        )}
        {open === 'secondFactor' && (
          <SecondFactorModal
            state={secondFactor}
            begin={props.beginSecondFactor}
            giveCode={props.giveCode}
            toTrouble={toTrouble}
            close={close}
          />
        )}
      </Suspense>
    </>
  );
}
