import { changePassword, signOut } from '@gangmu/client/auth';
import { toRefusal } from '@gangmu/client/refusal';
import { useMessages } from '@gangmu/ui/language';
import { PasswordForm } from '@gangmu/ui/password-form';
import { PersonMenu } from '@gangmu/ui/person-menu';
import { TrialBanner } from '@gangmu/ui/trial-banner';
import { uiMessages } from '@gangmu/ui/ui-messages';
import { Link, Outlet } from '@tanstack/react-router';
import { messages } from './messages.ts';
import { paths } from './paths.ts';
import { useBranch } from './use-branch.ts';
import { useState } from 'react';
import './layout.css';

/** A quiet page with three places at the bottom. */
export function Layout() {
  const t = useMessages(messages);
  const u = useMessages(uiMessages);
  const { me, branch } = useBranch();
  const [changing, setChanging] = useState(me.mustChangePassword);
  const leave = async () => {
    await signOut();
    window.location.assign(paths.signIn());
  };
  return (
    <div className="portal">
      <a className="skip" href="#main">
        {u('skip')}
      </a>
      <header className="portal-head">
        <strong className="brand">{t('app')}</strong>
        <span className="quiet portal-unit">{branch?.unitName}</span>
        <PersonMenu name={me.user.name} signOut={() => void leave()} openAccount={() => setChanging(true)} />
        {changing && (
          <PasswordForm
            change={changePassword}
            toTrouble={toRefusal}
            done={() => window.location.assign(paths.signIn())}
            close={() => setChanging(false)}
          />
        )}
      </header>
      {me.trial && <TrialBanner today={me.today} />}
      <main id="main" tabIndex={0}>
        <Outlet />
      </main>
      <nav className="portal-nav" aria-label={t('nav')}>
        <Link to={paths.today()} activeOptions={{ exact: true }}>
          {t('today')}
        </Link>
        <Link to={paths.record()}>{t('record')}</Link>
        <Link to={paths.mine()}>{t('mine')}</Link>
      </nav>
    </div>
  );
}
