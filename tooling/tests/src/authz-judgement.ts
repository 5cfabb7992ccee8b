import { appraisalRows } from './authz-appraisal.ts';
import type { Row } from './authz-subjects.ts';

const overseers = { gwa: 'ODF', gwl: 'ODF', gwd: 'ODF', dpg: 'OD', ops: 'OAD', opa: 'OAD', odc: 'OAB' };
/** The demo inspector is in the teams of the first two departments; everywhere else nothing is assigned. */
const assigned = { ins: 'DF' };
const planners = { gwa: 'ODF', gwd: 'ODF', odc: 'OAB' };
const N = (...who: string[]) => Object.fromEntries(who.map((subject) => [subject, 'N']));
const readers = { ...overseers, ...assigned };
const visitors = { ...planners, ...assigned };
const overseersN = N('gwa', 'gwl', 'gwd', 'dpg', 'ops', 'opa', 'odc');

/** Rows of inspections and what follows them. The team sees only what it was sent to. */
export const judgementRows: readonly Row[] = [
  ['record.read', 'inspectionPlan', readers],
  ['record.create', 'inspectionPlan', planners],
  ['record.step', 'inspectionPlan', planners],
  ['record.read', 'inspection', readers],
  ['record.create', 'inspection', planners],
  ['record.step', 'inspection', planners],
  ['record.read', 'observation', readers],
  ['record.create', 'observation', { gwa: 'ODF' }],
  ['record.step', 'observation', { gwa: 'ODF' }],
  ['record.read', 'finding', { ...readers, brs: 'O', brc: 'O' }],
  ['record.create', 'finding', visitors],
  // Only from outside: nobody of the unit itself or of one below it.
  ['record.step', 'finding', { gwa: 'DF', gwd: 'DF', odc: 'B', ...assigned }],
  [
    'record.read',
    'selfCheck',
    { gwa: 'ODF', gwl: 'ODF', dpg: 'OD', ops: 'OAD', opa: 'OAD', brs: 'O', brc: 'O' },
  ],
  ['record.create', 'selfCheck', { dpg: 'OD', ops: 'OAD', opa: 'OAD', brs: 'O' }],
  ['record.step', 'selfCheck', { dpg: 'OD', ops: 'OAD', opa: 'OAD', brs: 'O' }],
  ['inspection.team', 'inspection', readers],
  ['inspection.setTeam', 'inspection', planners],
  ['inspection.sheet', 'inspection', readers],
  ['inspection.draw', 'inspection', visitors],
  ['inspection.answer', 'inspection', visitors],
  ['inspection.rate', 'none', overseersN],
  ['inspection.observed', 'none', overseersN],
  ['inspection.signals', 'finding', { gwa: 'DF', gwd: 'DF', odc: 'B', ...assigned }],
  // Nothing of the returns to a branch or an administrator; sums without units to those above.
  ['restrictedReturn.list', 'none', N('gwd', 'odc')],
  ['restrictedReturn.sums', 'none', N('gwl', 'dpg', 'ops')],
  ['restrictedReturn.draft', 'unit', { odc: 'O' }],
  ['restrictedReturn.sign', 'none', {}],
  ['restrictedReturn.accept', 'none', {}],
  [
    'survey.list',
    'none',
    N('gwa', 'gwl', 'gwd', 'ins', 'pnl', 'dpg', 'ops', 'opa', 'odc', 'brs', 'brc', 'cl', 'mb', 'uni'),
  ],
  // A draft is for those who run or oversee it; who is asked is a matter of membership (the tests of surveys).
  ['survey.read', 'unit', { gwa: 'ODF', gwl: 'ODF', dpg: 'OD', ops: 'OAD', opa: 'OAD' }],
  ['survey.asks', 'none', N('gwa', 'opa')],
  ['survey.build', 'unit', { gwa: 'ODF', opa: 'OAD' }],
  ['survey.open', 'unit', { gwl: 'ODF', ops: 'OAD' }],
  ['survey.close', 'unit', { gwa: 'ODF', opa: 'OAD' }],
  ['survey.publish', 'unit', { gwa: 'ODF', opa: 'OAD' }],
  ['survey.answer', 'unit', { brs: 'OA', brc: 'OA', cl: 'OA', mb: 'OA' }],
  ...appraisalRows,
  ['contentRead.list', 'unit', { ops: 'O', opa: 'O', odc: 'O', brs: 'O', brc: 'O', cl: 'O', mb: 'O' }],
];
