import { all, business, type Row } from './authz-subjects.ts';

const everybody = all(business, 'OADBF');
const planners = { gwa: 'ODF', opa: 'OAD', uni: 'O' };
const nominationReaders = {
  gwa: 'ODF',
  gwl: 'ODF',
  gwd: 'ODF',
  dpg: 'OD',
  ops: 'OAD',
  opa: 'OAD',
  odc: 'OAB',
  brs: 'O',
  brc: 'O',
  uni: 'O',
};

/** Rows of 评选命名: titles and rounds are public, nominations are not, and a mark is the panel's alone. */
export const designationRows: readonly Row[] = [
  ['record.read', 'titleScheme', everybody],
  ['record.create', 'titleScheme', planners],
  ['record.step', 'titleScheme', planners],
  ['record.read', 'titleRound', everybody],
  ['record.create', 'titleRound', planners],
  ['record.step', 'titleRound', planners],
  ['record.read', 'nomination', nominationReaders],
  ['record.create', 'nomination', { opa: 'OAD', brs: 'O', brc: 'O', uni: 'O' }],
  ['record.step', 'nomination', { dpg: 'OD', ops: 'OAD' }],
  ['record.read', 'title', everybody],
  ['record.create', 'title', { gwa: 'ODF' }],
  ['record.step', 'title', planners],
  ['designation.round', 'titleRound', everybody],
  ['designation.panel', 'titleRound', everybody],
  ['designation.setPanel', 'titleRound', planners],
  ['designation.reviewing', 'none', all(['pnl'], 'N')],
  // Those who run or decide it; a reviewer only in rounds whose panel he sits on (the tests of titles).
  ['designation.sheet', 'titleRound', { ...planners, gwl: 'ODF', ops: 'OAD' }],
  ['designation.mark', 'nomination', {}],
  ['designation.checks', 'nomination', nominationReaders],
  ['designation.notices', 'none', all(business, 'N')],
  // Nothing of the fixtures is on public notice: shut to everybody here.
  ['designation.object', 'nomination', {}],
  ['designation.holders', 'none', all(business, 'N')],
  ['designation.own', 'none', all(business, 'N')],
];
