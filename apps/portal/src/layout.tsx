import { beginSecondFactor, changePassword, giveCode, signOut } from '@gangmu/client/auth';
import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { AccountCorner } from '@gangmu/ui/account-corner';
import { useMessages } from '@gangmu/ui/language';
import { ReminderMark } from '@gangmu/ui/reminder-mark';
import { TrialBanner } from '@gangmu/ui/trial-banner';
import { uiMessages } from '@gangmu/ui/ui-messages';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { messages } from './messages.ts';
import { paths } from './paths.ts';
import { useBranch } from './use-branch.ts';
import './layout.css';

/** A quiet page with three places at the bottom. */
export function Layout() {
  const t = useMessages(messages);
  const u = useMessages(uiMessages);
  const { me, branch, may } = useBranch();
  const digests = useQuery({ ...trpc.digest.list.queryOptions(), enabled: may('digest.read') });
  return (
    <div className="portal">
      <a className="skip" href="#main">
        {u('skip')}
      </a>
      <header className="portal-head">
        <strong className="brand">{t('app')}</strong>
        <span className="quiet portal-unit">{branch?.unitName}</span>
        {may('digest.read') && (
          <Link to={paths.reminders()}>
            <ReminderMark digests={digests.data} today={me.today} />
          </Link>
        )}
        <AccountCorner
          name={me.user.name}
          mustChangePassword={me.mustChangePassword}
          secondFactor={me.secondFactor}
          changePassword={changePassword}
          beginSecondFactor={beginSecondFactor}
          giveCode={giveCode}
          toTrouble={toRefusal}
          signOut={signOut}
          leave={() => window.location.assign(paths.signIn())}
        />
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
