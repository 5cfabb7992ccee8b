import { queryClient } from '@gangmu/client/query-client';
import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Layout } from './layout.tsx';
import { paths } from './paths.ts';

export const root = createRootRoute();
export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
});

/** Everything behind sign-in; who is not signed in is led to the door. */
export const inside = createRoute({
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
