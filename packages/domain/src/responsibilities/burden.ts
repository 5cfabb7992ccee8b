import type { MeasureFields } from '../items/measure.ts';
import type { Label } from '../label.ts';
import { Refusal } from '../refusal.ts';

/** Minutes an ask costs one unit: 0.5 a field, 3 a file, 10 per 100 characters (domain 8, rule 3). */
export function askCost(ask: { fields: number; files: number; characters: number }): number {
  return ask.fields * 0.5 + ask.files * 3 + (ask.characters / 100) * 10;
}

/** What a report costs when no fact exists: three fields and a text of 300 characters. */
export const reportMinutes = Math.ceil(askCost({ fields: 3, files: 0, characters: 300 }));

/** The minutes one unit is asked for a measure: none where progress is derived, else the planner's figure. */
export function minutesAsked(measure: Pick<MeasureFields, 'countRule' | 'askMinutes'>): number {
  return measure.countRule ? 0 : measure.askMinutes;
}

/** The minutes a unit below is asked for when work is passed down to it. */
export function minutesOfReport(measure: Pick<MeasureFields, 'countRule' | 'askMinutes'>): number {
  return measure.countRule ? 0 : measure.askMinutes || reportMinutes;
}

export interface BurdenLine {
  readonly measureId: string;
  readonly units: number;
  readonly minutes: number;
}

export interface Burden {
  readonly units: number;
  /** Sum over all lines of units × minutes. */
  readonly minutes: number;
  readonly hours: number;
  readonly lines: readonly BurdenLine[];
}

/** “N units × M minutes = H hours”, per measure and in all. `units` counts distinct units, given by the caller. */
export function sumBurden(lines: readonly BurdenLine[], distinctUnits: number): Burden {
  const minutes = lines.reduce((sum, line) => sum + line.units * line.minutes, 0);
  return { units: distinctUnits, minutes, hours: inHours(minutes), lines };
}

/** Hours with one decimal. */
export function inHours(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}

/** Minutes a month that a branch is asked for at the most without approval (domain 8, rule 3; a default to calibrate). */
export const branchBudget = 120;

/** Minutes a month that a member is asked for at the most (domain 8, rule 3; a default to calibrate). */
export const memberBudget = 20;

/**
 * Throws `over-budget` where an ask of members takes more of the month than the budget leaves to somebody it reaches,
 * unless whoever sends it says why. Minutes for each member.
 */
export function requireMemberBudget(used: number, minutes: number, although: string): void {
  if (used + minutes <= memberBudget || although.trim() !== '') return;
  const text = {
    zh: `本月已请党员花 ${used} 分钟，再加 ${minutes} 分钟就超出每人 ${memberBudget} 分钟；确需如此的请写明理由`,
    en: `Members are asked for ${used} minutes this month; ${minutes} more is over ${memberBudget} each: please say why`,
  };
  throw new Refusal('over-budget', text, [{ place: 'although', text }]);
}

export interface BudgetedUnit {
  readonly id: string;
  readonly name: string;
  /** Minutes asked in the month already. */
  readonly used: number;
}

/** Throws `over-budget`, naming the units, unless the ask fits into the month of each, or was approved. */
export function requireBudget(units: readonly BudgetedUnit[], minutes: number, approved: boolean): void {
  const over = units.filter(({ used }) => minutes > 0 && used + minutes > branchBudget);
  if (over.length === 0 || approved) return;
  throw new Refusal(
    'over-budget',
    {
      zh: `超出每月 ${branchBudget} 分钟的负担预算，须经批准`,
      en: `Over the burden budget of ${branchBudget} minutes a month: it needs approval`,
    },
    over.map(({ id, name, used }) => ({
      place: id,
      text: {
        zh: `${name}：已有 ${used} 分钟，再加 ${minutes} 分钟`,
        en: `${name}: ${used} minutes asked, ${minutes} more`,
      },
    })),
  );
}

/**
 * 只减不增 (domain 8, rule 3): throws `over-budget` where a year's plan asks for more than the issuer asked the year
 * before, unless whoever publishes it says why. Minutes; 0 for a year without a ledger, which is compared with nothing.
 */
export function requireNoMore(minutes: number, lastYear: number, although: string): void {
  if (lastYear === 0 || minutes <= lastYear || although.trim() !== '') return;
  const text = {
    zh: `全年要求 ${inHours(minutes)} 小时，多于去年的 ${inHours(lastYear)} 小时；只减不增，确需增加的请写明理由`,
    en: `${inHours(minutes)} hours this year, ${inHours(lastYear)} last year: it may only become less, so please say why not`,
  };
  throw new Refusal('over-budget', text, [{ place: 'although', text }]);
}

/** An ask that is still open, as far as likeness goes. */
export interface OpenAsk {
  readonly id: string;
  readonly unitId: string;
  readonly text: string;
  readonly keys: readonly string[];
}

/** Shares from which two asks count as one: audience and keys (domain 8, rule 4). */
const likeAudience = 0.5;
const likeKeys = 0.6;
/** Working days within which asks are compared (domain 8, rule 4). */
export const likeWithin = 20;

/** What an ask is about: its kind, its mechanism, and the sessions it counts. */
export function askKeys(measure: Pick<MeasureFields, 'kind' | 'mechanism' | 'countRule'>): string[] {
  return [
    ...(measure.kind === null ? [] : [`kind:${measure.kind}`]),
    ...(measure.mechanism === null ? [] : [`mechanism:${measure.mechanism}`]),
    ...(measure.countRule?.sessionTags.map((tag) => `tag:${tag}`) ?? []),
  ];
}

/** The open asks that say the same to at least half of the audience; they are to be merged or justified. */
export function findLikeAsks(
  keys: readonly string[],
  unitIds: readonly string[],
  open: readonly OpenAsk[],
): OpenAsk[] {
  const alike = open.filter((ask) => unitIds.includes(ask.unitId) && likeness(keys, ask.keys) >= likeKeys);
  const reached = new Set(alike.map((ask) => ask.unitId));
  return reached.size >= unitIds.length * likeAudience ? alike : [];
}

function likeness(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : a.filter((key) => b.includes(key)).length / all.size;
}

/** 一键说负担: what anybody may say of an ask, without saying who (domain 8, rule 10). */
export const burdenVoices = {
  repeated: { zh: '重复了', en: 'Asked before' },
  needless: { zh: '没必要', en: 'Needless' },
  tooUrgent: { zh: '太急', en: 'Too urgent' },
} as const satisfies Record<string, Label>;

export type BurdenVoice = keyof typeof burdenVoices;
export const burdenVoiceNames = Object.keys(burdenVoices) as [BurdenVoice, ...BurdenVoice[]]; // keys of a const table
/** Working days in which a voice is answered in public (domain 8, rule 10). */
export const voiceAnswerDays = 10;
