import type { burden as zh } from '../zh/burden.ts';

/** Burden: asks, budgets and what is said of them. */
export const burden: Record<keyof typeof zh, string> = {
  although: 'Why it is asked all the same (public)',
  approveOver: 'Over budget: I approve',
  burdenPage: 'Burden',
  burdenHint: 'By who asks, never by who is asked; an estimate of the time reports take.',
  burdenNone: 'Nobody was asked to report this year',
  month: 'Month',
  issuer: 'Issuer',
  askedUnits: 'Units asked',
  askedMembers: 'Members asked',
  askedHours: 'Hours in all',
  voices: 'What was said about burden (no names)',
  voicesNone: 'Nothing was said yet',
  answer: 'Answer',
  answerBy: 'To be answered in public by {day}',
};
