import { can, type Actor } from '../../access/can.ts';
import type { Role } from '../../access/roles.ts';
import { requireSecondPerson } from '../../access/separate-duties.ts';
import type { RecordBody, RecordContext, RecordDefinition } from '../define-kind.ts';
import { sampleContext } from '../sample-record.ts';
import { bodyAfterStep, takeRecordStep } from '../take-record-step.ts';
import { appraisal } from './appraisal.ts';
import { appraisalCycle } from './cycle.ts';

export const today = '2024-06-20';
const committee = '/r/d1/p/';
export const branches = ['a', 'b', 'c'] as const;
export type Branch = (typeof branches)[number];
const pathOf = (branch: Branch) => `${committee}${branch}/`;

export const actors = {
  office: actor('opa', 'organOffice', committee),
  secretary: actor('ops', 'organSecretary', committee),
  staff: actor('gwa', 'committeeStaff', '/r/'),
  leader: actor('gwl', 'committeeLeader', '/r/'),
  elsewhere: actor('opa2', 'organOffice', '/r/d2/p/'),
  discipline: actor('odc', 'organDiscipline', `${committee}j/`),
  a: actor('brs-a', 'branchSecretary', pathOf('a')),
  b: actor('brs-b', 'branchSecretary', pathOf('b')),
} satisfies Record<string, Actor>;
export type Who = keyof typeof actors;

function actor(userId: string, role: Role, unitPath: string): Actor {
  const departmentPath = unitPath === '/r/' ? '/r/' : unitPath.slice(0, 6);
  const grant = { role, unitId: unitPath, unitPath, departmentPath, from: '2024-01-01', to: null };
  return { userId, personId: null, grants: [grant] };
}

export interface Part {
  state: string;
  body: RecordBody;
  taken: { step: string; by: string }[];
}

/** A cycle and its three reports as the product keeps them, and the problems that are open below each. */
export interface Real {
  cycle: Part;
  reports: Record<Branch, Part>;
  open: Record<Branch, number>;
}

/** A naive oracle: what somebody who was only told the rules would remember. */
export interface Model {
  rules: string | null;
  counted: boolean;
  decided: boolean;
  told: Set<Branch>;
}

export const rules: RecordBody = {
  startsOn: '2024-06-17',
  reportBy: '2024-06-19',
  year: 2024,
  level: 'branchSecretaries',
  gradeSet: 'good',
  weights: [{ raterClass: 'members', weight: 100 }],
  topShare: 34,
  reportMax: 300,
  smallest: null,
};

/** What a step brings; `odd` is the variant that should be refused or lead elsewhere. */
function bodyOf(step: string, odd: boolean): RecordBody | undefined {
  const graded = branches.map((unit, at) => ({
    unit: idOf(unit),
    grade: at === 0 || odd ? 'good' : 'fairlyGood',
    words: '',
    apart: '',
  }));
  const given: Record<string, RecordBody> = {
    change: odd ? { ...rules, topShare: 99 } : rules,
    meet: { meetingOn: today },
    openBallot: { ballotUntil: odd ? '2024-06-21' : today },
    closeBallot: { countedOn: today },
    grade: { grades: graded },
    decide: { decidedOn: today },
    submit: { reportedOn: today, report: '字'.repeat(odd ? 301 : 20) },
    feedBack: { fedBackOn: today, problems: odd ? [] : [{ text: '一', weight: 'minor' }] },
    question: { appealedOn: today, appeal: '有误' },
    uphold: { answeredOn: today, answer: '维持' },
    correct: { answeredOn: today, answer: '更正', grade: odd ? 'good' : 'fair', words: '' },
  };
  return given[step];
}

const idOf = (branch: Branch) => `01900000-0000-7000-8000-00000000000${branch}`;

