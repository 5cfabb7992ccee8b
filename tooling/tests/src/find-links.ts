import { createHash } from 'node:crypto';
import type { Dump } from './dump-tables.ts';

/** Somebody known to have answered, in the order of the calls, with what he is known to have chosen. */
export interface Voter {
  readonly userId: string;
  readonly personId: string;
  readonly username: string;
  readonly choice: number;
}

/** Tables whose rows are not the same in two dumps. */
export function listChanged(before: Dump, after: Dump): string[] {
  return [...after.keys()].filter(
    (table) => JSON.stringify(before.get(table)) !== JSON.stringify(after.get(table)),
  );
}

/**
 * The attack with the whole database, the logs and voters whose calls are known in their order. `named`: voters whose
 * account, person or name, plain or hashed as anybody can hash it, stands in a row of the survey or beside its id.
 * `logged`: the same in a line of the log. `timed`: answers with a moment finer than a day. `ordered`: the most voters
 * whose choice stands at their place when the answers are laid in the order of any column or as they are kept.
 */
export function findLinks(of: {
  dump: Dump;
  log: readonly string[];
  surveyId: string;
  voters: readonly Voter[];
}): { named: number; logged: number; timed: number; ordered: number } {
  const { dump, log, surveyId, voters } = of;
  const answers = (dump.get('survey_answer') ?? []).filter((row) => row['survey_id'] === surveyId);
  const rows = [...dump.values()].flatMap((table) =>
    table.map((row) => JSON.stringify(row)).filter((text) => text.includes(surveyId)),
  );
  const tokens = (dump.get('survey_token') ?? []).map((row) => row['token'] ?? '');
  const telling = log.filter((line) => [surveyId, ...tokens].some((mark) => line.includes(mark)));
  const carries = (texts: readonly string[], voter: Voter) =>
    texts.some((text) => marksOf(voter, surveyId).some((mark) => text.includes(mark)));
  const timed = answers.filter((row) =>
    Object.values(row).some((value) => /\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)),
  ).length;
  const orders = [answers, ...Object.keys(answers[0] ?? {}).map((column) => inOrderOf(answers, column))];
  const ordered = orders.map(
    (order) => voters.filter(({ choice }, at) => order[at]?.['choice'] === String(choice)).length,
  );
  return {
    named: voters.filter((voter) => carries(rows, voter)).length,
    logged: voters.filter((voter) => carries(telling, voter)).length,
    timed,
    ordered: Math.max(0, ...ordered),
  };
}

function inOrderOf(answers: readonly Readonly<Record<string, string>>[], column: string) {
  return answers.toSorted((a, b) => ((a[column] ?? '') < (b[column] ?? '') ? -1 : 1));
}

function marksOf({ userId, personId, username }: Voter, surveyId: string): string[] {
  return [userId, personId, username].flatMap((mark) => [
    mark,
    ...[mark, `${surveyId}${mark}`, `${surveyId}/${mark}`, `survey/${surveyId}/${mark}`].map((text) =>
      createHash('sha256').update(text).digest('hex'),
    ),
  ]);
}
