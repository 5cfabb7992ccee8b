import { figure } from '../mechanisms/parameters.ts';
import { addDays, addMonths, yearOf, type Day } from '../time/day.ts';
import { periodOf, type Period } from '../time/period.ts';
import { addWorkingDays } from '../time/working-days.ts';
import { isFullMemberOn, isMemberOn } from '../units/membership.ts';
import type { PostType } from '../units/post-type.ts';
import { ownTermEndOf, termEndOf } from '../units/term.ts';
import type { Act, Duty } from './judge-duties.ts';
import type { CaseSource, ObligationRule } from './obligation-rule.ts';
import type { HeldPost, ObligedUnit } from './obliged-unit.ts';
import type { YearGround } from './year-ground.ts';

/** One who owes a rule, the unit itself or somebody in it, with what is owed and what was done. */
export interface Bearer {
  readonly duties: readonly Duty[];
  readonly acts: readonly Act[];
}

/**
 * Who owes a rule in a unit in a year. Obliged is who stands there on the last day of the period, today while it runs
 * (domain 5.1, counting 1), and stood so on its first: who began in the middle starts with the next full period
 * (counting 2, said of units there, and as true of people, posts and cases).
 */
export function bearersOf(rule: ObligationRule, unit: ObligedUnit, ground: YearGround): Bearer[] {
  const { source } = rule;
  switch (source.of) {
    case 'sessions': {
      const duties = calendarDuties(rule, unit, ground, { since: unit.foundedOn, until: null });
      const acts = unit.sessions.filter(({ type }) => source.types.includes(type));
      return [{ duties, acts: acts.map(({ on }) => ({ on, amount: 1 })) }];
    }
    case 'hours':
      return ofHours(rule, unit, ground, source.posts);
    case 'appointments':
      return ofAppointments(rule, unit, ground, source);
    case 'terms':
      return ofTerms(rule, unit, ground);
    case 'returns':
      return ofReturns(rule, unit, ground, source.form);
    case 'cases':
      return ofCases(rule, unit, ground, source);
  }
}

/** The periods through which somebody stood in the unit, and the unit itself; `until` is the first day after. */
function calendarDuties(
  rule: ObligationRule,
  unit: ObligedUnit,
  ground: YearGround,
  { since, until }: { readonly since: Day | null; readonly until: Day | null },
): Duty[] {
  return ground.slotsOf(rule).flatMap(({ period, asked }) => {
    if (asked <= 0 || (since !== null && since > period.from)) return [];
    if ((until !== null && until <= period.to) || !livesOn(unit, period.to)) return [];
    if (!isLargeEnough(rule, unit, earlier(period.to, ground.today))) return [];
    return [dutyOf(rule, unit, period, { from: period.from, to: period.to, asked })];
  });
}

/**
 * Learning hours (domain M14). A mover brings along what was credited elsewhere and owes where the year ends. Who
 * joined the Party or took the post in the middle of the year owes the whole of it from the next on; who is re-elected
 * or changes over to a post elsewhere goes on. Members abroad are exempt, suspended ones are not obliged. An hour
 * belongs to the year in which it was learnt and counts once, so that nothing is made up in January.
 */
function ofHours(
  rule: ObligationRule,
  unit: ObligedUnit,
  ground: YearGround,
  posts: readonly PostType[] | null,
): Bearer[] {
  const [slot] = ground.slotsOf(rule);
  if (!slot || slot.asked <= 0) return [];
  const { period, asked } = slot;
  const on = earlier(period.to, ground.today);
  if (!livesOn(unit, on)) return [];
  const duty = dutyOf(rule, unit, period, { from: period.from, to: period.to, asked });
  const abroad = { ...duty, isExempt: true };
  const obliged = posts
    ? holdersOn(unit.posts, posts, on, period.from).map((personId) => ({ personId, isAway: false }))
    : unit.members
        .filter((member) => member.status !== 'suspended' && isMemberOn(member, on))
        .filter(({ joinedOn }) => joinedOn === null || joinedOn <= period.from)
        .map((member) => ({ personId: member.personId, isAway: member.class === 'abroad' }));
  return obliged.map(({ personId, isAway }) => ({
    duties: [isAway ? abroad : duty],
    acts: [{ on: period.from, amount: unit.hours.get(personId) ?? 0 }],
  }));
}

/** Who holds one of the posts here on a day and held one, here or elsewhere, on an earlier day. */
function holdersOn(posts: readonly HeldPost[], types: readonly PostType[], on: Day, first: Day): string[] {
  const held = posts.filter(({ type }) => types.includes(type));
  const before = new Set(held.filter((post) => covers(post, first)).map(({ personId }) => personId));
  const now = held.filter((post) => post.isHere && covers(post, on)).map(({ personId }) => personId);
  return [...new Set(now)].filter((personId) => before.has(personId));
}

/**
 * A new holder is trained within the months after the appointment (domain M14, M40), which is the period of this rule:
 * who holds the post no more on its last day is not obliged, and it is counted in the year in which it ends. Who held
 * such a post on the day before, here or elsewhere, is not new: re-election and change of place ask nothing; who
 * comes back after a gap is.
 */
