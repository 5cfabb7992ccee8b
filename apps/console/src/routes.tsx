import { toRefusal } from '@gangmu/client/refusal';
import { Loading, TroubleAlert } from '@gangmu/ui/page-state';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { adminRoutes } from './admin-routes.ts';
import { inside, root, signIn } from './door-routes.ts';

const parent = () => inside;
const sections = ['measure', 'regulation', 'record', 'unit'] as const;
const search = createRoute({
  getParentRoute: parent,
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
  getParentRoute: parent,
  path: '/reminders',
  component: lazyRouteComponent(() => import('./pages/reminders.tsx'), 'RemindersPage'),
});
const overview = createRoute({
  getParentRoute: parent,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/overview.tsx'), 'OverviewPage'),
});
const plans = createRoute({
  getParentRoute: parent,
  path: '/plans',
  component: lazyRouteComponent(() => import('./pages/plans.tsx'), 'PlansPage'),
});
const importPlan = createRoute({
  getParentRoute: parent,
  path: '/plans/import',
  component: lazyRouteComponent(() => import('./pages/import-plan.tsx'), 'ImportPlanPage'),
});
const plan = createRoute({
  getParentRoute: parent,
  path: '/plans/$id',
  component: lazyRouteComponent(() => import('./pages/plan.tsx'), 'PlanPage'),
});
const closePlan = createRoute({
  getParentRoute: parent,
  path: '/plans/$id/close',
  component: lazyRouteComponent(() => import('./pages/close-plan.tsx'), 'ClosePlanPage'),
});
const carryOver = createRoute({
  getParentRoute: parent,
  path: '/plans/$id/carry',
  component: lazyRouteComponent(() => import('./pages/carry-over.tsx'), 'CarryOverPage'),
});
const comparePlan = createRoute({
  getParentRoute: parent,
  path: '/plans/$id/compare',
  validateSearch: (search): { with?: string } =>
    typeof search['with'] === 'string' ? { with: search['with'] } : {},
  component: lazyRouteComponent(() => import('./pages/compare-plan.tsx'), 'ComparePlanPage'),
});
const measure = createRoute({
  getParentRoute: parent,
  path: '/plans/$planId/measures/$id',
  component: lazyRouteComponent(() => import('./pages/measure.tsx'), 'MeasurePage'),
});
const importSheet = createRoute({
  getParentRoute: parent,
  path: '/sheets',
  validateSearch: (search): { plan?: string; sheet?: string } => ({
    ...(typeof search['plan'] === 'string' ? { plan: search['plan'] } : {}),
    ...(typeof search['sheet'] === 'string' ? { sheet: search['sheet'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/import-sheet.tsx'), 'ImportSheetPage'),
});
const units = createRoute({
  getParentRoute: parent,
  path: '/units',
  component: lazyRouteComponent(() => import('./pages/units.tsx'), 'UnitsPage'),
});
const unit = createRoute({
  getParentRoute: parent,
  path: '/units/$id',
  component: lazyRouteComponent(() => import('./pages/units.tsx'), 'UnitsPage'),
});
const assignments = createRoute({
  getParentRoute: parent,
  path: '/assignments',
  component: lazyRouteComponent(() => import('./pages/assignments.tsx'), 'AssignmentsPage'),
});
const assignment = createRoute({
  getParentRoute: parent,
  path: '/assignments/$id',
  component: lazyRouteComponent(() => import('./pages/assignment.tsx'), 'AssignmentPage'),
});
const burden = createRoute({
  getParentRoute: parent,
  path: '/burden',
  component: lazyRouteComponent(() => import('./pages/burden.tsx'), 'BurdenPage'),
});
const records = createRoute({
  getParentRoute: parent,
  path: '/records',
  component: lazyRouteComponent(() => import('./pages/records.tsx'), 'RecordsPage'),
});
const recordsOf = createRoute({
  getParentRoute: parent,
  path: '/records/of/$type',
  component: lazyRouteComponent(() => import('./pages/records.tsx'), 'RecordsPage'),
});
const newRecord = createRoute({
  getParentRoute: parent,
  path: '/records/new/$type',
  validateSearch: (search: Record<string, unknown>): { parent?: string } =>
    typeof search['parent'] === 'string' ? { parent: search['parent'] } : {},
  component: lazyRouteComponent(() => import('./pages/new-record.tsx'), 'NewRecordPage'),
});
const record = createRoute({
  getParentRoute: parent,
  path: '/records/$id',
  component: lazyRouteComponent(() => import('./pages/record.tsx'), 'RecordPage'),
});
const terms = createRoute({
  getParentRoute: parent,
  path: '/terms',
  component: lazyRouteComponent(() => import('./pages/terms.tsx'), 'TermsPage'),
});
const medals = createRoute({
  getParentRoute: parent,
  path: '/medals',
  component: lazyRouteComponent(() => import('./pages/medals.tsx'), 'MedalsPage'),
});
const mechanisms = createRoute({
  getParentRoute: parent,
  path: '/mechanisms',
  component: lazyRouteComponent(() => import('./pages/mechanisms.tsx'), 'MechanismsPage'),
});
const mechanism = createRoute({
  getParentRoute: parent,
  path: '/mechanisms/$code',
  component: lazyRouteComponent(() => import('./pages/mechanisms.tsx'), 'MechanismsPage'),
});
const inspections = createRoute({
  getParentRoute: parent,
  path: '/inspections',
  component: lazyRouteComponent(() => import('./pages/inspections.tsx'), 'InspectionsPage'),
});
const surveys = createRoute({
  getParentRoute: parent,
  path: '/surveys',
  component: lazyRouteComponent(() => import('./pages/surveys.tsx'), 'SurveysPage'),
});
const survey = createRoute({
  getParentRoute: parent,
  path: '/surveys/$id',
  component: lazyRouteComponent(() => import('./pages/survey.tsx'), 'SurveyPage'),
});
const designations = createRoute({
  getParentRoute: parent,
  path: '/designations',
  component: lazyRouteComponent(() => import('./pages/designations.tsx'), 'DesignationsPage'),
});
const review = createRoute({
  getParentRoute: parent,
  path: '/designations/$id/review',
  component: lazyRouteComponent(() => import('./pages/review.tsx'), 'ReviewPage'),
});
const appraisals = createRoute({
  getParentRoute: parent,
  path: '/appraisals',
  component: lazyRouteComponent(() => import('./pages/appraisals.tsx'), 'AppraisalsPage'),
});
const ballots = createRoute({
  getParentRoute: parent,
  path: '/ballots',
  component: lazyRouteComponent(() => import('./pages/ballots.tsx'), 'BallotsPage'),
});
const ballot = createRoute({
  getParentRoute: parent,
  path: '/ballots/$id',
  component: lazyRouteComponent(() => import('./pages/ballot.tsx'), 'BallotPage'),
});
const returns = createRoute({
  getParentRoute: parent,
  path: '/returns',
  component: lazyRouteComponent(() => import('./pages/returns.tsx'), 'ReturnsPage'),
});
const sheet = createRoute({
  getParentRoute: parent,
  path: '/inspections/$id/sheet',
  component: lazyRouteComponent(() => import('./pages/sheet.tsx'), 'SheetPage'),
});
const papers = createRoute({
  getParentRoute: parent,
  path: '/papers',
  validateSearch: (search): { kind?: string | undefined; unit?: string | undefined } => ({
    ...(typeof search['kind'] === 'string' ? { kind: search['kind'] } : {}),
    ...(typeof search['unit'] === 'string' ? { unit: search['unit'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/papers.tsx'), 'PapersPage'),
});
const exports = createRoute({
  getParentRoute: parent,
  path: '/exports',
  component: lazyRouteComponent(() => import('./pages/exports.tsx'), 'ExportsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    inside.addChildren([
      overview,
      plans,
      importPlan,
      plan,
      closePlan,
      carryOver,
      comparePlan,
      measure,
      importSheet,
      units,
      unit,
      assignments,
      assignment,
      burden,
      records,
      recordsOf,
      newRecord,
      record,
      terms,
      medals,
      mechanisms,
      mechanism,
      inspections,
      surveys,
      survey,
      designations,
      review,
      appraisals,
      ballots,
      ballot,
      returns,
      sheet,
      papers,
      exports,
      ...adminRoutes,
      reminders,
      search,
    ]),
  ]),
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <TroubleAlert trouble={toRefusal(error)} retry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
