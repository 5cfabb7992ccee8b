import { uuidv7 } from 'uuidv7';
import type { Row } from './authz-subjects.ts';

/** Types of record of appraisals, each with the step the matrix takes of it. */
export const appraisalTypes = {
  appraisalCycle: 'cancel',
  appraisal: 'excuse',
} as const satisfies Record<string, string>;

const readers = { gwa: 'ODF', gwl: 'ODF', dpg: 'OD', ops: 'OAD', opa: 'OAD', odc: 'OAB' };
const runners = { gwa: 'ODF', opa: 'OAD', uni: 'O' };
const N = (...who: string[]) => Object.fromEntries(who.map((subject) => [subject, 'N']));

/** Rows of appraisals. Below a cycle of the same unit, those who run it act on its reports; a ballot is of nobody here. */
export const appraisalRows: readonly Row[] = [
  ['record.read', 'appraisalCycle', { ...readers, brs: 'O', uni: 'O' }],
  ['record.create', 'appraisalCycle', runners],
  ['record.step', 'appraisalCycle', runners],
  ['record.read', 'appraisal', { ...readers, brs: 'O', uni: 'O' }],
  ['record.create', 'appraisal', runners],
  ['record.step', 'appraisal', runners],
  ['appraisal.cycle', 'appraisalCycle', { ...readers, brs: 'O', uni: 'O' }],
  ['appraisal.sheet', 'appraisal', { ...readers, brs: 'O', uni: 'O' }],
  // Of a figure that was never frozen and a result that was never told: shut to those who do not run the cycle.
  ['appraisal.facts', 'none', {}],
  ['appraisal.recheck', 'appraisal', { gwa: 'ODF', gwl: 'ODF', ops: 'OAD', opa: 'OAD', uni: 'O' }],
  ['ballot.list', 'none', N('brs', 'brc', 'cl', 'mb')],
  ['ballot.read', 'none', {}],
  ['ballot.cast', 'none', {}],
];

export function appraisalInput(procedure: string, record: string): unknown {
  const inputs: Record<string, unknown> = {
    'appraisal.cycle': { id: record },
    'appraisal.sheet': { id: record },
    'appraisal.recheck': { id: record },
    'appraisal.facts': { id: record, figure: 'lectures' },
    'ballot.list': undefined,
    'ballot.read': { id: uuidv7() },
    'ballot.cast': { id: uuidv7(), marks: [{ id: uuidv7(), grade: 0 }] },
  };
  return inputs[procedure];
}
