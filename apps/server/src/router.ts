import { accountRouter, grantRouter } from './account/router.ts';
import { router } from './trpc.ts';
import { personRouter, postRouter, unitRouter } from './unit/router.ts';

export const appRouter = router({
  account: accountRouter,
  grant: grantRouter,
  unit: unitRouter,
  person: personRouter,
  post: postRouter,
});

export type AppRouter = typeof appRouter;