function ofAppointments(
  rule: ObligationRule,
  unit: ObligedUnit,
  ground: YearGround,
  { post: type, tags }: { readonly post: PostType; readonly tags: readonly string[] },
): Bearer[] {
  const held = unit.posts.filter((post) => post.type === type);
  return held.flatMap((post) => {
    const { personId, from } = post;
    const months = figure(ground.figuresOn(from), rule.figure, 0);
    const to = addMonths(from, months);
    const dayBefore = addDays(from, -1);
    const isNew = !held.some((other) => other.personId === personId && covers(other, dayBefore));
    const on = earlier(to, ground.today);
    if (!post.isHere || months <= 0 || !isNew || !covers(post, on) || !livesOn(unit, on)) return [];
    const trained = unit.trainings.filter((one) => one.personId === personId && tags.includes(one.tag));
    return inYear(rule, unit, ground, { from, to }, trained);
  });
}

/**
 * One election a term (domain M39), counted in the year in which the term ends: held by then is in term. An approved
 * postponement puts the duty off to the new end; where that lies in a later year, the year of the own end counts the
 * unit as exempt (按期换届率: held in term and postponements in force / due).
 */
function ofTerms(rule: ObligationRule, unit: ObligedUnit, ground: YearGround): Bearer[] {
  const past = unit.elections.flatMap(({ electedOn, dueOn }) =>
    inYear(rule, unit, ground, { from: '1900-01-01', to: dueOn }, [{ on: electedOn }]),
  );
  const [end, ownEnd] = [termEndOf(unit), ownTermEndOf(unit)];
  if (end === null || unit.electedOn === null) return past;
  const from = addDays(unit.electedOn, 1);
  const present = inYear(rule, unit, ground, { from, to: end }, []);
  if (ownEnd === null || yearOf(ownEnd) >= yearOf(end)) return [...past, ...present];
  const postponed = inYear(rule, unit, ground, { from, to: ownEnd }, []).map(({ duties, acts }) => ({
    duties: duties.map((duty) => ({ ...duty, isExempt: true })),
    acts,
  }));
  return [...past, ...postponed, ...present];
}

/** A return is sent after its period has ended: in time within the grace days, late whenever it comes (domain M27). */
function ofReturns(rule: ObligationRule, unit: ObligedUnit, ground: YearGround, form: string): Bearer[] {
  return calendarDuties(rule, unit, ground, { since: unit.foundedOn, until: null })
    .filter(({ period }) => yearOf(period.from) === ground.year)
    .map((duty) => ({
      duties: [
        {
          ...duty,
          from: addDays(duty.period.to, 1),
          to: addWorkingDays(ground.calendar, duty.period.to, rule.graceDays),
          graceDays: null,
        },
      ],
      acts: unit.returns
        .filter((one) => one.form === form && one.period === duty.period.key)
        .map(({ signedOn }) => ({ on: signedOn, amount: 1 })),
    }));
}

function ofCases(rule: ObligationRule, unit: ObligedUnit, ground: YearGround, source: CaseSource): Bearer[] {
  return unit.cases
    .filter(({ type }) => type === source.type)
    .map((one) => ({
      duties: calendarDuties(rule, unit, ground, one),
      acts: one.seenOn.map((on) => ({ on, amount: 1 })),
    }));
}

/** A duty with a last day of its own, once, in the period that holds that day; done late whenever it is done. */
function inYear(
  rule: ObligationRule,
  unit: ObligedUnit,
  ground: YearGround,
  { from, to }: { readonly from: Day; readonly to: Day },
  done: readonly { readonly on: Day }[],
): Bearer[] {
  const period = periodOf(rule.per, to);
  if (yearOf(period.from) !== ground.year || !livesOn(unit, earlier(to, ground.today))) return [];
  const duty = { ...dutyOf(rule, unit, period, { from, to, asked: 1 }), graceDays: null };
  return [{ duties: [duty], acts: done.map(({ on }) => ({ on, amount: 1 })) }];
}

function dutyOf(
  { code, graceDays }: ObligationRule,
  unit: ObligedUnit,
  period: Period,
  span: Pick<Duty, 'from' | 'to' | 'asked'>,
): Duty {
  const isExempt = unit.exemptions.some(
    ({ rule, period: key, people }) => people === null && rule === code && key === period.key,
  );
  return { ...span, period, graceDays, isExempt };
}

function isLargeEnough(rule: ObligationRule, unit: ObligedUnit, on: Day): boolean {
  if (rule.minFullMembers === 0) return true;
  return unit.members.filter((member) => isFullMemberOn(member, on)).length >= rule.minFullMembers;
}

function livesOn({ dissolvedOn }: ObligedUnit, on: Day): boolean {
  return dissolvedOn === null || dissolvedOn > on;
}

function covers({ from, to }: Pick<HeldPost, 'from' | 'to'>, on: Day): boolean {
  return from <= on && (to === null || on <= to);
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
