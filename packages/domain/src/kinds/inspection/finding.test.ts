import fc from 'fast-check';
import { expect, test } from 'vitest';
import { can, type Actor } from '../../access/can.ts';
import { requireSecondPerson } from '../../access/separate-duties.ts';
import { standsOutside } from '../../assessments/stands-outside.ts';
import type { Role } from '../../access/roles.ts';
import type { RecordBody } from '../define-kind.ts';
import { sampleContext } from '../sample-record.ts';
import { bodyAfterStep, takeRecordStep } from '../take-record-step.ts';
import { finding } from './finding.ts';

const today = '2024-06-20';
const branch = '/r/d1/p/b1/';
const actors = {
  inspector: actor('ins', 'inspectionTeam', '/r/', branch),
  staff: actor('gwa', 'committeeStaff', '/r/'),
  discipline: actor('gwd', 'committeeDiscipline', '/r/'),
  office: actor('opa', 'organOffice', '/r/d1/p/'),
  organDiscipline: actor('odc', 'organDiscipline', '/r/d1/p/j/'),
  ownDiscipline: actor('mole', 'organDiscipline', branch),
  secretary: actor('brs', 'branchSecretary', branch),
  elsewhere: actor('brs9', 'branchSecretary', '/r/d2/p/b9/'),
} satisfies Record<string, Actor>;
type Who = keyof typeof actors;

function actor(userId: string, role: Role, unitPath: string, assigned?: string): Actor {
  const grant = {
    role,
    unitId: unitPath,
    unitPath,
    departmentPath: unitPath.startsWith('/r/d1') ? '/r/d1/' : unitPath,
  };
  return {
    userId,
    personId: null,
    grants: [{ ...grant, from: '2024-01-01', to: null }],
    ...(assigned
      ? { assigned: [{ unitPath: assigned, how: 'inspected' as const, from: today, to: today }] }
      : {}),
  };
}

/** The finding as the product keeps it: state, body, and who took which step last. */
interface Real {
  state: string;
  body: RecordBody;
  taken: { step: string; by: string }[];
}

/** A naive oracle: what somebody who knows only the rule of 销号 would remember. */
interface Model {
  evidence: boolean;
  sentBy: string | null;
  verifiedBy: Who | null;
}

const given: Readonly<Record<string, RecordBody>> = {
  answer: { answer: '情况属实' },
  plan: { measures: '补开会议', owner: '甲', wantedBy: '2024-08-01' },
  submit: {
    sentOn: today,
    result: '已补开并完善制度',
    evidence: [{ form: 'fact', what: '支部党员大会', on: today }],
  },
  close: { closedOn: today, recheckOn: '2024-12-20' },
  settle: { recheckedOn: today },
};
const stepNames = Object.keys(finding.steps);

/** The same three checks as the server's verb: right on the unit, from outside, not the same person. */
function take(real: Real, who: Who, name: string, bare: boolean): boolean {
  const step = finding.steps[name];
  const by = actors[who];
  if (!step?.action || !can(by, step.action, { unitPath: branch }, today)) return false;
  if (step.fromOutside && !standsOutside(by, step.action, branch, today)) return false;
  try {
    const state = takeRecordStep(finding, name, real.state);
    const last = real.taken.filter((row) => step.notBy?.includes(row.step)).at(-1)?.by ?? null;
    if (step.notBy) requireSecondPerson(last, by.userId);
    const asked = given[name] && bare ? { ...given[name], evidence: [] } : given[name];
    const body = bodyAfterStep(finding, name, real.body, asked, sampleContext({ today }));
    real.state = state;
    real.body = body;
    real.taken.push({ step: name, by: by.userId });
    return true;
  } catch {
    return false;
  }
}

