import { changePassword, signOut } from '@gangmu/client/auth';
import { toRefusal } from '@gangmu/client/refusal';
import { useMessages } from '@gangmu/ui/language';
import { PasswordForm } from '@gangmu/ui/password-form';
import { PersonMenu } from '@gangmu/ui/person-menu';
import { TrialBanner } from '@gangmu/ui/trial-banner';
import { uiMessages } from '@gangmu/ui/ui-messages';
import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import './layout.css';
import { messages } from './messages.ts';
import { paths } from './paths.ts';
import { places } from './places.ts';
import { useMe } from './use-me.ts';

/** A planner's desk: places on the left, the person in the corner. */
export function Layout() {
  const t = useMessages(messages);
  const u = useMessages(uiMessages);
  const { me, may } = useMe();
  const [changing, setChanging] = useState(me.mustChangePassword);
  const leave = async () => {
    await signOut();
    window.location.assign(paths.signIn());
  };
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {u('skip')}
      </a>
      <nav className="desk-nav no-print" aria-label={t('nav')}>
        <strong className="brand">{t('app')}</strong>
        {places
          .filter((place) => may(place.action))
          .map((place) => (
            <Link key={place.key} to={place.path} activeOptions={{ exact: place.path === paths.overview() }}>
              {t(place.key)}
            </Link>
          ))}
      </nav>
      <div className="desk-body">
        <header className="desk-head no-print">
          <span className="quiet">{me.grants.map((grant) => grant.unitName).join('、')}</span>
          <PersonMenu
            name={me.user.name}
            signOut={() => void leave()}
            openAccount={() => setChanging(true)}
          />
          {changing && (
            <PasswordForm
              change={changePassword}
              toTrouble={toRefusal}
              done={() => window.location.assign(paths.signIn())}
              close={() => setChanging(false)}
            />
          )}
        </header>
        {me.trial && (
          <div className="no-print">
            <TrialBanner today={me.today} />
          </div>
        )}
        <main id="main">
          <Outlet />
        </main>
      </div>
    </div>
  );
}
