import type { Action } from '@gangmu/domain/access/actions';
import type { MessageKey } from './messages/zh.ts';
import { paths } from './paths.ts';

export interface Place {
  readonly key: MessageKey;
  readonly path: string;
  readonly action: Action;
}

/** The places of the console in the order of the menu; each shows to those who may do something there. */
export const placeGroups: readonly { readonly key: MessageKey; readonly places: readonly Place[] }[] = [
  {
    key: 'groupWork',
    places: [
      { key: 'overview', path: paths.overview(), action: 'plan.overview' },
      { key: 'plans', path: paths.plans(), action: 'plan.read' },
      { key: 'units', path: paths.units(), action: 'person.read' },
      { key: 'assignments', path: paths.assignments(), action: 'assignment.read' },
      { key: 'records', path: paths.records(), action: 'record.use' },
      { key: 'terms', path: paths.terms(), action: 'election.sums' },
      { key: 'medals', path: paths.medals(), action: 'medal.list' },
      { key: 'burdenPage', path: paths.burden(), action: 'burden.read' },
    ],
  },
  {
    key: 'groupAssess',
    places: [
      { key: 'inspections', path: paths.inspections(), action: 'inspection.sums' },
      { key: 'designations', path: paths.designations(), action: 'designation.read' },
      { key: 'appraisals', path: paths.appraisals(), action: 'appraisal.read' },
      { key: 'surveys', path: paths.surveys(), action: 'survey.results' },
      { key: 'returns', path: paths.returns(), action: 'return.read' },
      { key: 'returnSums', path: paths.returns(), action: 'return.sums' },
    ],
  },
  {
    key: 'groupPapers',
    places: [
      { key: 'papers', path: paths.papers(), action: 'paper.read' },
      { key: 'mechanisms', path: paths.mechanisms(), action: 'plan.overview' },
      { key: 'exports', path: paths.exports(), action: 'export.read' },
    ],
  },
  {
    key: 'groupAdmin',
    places: [
      { key: 'accounts', path: paths.accounts(), action: 'account.manage' },
      { key: 'tokens', path: paths.tokens(), action: 'token.manage' },
      { key: 'calendar', path: paths.calendar(), action: 'calendar.change' },
      { key: 'grants', path: paths.grants(), action: 'grant.manage' },
      { key: 'audit', path: paths.audit(), action: 'audit.read' },
    ],
  },
];
