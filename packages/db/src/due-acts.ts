import { askingRules, findObligationRule } from '@gangmu/domain/responsibilities/obligation-rules';
import { owedBuckets } from '@gangmu/domain/responsibilities/urgency';
import type { DueAct } from '@gangmu/domain/reminders/digest';
import type { Day } from '@gangmu/domain/time/day';
import { sql } from 'kysely';
import type { Reader } from './db.ts';
import { hasRunningTask } from './supervision-slip.ts';

/** What waits in some units up to a day: owed tasks, running duties, sessions to confirm, slips to answer. */
export async function listDueActs(db: Reader, unitIds: readonly string[], until: Day): Promise<DueAct[]> {
  if (unitIds.length === 0) return [];
  const [tasks, duties, sessions, slips] = await Promise.all([
    listTasks(db, unitIds, until),
    listDuties(db, unitIds, until),
    listUnconfirmed(db, unitIds),
    listUnanswered(db, unitIds),
  ]);
  return [...tasks, ...duties, ...sessions, ...slips];
}

async function listTasks(db: Reader, unitIds: readonly string[], until: Day): Promise<DueAct[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('measure', 'measure.id', 'assignment.measure_id')
    .innerJoin('plan', 'plan.id', 'assignment.plan_id')
    .select(['assignment.id', 'assignment.unit_id as unitId', 'assignment.due_on as dueOn'])
    .select(['measure.code', 'measure.text'])
    .where('assignment.unit_id', 'in', [...unitIds])
    .where('assignment.bucket', 'in', [...owedBuckets])
    .where('assignment.due_on', '<=', until)
    .where('plan.state', '!=', 'closed')
    .execute();
  return rows.map(({ code, text, ...row }) => ({
    ...row,
    type: 'assignment',
    title: { zh: `${code} ${text}`, en: `${code} ${text}` },
  }));
}

async function listDuties(db: Reader, unitIds: readonly string[], until: Day): Promise<DueAct[]> {
  const rows = await db
    .selectFrom('obligation_status')
    .select(['unit_id as unitId', 'rule', 'period', sql<Day>`coalesce(due_on, ends_on)`.as('dueOn')])
    .where('unit_id', 'in', [...unitIds])
    .where('rule', 'in', [...askingRules])
    .where('status', '=', 'due')
    .where(sql<Day>`coalesce(due_on, ends_on)`, '<=', until)
    .execute();
  return rows.map(({ rule, period, ...row }) => ({
    ...row,
    type: 'obligation',
    id: `${rule}/${period}`,
    title: findObligationRule(rule)?.label ?? { zh: rule, en: rule },
  }));
}

async function listUnconfirmed(db: Reader, unitIds: readonly string[]): Promise<DueAct[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'unit_id as unitId', 'title'])
    .where('unit_id', 'in', [...unitIds])
    .where('type', '=', 'session')
    .where('state', '=', 'recorded')
    .execute();
  return rows.map(({ title, ...row }) => ({
    ...row,
    type: 'confirm',
    title: { zh: `确认：${title}`, en: `Confirm: ${title}` },
    dueOn: null,
  }));
}

async function listUnanswered(db: Reader, unitIds: readonly string[]): Promise<DueAct[]> {
  const rows = await db
    .selectFrom('supervision_slip')
    .select(['id', 'unit_id as unitId', 'reply_by as dueOn'])
    .where('unit_id', 'in', [...unitIds])
    .where('replied_on', 'is', null)
    .where((where) => hasRunningTask(where))
    .execute();
  return rows.map((row) => ({
    ...row,
    type: 'slip',
    title: { zh: '回复督办单', en: 'Answer a supervision slip' },
  }));
}

/** Nominations that wait for the word of the nominated themselves. */
export async function listConsents(db: Reader, personIds: readonly string[]): Promise<DueAct[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .select(['id', 'unit_id as unitId', 'person_id as personId'])
    .where('person_id', 'in', [...personIds])
    .where('type', '=', 'nomination')
    .where('state', '=', 'drafted')
    .where(sql<string | null>`json_value(body, '$.consent')`, 'is', null)
    .execute();
  return rows.flatMap(({ personId, ...row }) =>
    personId === null
      ? []
      : [
          {
            ...row,
            personId,
            type: 'consent' as const,
            title: { zh: '拟推荐您参加评选，请表态', en: 'You are to be nominated: please say yes or no' },
            dueOn: null,
          },
        ],
  );
}
