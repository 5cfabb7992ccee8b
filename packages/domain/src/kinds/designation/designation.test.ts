import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeReview, mayReview, type Reviewer } from '../../assessments/may-review.ts';
import { addDays, type Day } from '../../time/day.ts';
import type { RecordBody, RecordContext, RecordDefinition } from '../define-kind.ts';
import { sampleContext } from '../sample-record.ts';
import { bodyAfterStep, takeRecordStep } from '../take-record-step.ts';
import { expectOf, first, homes, places, straight, terms, type Act, type Notes } from './naive-clerk.ts';
import { nomination } from './nomination.ts';
import { titleRound } from './round.ts';

const reviewers: readonly Reviewer[] = ['r1', 'r2', 'r3', 'r4', 'r5'].map((userId, at) => ({
  userId,
  departmentIds: at === 0 ? ['a'] : at === 1 ? ['b'] : [],
}));

interface Kept {
  state: string;
  body: RecordBody;
}

/** The round, its nominations, marks and places as the product keeps them, by its own definitions. */
class Real {
  today = first;
  round: Kept = {
    state: 'nominating',
    body: {
      openedOn: first,
      name: '批次',
      places: [],
      nominateBy: '2024-06-30',
      rules: {
        name: '称号',
        subject: 'branch',
        gates: ['term', 'discipline'],
        prior: null,
        validMonths: null,
        recheckMonths: null,
        noticeDays: null,
        causes: [],
      },
    },
  };
  nominations: Kept[] = homes.map(() => ({
    state: 'drafted',
    body: { nominatedOn: first, person: null, name: '', merits: '样例' },
  }));
  marks: { at: number; userId: string; recommends: boolean }[] = [];
  titles: { at: number; namedOn: Day; noticeTo: Day }[] = [];

  context(change: Partial<RecordContext>): RecordContext {
    return sampleContext({ today: this.today, ...change });
  }

  count(state: string): number {
    return this.nominations.filter((one) => one.state === state).length;
  }

  /** What the server does in its verb: state, body, then what follows; false where it is refused. */
  take(
    definition: RecordDefinition,
    kept: Kept,
    name: string,
    given: RecordBody | undefined,
    at = -1,
  ): boolean {
    try {
      const known =
        definition === titleRound
          ? {
              panel: reviewers.length,
              short: 0,
              ...Object.fromEntries(
                ['submitted', 'screened', 'reviewed', 'noticed', 'objected'].map((state) => [
                  state,
                  this.count(state),
                ]),
              ),
            }
          : {};
      const context = this.context({
        known,
        parent: this.round.body,
        parentState: definition === titleRound ? 'approved' : this.round.state,
        unit: { ...sampleContext().unit, termEndsOn: terms[at] ?? null },
      });
      const state = takeRecordStep(definition, name, kept.state);
      const body = bodyAfterStep(definition, name, kept.body, given, context);
      for (const effect of definition.steps[name]?.effectsOf?.(body, context) ?? []) {
        if (effect.type !== 'designation') continue;
        if (effect.what === 'takePlace' && this.count('noticed') + this.count('objected') >= places)
          return false;
        if (effect.what === 'title')
          this.titles.push({
            at,
            namedOn: String(effect.body['namedOn']),
            noticeTo: String(this.round.body['noticeTo']),
          });
      }
      Object.assign(kept, { state, body });
      return true;
    } catch {
      return false;
    }
  }

  of(at: number): Kept {
    return this.nominations[at] ?? this.round;
  }
}

