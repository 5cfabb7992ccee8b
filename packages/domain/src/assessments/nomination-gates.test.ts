import { expect, test } from 'vitest';
import { sampleContext } from '../kinds/sample-record.ts';
import { findUnmet, judgeGates, nominationGates, type GateName } from './nomination-gates.ts';
import type { SchemeRules } from './scheme-rules.ts';

const rules: SchemeRules = {
  name: '称号',
  subject: 'branch',
  gates: [],
  prior: null,
  validMonths: null,
  recheckMonths: null,
  noticeDays: null,
  causes: [],
};
const judge = (gate: GateName, body = {}, change: Parameters<typeof sampleContext>[0] = {}) =>
  judgeGates({ ...rules, gates: [gate] }, body, sampleContext(change))[0];

test('each condition names the fact it was judged by, met or not', () => {
  const unit = sampleContext().unit;
  for (const [gate, met, change, body] of [
    ['term', true, { unit: { ...unit, termEndsOn: '2024-06-20' } }, {}],
    ['term', false, { unit: { ...unit, termEndsOn: '2024-06-19' } }, {}],
    ['obligations', true, { known: { missed: 0 } }, {}],
    ['obligations', false, { known: { missed: 2 } }, {}],
    ['findings', false, { known: { unsettled: 1 } }, {}],
    ['discipline', false, {}, {}],
    ['discipline', false, {}, { opinion: 'disagree' }],
    ['discipline', true, {}, { opinion: 'agree' }],
    ['orgLife', false, { known: {} }, {}],
    ['orgLife', true, { known: { orgLife: 1 } }, {}],
    ['standing', false, { person: { status: 'probationary', fullOn: null } }, {}],
    ['standing', true, {}, {}],
    ['young', false, { known: { age: 40 } }, {}],
    ['young', true, { known: { age: 39 } }, {}],
    ['young', false, { known: { age: 13 } }, {}],
    ['young', false, { known: { age: -1 } }, {}],
  ] as const) {
    const judged = judge(gate, body, change);
    expect(judged?.met, `${gate} ${JSON.stringify(change)}`).toBe(met);
    expect(judged?.fact.zh).not.toBe('');
  }
  expect(Object.keys(nominationGates)).toHaveLength(7);
});

test('the title before it, and the consent of a person, are conditions by themselves', () => {
  const of = (known: Record<string, number>, body = {}) =>
    judgeGates({ ...rules, subject: 'person', prior: 'scheme' }, body, sampleContext({ known }));
  expect(of({}).map(({ gate, met }) => [gate, met])).toEqual([
    ['prior', false],
    ['consent', false],
  ]);
  expect(of({ prior: 1 }, { consent: 'agree' }).every(({ met }) => met)).toBe(true);
  expect(findUnmet(of({ prior: 1 }, { consent: 'agree' }))).toBeNull();
  expect(findUnmet(of({}, { consent: 'disagree' }))?.zh).toBe('不能报送：没有先决称号；本人不同意');
});
