import { beginSecondFactor, changePassword, giveCode, signOut } from '@gangmu/client/auth';
import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { AccountCorner } from '@gangmu/ui/account-corner';
import { useMessages } from '@gangmu/ui/language';
import { ReminderMark } from '@gangmu/ui/reminder-mark';
import { SearchBox } from '@gangmu/ui/search-box';
import { TrialBanner } from '@gangmu/ui/trial-banner';
import { uiMessages } from '@gangmu/ui/ui-messages';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import './layout.css';
import { CalendarWarning } from './calendar-warning.tsx';
import { messages } from './messages.ts';
import { paths } from './paths.ts';
import { placeGroups } from './places.ts';
import { useMe } from './use-me.ts';

/** A planner's desk: places on the left, the person in the corner. */
export function Layout() {
  const t = useMessages(messages);
  const u = useMessages(uiMessages);
  const { me, may } = useMe();
  const navigate = useNavigate();
  const digests = useQuery({ ...trpc.digest.list.queryOptions(), enabled: may('digest.read') });
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {u('skip')}
      </a>
      <nav className="desk-nav no-print" aria-label={t('nav')}>
        <strong className="brand">{t('app')}</strong>
        {placeGroups.map((group) => {
          const places = group.places.filter((place) => may(place.action));
          if (places.length === 0) return null;
          return (
            <div key={group.key} role="group" aria-labelledby={group.key} className="desk-group">
              <span id={group.key} className="quiet">
                {t(group.key)}
              </span>
              {places.map(({ key, path }) => (
                <Link key={key} to={path} activeOptions={{ exact: path === paths.overview() }}>
                  {t(key)}
                </Link>
              ))}
            </div>
          );
        })}
      </nav>
      <div className="desk-body">
        <header className="desk-head no-print">
          <span className="quiet">{me.grants.map((grant) => grant.unitName).join('、')}</span>
          {may('search.use') && (
            <SearchBox text="" find={(text) => void navigate({ to: paths.search(), search: { q: text } })} />
          )}
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
        {me.trial && (
          <div className="no-print">
            <TrialBanner today={me.today} />
          </div>
        )}
        <CalendarWarning />
        <main id="main">
          <Outlet />
        </main>
      </div>
    </div>
  );
}
