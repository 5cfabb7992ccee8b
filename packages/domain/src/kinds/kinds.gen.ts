// Generated from the files of this folder by `pnpm check`. Do not edit.
import type { KindDefinition } from './define-kind.ts';
import { appraisalKind } from './appraisal.ts';
import { campaignKind } from './campaign.ts';
import { designationKind } from './designation.ts';
import { inspectionKind } from './inspection.ts';
import { procedureKind } from './procedure.ts';
import { registerKind } from './register.ts';
import { regulationKind } from './regulation.ts';
import { sessionKind } from './session.ts';
import { trainingKind } from './training.ts';

export const kinds: readonly KindDefinition[] = [
  appraisalKind,
  campaignKind,
  designationKind,
  inspectionKind,
  procedureKind,
  registerKind,
  regulationKind,
  sessionKind,
  trainingKind,
];
