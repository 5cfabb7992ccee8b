import { uuidv7 } from 'uuidv7';
import { appraisalInput } from './authz-appraisal.ts';
import type { Fixtures, Target } from './authz-fixtures.ts';
import { demoDay } from '@gangmu/server/demo/demo-day';

/** Inputs of the procedures of the judging kinds; `record` is the record of the object's type on the target. */
export function judgementInput(procedure: string, record: string, target: Target, _f: Fixtures): unknown {
  const key = uuidv7();
  const versioned = { key, id: record, expectedVersion: 999_999 };
  const inputs: Record<string, unknown> = {
    'inspection.team': { id: record },
    'inspection.setTeam': { ...versioned, to: demoDay, members: [] },
    'inspection.sheet': { id: record },
    'inspection.draw': { key, id: record, rule: 'random', count: 1 },
    'inspection.answer': {
      key,
      id: record,
      answers: [
        { id: uuidv7(), unitId: target.unitId, place: 0, outcome: 'ok', notedAt: '2024-06-20T02:00:00Z' },
      ],
    },
    'inspection.observed': { year: 2024 },
    'inspection.signals': { id: record },
    'restrictedReturn.list': { form: 'fourForms', year: 2024 },
    'restrictedReturn.sums': { form: 'fourForms', year: 2024 },
    'restrictedReturn.draft': {
      key,
      unitId: target.unitId,
      form: 'fourForms',
      year: 2024,
      period: 1,
      figures: [0],
      expectedVersion: 0,
    },
    // of no return: shut to everybody; who may is in the test of the returns themselves
    'restrictedReturn.sign': { key, id: uuidv7(), expectedVersion: 1 },
    'restrictedReturn.accept': { key, id: uuidv7(), expectedVersion: 1 },
    'survey.read': { id: target.survey },
    'survey.build': {
      key,
      unitId: target.unitId,
      title: '甲',
      closesOn: '2024-01-01',
      questions: [{ text: '甲', choices: ['是', '否'] }],
    },
    'survey.open': { ...versioned, id: target.survey },
    'survey.close': { ...versioned, id: target.survey },
    'survey.publish': { ...versioned, id: target.survey, measuresTaken: '甲' },
    'survey.answer': { id: target.survey, choices: [0] },
    'designation.round': { id: record },
    'designation.panel': { id: record },
    'designation.setPanel': { ...versioned, userIds: [] },
    'designation.sheet': { id: record },
    'designation.mark': { ...versioned, recommends: true },
    'designation.checks': { id: record },
    'designation.object': { ...versioned, objection: 'fact' },
    'designation.holders': { on: demoDay },
    'contentRead.list': { unitId: target.unitId },
  };
  return inputs[procedure] ?? appraisalInput(procedure, record);
}