/** The same act by the product's definitions. */
function act(real: Real, { name, at, who, yes }: Act): boolean {
  const kept = real.of(at);
  const { today } = real;
  switch (name) {
    case 'tomorrow':
      real.today = addDays(today, 1);
      return true;
    case 'review':
    case 'archive':
      return real.take(titleRound, real.round, name, undefined);
    case 'announce':
      return real.take(titleRound, real.round, name, { noticeFrom: today });
    case 'decide':
      return real.take(titleRound, real.round, name, { decidedOn: today, decisionNo: '1' });
    case 'opine':
      return real.take(nomination, kept, name, { opinion: yes ? 'agree' : 'disagree' }, at);
    case 'object':
      if (real.round.state !== 'publicNotice' || today > String(real.round.body['noticeTo'])) return false;
      return real.take(nomination, kept, name, { objection: 'fact' }, at);
    case 'mark': {
      const reviewer = reviewers[who];
      const home = homes[at] ?? null;
      if (!reviewer || !mayReview(reviewer, home)) return false;
      if (kept.state !== 'screened' || real.round.state !== 'reviewing') return false;
      real.marks = real.marks.filter((mark) => mark.at !== at || mark.userId !== reviewer.userId);
      real.marks.push({ at, userId: reviewer.userId, recommends: yes });
      const result = judgeReview(
        reviewers,
        home,
        real.marks.filter((mark) => mark.at === at),
      );
      if (result === null) return true;
      kept.body = { ...kept.body, result };
      return real.take(nomination, kept, 'markedByAll', undefined, at);
    }
    default:
      return real.take(nomination, kept, name, undefined, at);
  }
}

class Command implements fc.Command<Notes, Real> {
  readonly act: Act;
  constructor(given: Act) {
    this.act = given;
  }
  check = () => true;
  run(notes: Notes, real: Real): void {
    const wanted = expectOf(notes, this.act);
    expect(act(real, this.act), this.toString()).toBe(wanted);
    for (const title of real.titles) expect(title.namedOn > title.noticeTo).toBe(true);
    expect(real.titles.length).toBeLessThanOrEqual(places);
    expect(new Set(real.titles.map(({ at }) => at)).size).toBe(real.titles.length);
    expect(real.nominations.filter(({ state }) => state === 'awarded')).toHaveLength(real.titles.length);
  }
  toString = () => `${this.act.name} ${this.act.at} ${this.act.who} ${this.act.yes}`;
}

const perNomination = [
  'opine',
  'submit',
  'screen',
  'withdraw',
  'list',
  'leaveOut',
  'object',
  'dismiss',
  'uphold',
  'award',
  'refuse',
];
const ofRound = ['review', 'announce', 'decide', 'archive', 'tomorrow'];
/** Weighted so that walks get to the end: yes more often than no, marks and days often, drops seldom. */
const acts = fc
  .record({
    name: fc.oneof(
      { weight: 8, arbitrary: fc.constant('mark') },
      { weight: 4, arbitrary: fc.constantFrom('opine', 'submit', 'screen', 'list', 'award', 'tomorrow') },
      { weight: 3, arbitrary: fc.constantFrom(...ofRound) },
      { weight: 1, arbitrary: fc.constantFrom(...perNomination) },
    ),
    at: fc.integer({ min: 0, max: homes.length - 1 }),
    who: fc.integer({ min: 0, max: reviewers.length - 1 }),
    yes: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  })
  .map((given) => new Command(given));

const start = (): { model: Notes; real: Real } => ({
  model: {
    day: 0,
    opinion: homes.map(() => false),
    where: homes.map(() => 'desk'),
    said: homes.map(() => new Map<string, boolean>()),
    phase: 'open',
    boardFrom: -1,
    boardTo: -1,
  },
  real: new Real(),
});

test('a round and its nominations do what a clerk with a notebook expects, act by act', () => {
  fc.assert(
    fc.property(
      fc.nat(straight.length),
      fc.commands([acts], { maxCommands: 120, size: 'max' }),
      (length, commands) =>
        fc.modelRun(() => {
          const { model, real } = start();
          for (const given of straight.slice(0, length))
            expect(act(real, given)).toBe(expectOf(model, given));
          return { model, real };
        }, commands),
    ),
    { numRuns: 500 },
  );
});

test('the straight way: the one named, the one under objection frozen, the third left out', () => {
  const real = new Real();
  for (const given of straight) act(real, given);
  expect(real.nominations.map(({ state }) => state)).toEqual([
    'awarded',
    'objected',
    'notAwarded',
    'drafted',
  ]);
  expect(real.titles).toEqual([{ at: 0, namedOn: '2024-06-08', noticeTo: '2024-06-07' }]);
});

test('the control: a clerk who forgets the objection, or the last day of the notice, is at odds with the product', () => {
  for (const forget of ['object', 'tomorrow']) {
    const { model, real } = start();
    const odd = straight.some((given) => {
      const wanted = given.name === forget ? true : expectOf(model, given);
      return act(real, given) !== wanted;
    });
    expect(odd, forget).toBe(true);
  }
});
