import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appraisal } from './appraisal.ts';
import { appraisalCycle } from './cycle.ts';
import {
  actors,
  begin,
  branches,
  copyOf,
  rules,
  take,
  today,
  type Branch,
  type Model,
  type Real,
  type Who,
} from './walk.ts';

class Take implements fc.Command<Model, Real> {
  readonly who: Who;
  readonly of: Branch | null;
  readonly step: string;
  readonly odd: boolean;
  constructor(who: Who, of: Branch | null, step: string, odd: boolean) {
    this.who = who;
    this.of = of;
    this.step = step;
    this.odd = odd;
  }
  check = () => true;
  run(model: Model, real: Real): void {
    const { who, of, step, odd } = this;
    const before = copyOf(real);
    if (!take(real, who, of, step, odd)) return expect(real).toEqual(before);
    if (of === null) this.judgeCycle(model, real, before);
    else this.judgeReport(model, real, before, of);
    const rulesNow = JSON.stringify(Object.keys(rules).map((name) => real.cycle.body[name]));
    if (model.rules !== null) expect(rulesNow, 'rules are frozen').toBe(model.rules);
    const top = branches.filter((branch) => real.reports[branch].body['grade'] === 'good').length;
    const size = branches.filter((branch) => real.reports[branch].state !== 'excused').length;
    if (model.decided)
      expect(top, 'the limit').toBeLessThanOrEqual(
        Math.floor((size * Number(real.cycle.body['topShare'])) / 100),
      );
    else
      for (const branch of branches)
        expect(real.reports[branch].body['grade'], 'no grade before the decision').toBeUndefined();
  }
  judgeCycle(model: Model, real: Real, before: Real): void {
    const { step, who } = this;
    if (step === 'start') {
      model.rules = JSON.stringify(Object.keys(rules).map((name) => real.cycle.body[name]));
      expect(['ops', 'gwl'], 'approved, not by who runs it').toContain(actors[who].userId);
    }
    if (step === 'closeBallot') {
      model.counted = true;
      expect(String(before.cycle.body['ballotUntil']) <= today, 'not before its last day').toBe(true);
    }
    if (step === 'decide') {
      model.decided = true;
      expect(model.counted, 'graded after the ballot').toBe(true);
      expect(['ops', 'gwl']).toContain(actors[who].userId);
    }
    if (step === 'rectify')
      for (const branch of branches)
        if (real.reports[branch].state !== 'excused')
          expect(model.told.has(branch), 'everybody was told').toBe(true);
    if (step === 'close') expect(Object.values(real.open)).toEqual([0, 0, 0]);
  }
  judgeReport(model: Model, real: Real, before: Real, of: Branch): void {
    const { step, who } = this;
    if (step === 'submit') {
      expect(who, 'nobody reports for another').toBe(of);
      expect([...String(real.reports[of].body['report'])].length).toBeLessThanOrEqual(300);
    }
    if (step === 'feedBack') {
      model.told.add(of);
      const told = real.open[of] - before.open[of];
      expect(told >= 1 && told <= 3, 'one to three problems are findings').toBe(true);
    }
    if (step === 'close') expect(real.open[of], 'nothing is closed over open problems').toBe(0);
    if (step === 'question') expect(who).toBe(of);
  }
  toString = () => `${this.who} ${this.of ?? 'cycle'} ${this.step}${this.odd ? ' oddly' : ''}`;
}

/** A problem below a report is put right and closed by the machinery of findings. */
class Settle implements fc.Command<Model, Real> {
  readonly of: Branch;
  constructor(of: Branch) {
    this.of = of;
  }
  check = () => true;
  run(_: Model, real: Real): void {
    real.open[this.of] = 0;
  }
  toString = () => `settle ${this.of}`;
}

const whos = fc.constantFrom(...(Object.keys(actors) as Who[])); // keys of a const table
const ofCycle = fc
  .tuple(
    whos,
    fc.constantFrom(
      ...Object.keys(appraisalCycle.steps).filter((name) => name !== 'cancel' && name !== 'annulBallot'),
    ),
    fc.boolean(),
  )
  .map(([who, step, odd]) => new Take(who, null, step, odd));
const ofReport = fc
  .tuple(whos, fc.constantFrom(...branches), fc.constantFrom(...Object.keys(appraisal.steps)), fc.boolean())
  .map(([who, of, step, odd]) => new Take(who, of, step, odd));
/** The right way, so that the end is met often enough to be judged; anything by anybody comes between. */
const way: readonly (readonly [Who, Branch | null, string])[] = [
  ['secretary', null, 'start'],
  ['a', 'a', 'submit'],
  ['office', null, 'openBallot'],
  ['office', null, 'closeBallot'],
  ['office', null, 'grade'],
  ['secretary', null, 'decide'],
  ['office', 'a', 'feedBack'],
  ['office', 'b', 'feedBack'],
  ['office', 'c', 'feedBack'],
  ['a', 'a', 'question'],
  ['secretary', 'a', 'uphold'],
  ['office', null, 'rectify'],
  ['office', 'a', 'close'],
  ['office', null, 'close'],
];

test('whatever anybody does in whatever order, the rules stay frozen, grades wait and keep the limit, problems become findings', () => {
  fc.assert(
    fc.property(fc.commands([ofCycle, ofReport], { maxCommands: 100, size: 'max' }), (commands) =>
      fc.modelRun(begin, commands),
    ),
    { numRuns: 200 },
  );
});

test('along the right way with anything between its steps, some cycles close, and none over an open problem', () => {
  const ends = new Map<string, number>();
  const between = fc.array(fc.oneof(ofCycle, ofReport), { maxLength: 3 });
  const walk = fc.tuple(
    ...way.map(([who, of, step]) => between.map((odd) => [...odd, new Take(who, of, step, false)])),
  );
  fc.assert(
    fc.property(walk, (parts) => {
      const { model, real } = begin();
      for (const command of parts.flat()) {
        command.run(model, real);
        if (command.step === 'rectify') for (const branch of branches) new Settle(branch).run(model, real);
      }
      ends.set(real.cycle.state, (ends.get(real.cycle.state) ?? 0) + 1);
    }),
    { numRuns: 300, seed: 4 },
  );
  expect(ends.get('closed') ?? 0).toBeGreaterThan(20);
});

test('the control: two best of three, a rule changed afterwards and a grade before its time are caught by the same oracle', () => {
  const staged = (change: (real: Real, model: Model) => void) => {
    const { model, real } = begin();
    real.cycle = {
      state: 'feedback',
      body: { ...rules, countedOn: today },
      taken: [{ step: 'start', by: 'ops' }],
    };
    for (const branch of branches)
      Object.assign(real.reports[branch], {
        state: 'graded',
        body: { preparedOn: today, onSite: 'no', gradedOn: today, grade: 'fair' },
      });
    Object.assign(model, { rules: JSON.stringify(Object.values(rules)), counted: true, decided: true });
    change(real, model);
    return () => new Take('office', 'a', 'feedBack', false).run(model, real);
  };
  expect(staged(() => undefined)).not.toThrow();
  expect(
    staged((real) => {
      for (const branch of ['b', 'c'] as const)
        real.reports[branch].body = { ...real.reports[branch].body, grade: 'good' };
    }),
  ).toThrow('the limit');
  expect(staged((real) => (real.cycle.body = { ...real.cycle.body, topShare: 99 }))).toThrow(
    'rules are frozen',
  );
  expect(staged((_, model) => (model.decided = false))).toThrow('no grade before the decision');
});
