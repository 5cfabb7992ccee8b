import { queryClient } from '@gangmu/client/query-client';
import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { Loading, TroubleAlert } from '@gangmu/ui/page-state';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Layout } from './layout.tsx';
import { paths } from './paths.ts';

const root = createRootRoute();

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
});

/** Everything behind sign-in; who is not signed in is led to the door. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Layout,
  async beforeLoad() {
    try {
      await queryClient.ensureQueryData(trpc.account.me.queryOptions());
    } catch (error) {
      if (toRefusal(error).reason === 'signed-out') throw redirect({ to: paths.signIn() });
      throw error;
    }
  },
});

const today = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/today.tsx'), 'TodayPage'),
});
const record = createRoute({
  getParentRoute: () => inside,
  path: '/record',
  component: lazyRouteComponent(() => import('./pages/record-list.tsx'), 'RecordListPage'),
});
const recordsOf = createRoute({
  getParentRoute: () => inside,
  path: '/record/of/$type',
  component: lazyRouteComponent(() => import('./pages/record-list.tsx'), 'RecordsOfTypePage'),
});
const hours = createRoute({
  getParentRoute: () => inside,
  path: '/record/hours',
  component: lazyRouteComponent(() => import('./pages/hours.tsx'), 'HoursPage'),
});
const newRecord = createRoute({
  getParentRoute: () => inside,
  path: '/record/new/$type',
  validateSearch: (search: Record<string, unknown>): { parent?: string } =>
    typeof search['parent'] === 'string' ? { parent: search['parent'] } : {},
  component: lazyRouteComponent(() => import('./pages/new-record.tsx'), 'NewRecordPage'),
});
const recordDetail = createRoute({
  getParentRoute: () => inside,
  path: '/record/$id',
  component: lazyRouteComponent(() => import('./pages/record-detail.tsx'), 'RecordDetailPage'),
});
const task = createRoute({
  getParentRoute: () => inside,
  path: '/task/$id',
  component: lazyRouteComponent(() => import('./pages/task.tsx'), 'TaskPage'),
});
const surveys = createRoute({
  getParentRoute: () => inside,
  path: '/surveys',
  component: lazyRouteComponent(() => import('./pages/surveys.tsx'), 'SurveysPage'),
});
const survey = createRoute({
  getParentRoute: () => inside,
  path: '/surveys/$id',
  component: lazyRouteComponent(() => import('./pages/survey.tsx'), 'SurveyPage'),
});
const titles = createRoute({
  getParentRoute: () => inside,
  path: '/titles',
  component: lazyRouteComponent(() => import('./pages/titles.tsx'), 'TitlesPage'),
});
const reads = createRoute({
  getParentRoute: () => inside,
  path: '/reads',
  component: lazyRouteComponent(() => import('./pages/reads.tsx'), 'ReadsPage'),
});
const sheet = createRoute({
  getParentRoute: () => inside,
  path: '/sheet/$id',
  component: lazyRouteComponent(() => import('./pages/sheet.tsx'), 'SheetPage'),
});
const ballots = createRoute({
  getParentRoute: () => inside,
  path: '/ballots',
  component: lazyRouteComponent(() => import('./pages/ballots.tsx'), 'BallotsPage'),
});
const ballot = createRoute({
  getParentRoute: () => inside,
  path: '/ballots/$id',
  component: lazyRouteComponent(() => import('./pages/ballot.tsx'), 'BallotPage'),
});
const mine = createRoute({
  getParentRoute: () => inside,
  path: '/mine',
  component: lazyRouteComponent(() => import('./pages/mine.tsx'), 'MinePage'),
});

const sections = ['measure', 'regulation', 'record', 'unit'] as const;
const search = createRoute({
  getParentRoute: () => inside,
  path: '/search',
  validateSearch: (given: Record<string, unknown>): { q?: string; section?: (typeof sections)[number] } => {
    const section = sections.find((name) => name === given['section']);
    const q =
      typeof given['q'] === 'string' ? given['q'] : typeof given['q'] === 'number' ? String(given['q']) : '';
    return { q, ...(section ? { section } : {}) };
  },
  component: lazyRouteComponent(() => import('./pages/search.tsx'), 'SearchPage'),
});
const reminders = createRoute({
  getParentRoute: () => inside,
  path: '/reminders',
  component: lazyRouteComponent(() => import('./pages/reminders.tsx'), 'RemindersPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    inside.addChildren([
      today,
      record,
      recordsOf,
      hours,
      newRecord,
      recordDetail,
      surveys,
      survey,
      titles,
      reads,
      reminders,
      search,
      sheet,
      task,
      ballots,
      ballot,
      mine,
    ]),
  ]),
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <TroubleAlert trouble={toRefusal(error)} retry={reset} />,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
