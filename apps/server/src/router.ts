import { accountRouter, grantRouter } from './account/router.ts';
import { appraisalRouter, ballotRouter } from './appraisal/router.ts';
import { assignmentRouter } from './assignment/router.ts';
import { auditRouter } from './audit/router.ts';
import { burdenRouter } from './burden/router.ts';
import { calendarRouter } from './calendar/router.ts';
import { digestRouter } from './digest/router.ts';
import { designationRouter } from './designation/router.ts';
import { electionRouter } from './election/router.ts';
import { contentReadRouter, inspectionRouter } from './inspection/router.ts';
import { mechanismRouter } from './mechanism/router.ts';
import { medalRouter } from './medal/router.ts';
import { obligationRouter } from './obligation/router.ts';
import { overviewRouter } from './overview/router.ts';
import { paperRouter } from './paper/router.ts';
import { planRouter } from './plan/router.ts';
import { procedureRouter } from './procedure/router.ts';
import { recordRouter } from './record/router.ts';
import { regulationRouter } from './regulation/router.ts';
import { surveyRouter } from './survey/router.ts';
import { restrictedReturnRouter } from './restricted-return/router.ts';
import { searchRouter } from './search/router.ts';
import { slipRouter } from './slip/router.ts';
import { snapshotRouter } from './snapshot/router.ts';
import { exportRouter } from './unit-export/router.ts';
import { tokenRouter } from './token/router.ts';
import { mineRouter, todayRouter } from './today/router.ts';
import { trainingRouter } from './training/router.ts';
import { router } from './trpc.ts';
import { personRouter, postRouter, unitRouter } from './unit/router.ts';

/** The whole API, a noun each. */
export const appRouter = router({
  account: accountRouter,
  grant: grantRouter,
  token: tokenRouter,
  audit: auditRouter,
  calendar: calendarRouter,
  unit: unitRouter,
  export: exportRouter,
  person: personRouter,
  post: postRouter,
  plan: planRouter,
  snapshot: snapshotRouter,
  assignment: assignmentRouter,
  record: recordRouter,
  inspection: inspectionRouter,
  contentRead: contentReadRouter,
  restrictedReturn: restrictedReturnRouter,
  survey: surveyRouter,
  designation: designationRouter,
  appraisal: appraisalRouter,
  ballot: ballotRouter,
  mechanism: mechanismRouter,
  regulation: regulationRouter,
  election: electionRouter,
  medal: medalRouter,
  procedure: procedureRouter,
  training: trainingRouter,
  obligation: obligationRouter,
  slip: slipRouter,
  burden: burdenRouter,
  paper: paperRouter,
  overview: overviewRouter,
  today: todayRouter,
  mine: mineRouter,
  digest: digestRouter,
  search: searchRouter,
});

export type AppRouter = typeof appRouter;