/** The figures the server counts, counted anew in the plainest way. */
function knownOf(real: Real, of: Branch | null): Record<string, number> {
  const living = branches.filter((branch) => real.reports[branch].state !== 'excused');
  const given = ((real.cycle.body['grades'] ?? []) as { unit: string }[]).map(({ unit }) => unit);
  const frozen = real.cycle.taken.some(({ step }) => step === 'start');
  const below: readonly Branch[] = of === null ? branches : [of];
  return {
    subjects: living.length,
    unreported: living.filter((branch) => real.reports[branch].state === 'prepared').length,
    onSiteWaiting: 0,
    ungraded: living.filter((branch) => !given.includes(idOf(branch))).length,
    unfed: living.filter((branch) => ['prepared', 'reported', 'graded'].includes(real.reports[branch].state))
      .length,
    openProblems: below.reduce((sum, branch) => sum + real.open[branch], 0),
    topShare: frozen ? Number(real.cycle.body['topShare']) : 0,
    otherTop: living.filter((branch) => branch !== of && real.reports[branch].body['grade'] === 'good')
      .length,
  };
}

function contextOf(real: Real, of: Branch | null): RecordContext {
  const base = sampleContext({ today, known: knownOf(real, of) });
  const unit = { ...base.unit, kind: of === null ? ('organPartyCommittee' as const) : ('branch' as const) };
  return of === null
    ? { ...base, unit }
    : { ...base, unit, parent: real.cycle.body, parentState: real.cycle.state };
}

/** The same checks as the server’s verb; what follows from a step is carried out on the reports. */
export function take(real: Real, who: Who, of: Branch | null, name: string, odd: boolean): boolean {
  const definition: RecordDefinition = of === null ? appraisalCycle : appraisal;
  const part = of === null ? real.cycle : real.reports[of];
  const step = definition.steps[name];
  const by = actors[who];
  const unitPath = of === null || step?.on === 'parent' ? committee : pathOf(of);
  if (!step?.action || !can(by, step.action, { unitPath }, today)) return false;
  const before = copyOf(real);
  try {
    const state = takeRecordStep(definition, name, part.state);
    const last = part.taken.filter((row) => step.notBy?.includes(row.step)).at(-1)?.by ?? null;
    if (step.notBy) requireSecondPerson(last, by.userId);
    const context = contextOf(real, of);
    const asked =
      of !== null && name === 'grade'
        ? gradeOf(odd)
        : bodyOf(of !== null && name === 'change' ? 'none' : name, odd);
    const body = bodyAfterStep(definition, name, part.body, asked, context);
    Object.assign(part, { state, body, taken: [...part.taken, { step: name, by: by.userId }] });
    for (const effect of step.effectsOf?.(body, context) ?? []) {
      if (effect.type === 'recordsBelow' && of !== null) real.open[of] += effect.bodies.length;
      if (effect.type !== 'stepBelow') continue;
      for (const branch of branches) {
        const brings = effect.bodies[idOf(branch)];
        const below = real.reports[branch];
        if (!brings || below.state === 'excused') continue;
        const next = takeRecordStep(appraisal, effect.step, below.state);
        below.body = bodyAfterStep(appraisal, effect.step, below.body, brings, contextOf(real, branch));
        below.state = next;
      }
    }
    return true;
  } catch {
    Object.assign(real, before); // a transaction: all of it or nothing
    return false;
  }
}

const gradeOf = (odd: boolean) => ({ gradedOn: today, grade: odd ? 'good' : 'fair', words: '', apart: '' });

export function begin(): { model: Model; real: Real } {
  const part = (body: RecordBody, by: string): Part => ({
    state: 'prepared',
    body,
    taken: [{ step: 'create', by }],
  });
  const report = () => part({ preparedOn: today, onSite: 'no' }, 'opa');
  return {
    model: { rules: null, counted: false, decided: false, told: new Set() },
    real: {
      cycle: part(rules, 'opa'),
      reports: { a: report(), b: report(), c: report() },
      open: { a: 0, b: 0, c: 0 },
    },
  };
}

/** The same, so that what is done to one leaves the other alone. */
export function copyOf(real: Real): Real {
  return JSON.parse(JSON.stringify(real)) as Real; // plain data
}
