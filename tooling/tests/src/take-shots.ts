import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { desk, openBrowser, openPage, phone, signIn, type View } from './browser.ts';

interface Shot {
  readonly name: string;
  readonly site: 'portal' | 'console';
  readonly user: string;
  readonly path: string;
  /** Name of a link on that page to follow before the picture. */
  readonly follow?: string;
}

const shots: readonly Shot[] = [
  ...['/', '/record', '/record/new/session', '/mine'].map((path) => ({
    name: `branch${path}`,
    site: 'portal' as const,
    user: 'brc',
    path,
  })),
  { name: 'member', site: 'portal', user: 'mb', path: '/' },
  { name: 'retired', site: 'portal', user: 'mb2', path: '/' },
  ...['/', '/plans', '/plans/import', '/units', '/assignments'].map((path) => ({
    name: `staff${path}`,
    site: 'console' as const,
    user: 'gwa',
    path,
  })),
  {
    name: 'plan',
    site: 'console',
    user: 'gwa',
    path: '/plans',
    follow: '2024年中央和国家机关党的建设工作要点',
  },
  ...['/', '/assignments', '/units'].map((path) => ({
    name: `office${path}`,
    site: 'console' as const,
    user: 'opa',
    path,
  })),
  { name: 'tiny-office', site: 'console', user: 'opa12', path: '/' },
  { name: 'records', site: 'console', user: 'brs', path: '/records' },
  ...[
    '/records/of/membershipDevelopment',
    '/records/of/offering',
    '/records/of/regulation',
    '/terms',
    '/medals',
    '/mechanisms/M39',
  ].map((path) => ({ name: `office${path}`, site: 'console' as const, user: 'opa', path })),
  { name: 'new-offering', site: 'console', user: 'gwa', path: '/records/new/offering' },
  { name: 'hours', site: 'portal', user: 'brs', path: '/record/hours' },
  { name: 'development', site: 'portal', user: 'brs2', path: '/record/of/membershipDevelopment' },
  ...(['portal', 'console'] as const).map((site) => ({
    name: 'reminders',
    site,
    user: site === 'portal' ? 'brs' : 'opa',
    path: '/reminders',
  })),
  ...['/designations', '/appraisals', '/surveys', '/inspections', '/papers'].map((path) => ({
    name: `judges${path}`,
    site: 'console' as const,
    user: 'gwa',
    path,
  })),
  { name: 'judges-panel', site: 'console', user: 'pnl', path: '/designations' },
  ...['/titles', '/ballots', '/surveys'].map((path) => ({
    name: `judged${path}`,
    site: 'portal' as const,
    user: 'mb',
    path,
  })),
  { name: 'search', site: 'console', user: 'gwa', path: '/search?q=7·9' },
  { name: 'search', site: 'portal', user: 'brs', path: '/search?q=党' },
  { name: 'exports', site: 'console', user: 'opa', path: '/exports' },
  { name: 'open-api', site: 'console', user: 'sys', path: '/open-api' },
  { name: 'tokens', site: 'console', user: 'sys', path: '/admin/tokens' },
  { name: 'accounts', site: 'console', user: 'sys', path: '/admin/accounts' },
  { name: 'calendar', site: 'console', user: 'sys', path: '/admin/calendar' },
  { name: 'grants', site: 'console', user: 'sec', path: '/admin/grants' },
  { name: 'audit', site: 'console', user: 'aud', path: '/admin/audit' },
];

/** Photographs every page of a running site (or those whose name holds `only`), light and dark, on the sizes people have. */
export async function takeShots(
  addresses: { portal: string; console: string },
  folder: string,
  log: (line: string) => void,
  only = '',
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await openBrowser();
  try {
    for (const shot of shots.filter(({ name }) => name.includes(only))) {
      const views: readonly (readonly [string, View])[] =
        shot.site === 'portal'
          ? [
              ['phone', phone],
              ['desk', desk],
            ]
          : [['desk', desk]];
      for (const [size, view] of views) {
        for (const dark of [false, true]) {
          const { page } = await openPage(browser, { ...view, dark });
          await signIn(page, addresses[shot.site], shot.user);
          await page.goto(`${addresses[shot.site]}${shot.path}`);
          if (shot.follow !== undefined) await page.getByRole('link', { name: shot.follow }).click();
          await page.waitForLoadState('networkidle');
          await page.waitForTimeout(300);
          const file = join(
            folder,
            `${shot.site}-${shot.name.replaceAll(/\W+/g, '-').replace(/-$/, '')}-${size}-${dark ? 'dark' : 'light'}.png`,
          );
          await page.screenshot({ path: file, fullPage: shot.site === 'console' });
          log(file);
          await page.context().close();
        }
      }
    }
  } finally {
    await browser.close();
  }
}