class Take implements fc.Command<Model, Real> {
  readonly who: Who;
  readonly step: string;
  readonly bare: boolean;
  constructor(who: Who, step: string, bare: boolean) {
    this.who = who;
    this.step = step;
    this.bare = bare;
  }
  check = () => true;
  run(model: Model, real: Real): void {
    const before = real.state;
    const done = take(real, this.who, this.step, this.bare);
    if (!done) return expect(real.state).toBe(before);
    if (this.step === 'submit')
      Object.assign(model, { evidence: !this.bare, sentBy: actors[this.who].userId });
    if (this.step === 'accept') model.verifiedBy = this.who;
    if (this.step === 'giveBack' || this.step === 'reopen') model.verifiedBy = null;
    if (this.step === 'reopen') model.evidence = false;
    if (real.state === 'closed' && before !== 'closed') {
      expect(model.evidence, 'no 销号 without evidence').toBe(true);
      expect(['inspector', 'staff', 'discipline', 'organDiscipline'], 'verified from outside').toContain(
        model.verifiedBy,
      );
      expect(['inspector', 'staff', 'discipline', 'organDiscipline'], 'closed from outside').toContain(
        this.who,
      );
      expect(
        new Set([model.sentBy, model.verifiedBy && actors[model.verifiedBy].userId, actors[this.who].userId])
          .size,
      ).toBe(3);
    }
  }
  toString = () => `${this.who} ${this.step}${this.bare ? ' without evidence' : ''}`;
}

const raised: RecordBody = {
  raisedOn: '2024-06-03',
  text: '组织生活会未开',
  item: '组织生活',
  weight: 'minor',
};
const takes = fc
  .tuple(fc.constantFrom(...(Object.keys(actors) as Who[])), fc.constantFrom(...stepNames), fc.boolean()) // keys of a const table
  .map(([who, step, bare]) => new Take(who, step, bare));

test('no way leads to 销号 without evidence, a verifier and a closer from outside, three people in all', () => {
  fc.assert(
    fc.property(fc.commands([takes], { maxCommands: 120, size: 'max' }), (commands) =>
      fc.modelRun(
        () => ({
          model: { evidence: false, sentBy: null, verifiedBy: null },
          real: { state: finding.start, body: raised, taken: [] },
        }),
        commands,
      ),
    ),
    { numRuns: 400 },
  );
});

/** Every state that any people can reach with any steps; the body counts by what it proves, the past by who may come next. */
test('the whole space is walked: each state is reached, and before each 销号 stood evidence and an outsider’s word', () => {
  const start: Real = { state: finding.start, body: raised, taken: [] };
  const seen = new Map<string, Real>([[keyOf(start), start]]);
  const queue = [start];
  let closings = 0;
  for (let at = queue.shift(); at; at = queue.shift())
    for (const who of Object.keys(actors) as Who[]) // keys of a const table
      for (const step of stepNames)
        for (const bare of [false, true]) {
          const next: Real = { state: at.state, body: at.body, taken: [...at.taken] };
          if (!take(next, who, step, bare)) continue;
          if (next.state === 'closed' && at.state !== 'closed') {
            closings += 1;
            expect(at.state).toBe('accepted');
            expect(at.body['evidence']).not.toEqual([]);
            expect(['inspector', 'staff', 'discipline', 'organDiscipline']).toContain(who);
            expect(at.taken.some((row) => row.step === 'accept' && row.by !== actors[who].userId)).toBe(true);
          }
          if (seen.has(keyOf(next))) continue;
          seen.set(keyOf(next), next);
          queue.push(next);
        }
  expect(new Set([...seen.values()].map(({ state }) => state))).toEqual(new Set(Object.keys(finding.states)));
  expect(closings).toBeGreaterThan(0);
});

function keyOf({ state, body, taken }: Real): string {
  const last = ['submit', 'accept'].map((step) => taken.filter((row) => row.step === step).at(-1)?.by ?? '');
  return JSON.stringify([state, body, last]);
}

test('a variant that forgets the second look is caught: the control of the walk', () => {
  const real: Real = {
    state: 'submitted',
    body: { ...raised, evidence: [] },
    taken: [{ step: 'submit', by: 'brs' }],
  };
  expect(take(real, 'inspector', 'accept', false)).toBe(false);
  expect(take({ ...real, state: 'accepted' }, 'staff', 'close', false)).toBe(false);
  expect(take({ ...real, body: { ...raised, ...given['submit'] } }, 'ownDiscipline', 'accept', false)).toBe(
    false,
  );
});
