import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './door-routes.ts';

const parent = () => inside;
const accounts = createRoute({
  getParentRoute: parent,
  path: '/admin/accounts',
  component: lazyRouteComponent(() => import('./pages/accounts.tsx'), 'AccountsPage'),
});
const grants = createRoute({
  getParentRoute: parent,
  path: '/admin/grants',
  component: lazyRouteComponent(() => import('./pages/grants.tsx'), 'GrantsPage'),
});
const audit = createRoute({
  getParentRoute: parent,
  path: '/admin/audit',
  component: lazyRouteComponent(() => import('./pages/audit.tsx'), 'AuditPage'),
});
const calendar = createRoute({
  getParentRoute: parent,
  path: '/admin/calendar',
  component: lazyRouteComponent(() => import('./pages/calendar.tsx'), 'CalendarPage'),
});
const tokens = createRoute({
  getParentRoute: parent,
  path: '/admin/tokens',
  component: lazyRouteComponent(() => import('./pages/tokens.tsx'), 'TokensPage'),
});
const openApi = createRoute({
  getParentRoute: parent,
  path: '/open-api',
  component: lazyRouteComponent(() => import('./pages/open-api.tsx'), 'OpenApiPage'),
});

/** The pages of the three administrators, parted between them. */
export const adminRoutes = [accounts, tokens, openApi, grants, audit, calendar] as const;
