import { listEnrolments, listOfferings, type ListedEnrolment } from '@gangmu/db/enrolment-bulk';
import { listMembersByCode, type CodedMember } from '@gangmu/db/person-bulk';
import type { StoredRecord } from '@gangmu/db/record';
import type { Unit } from '@gangmu/db/unit';
import { listManyUnits } from '@gangmu/db/unit-bulk';
import { can, scopesOf } from '@gangmu/domain/access/can';
import type { RecordContext } from '@gangmu/domain/kinds/define-kind';
import { enrolment } from '@gangmu/domain/kinds/training/enrolment';
import type { Label } from '@gangmu/domain/label';
import { Refusal } from '@gangmu/domain/refusal';
import { uuidv7 } from 'uuidv7';
import {
  completionFields,
  outcomes,
  stepsTo,
  type CompletionRow,
  type CompletionTarget,
} from './completion-target.ts';
import { findOffering, offeringText } from './find-offerings.ts';
import type { Checked, SheetKind, Work } from './sheet-kind.ts';
import { giveWay, openSheet, readRows, type ProblemList } from './sheet-rows.ts';
import { templateOf } from './template.ts';
import { writeCompletions } from './write-completions.ts';

const title = '培训结业';
/** Offerings whose participants may be entered: under way, or over. */
const open = ['running', 'completed'];
const mostChoices = 200;

/** Who completed which offering: people on its list are moved on, others join it where that is allowed. */
export const completionsSheet: SheetKind = {
  title,
  action: 'training.plan',
  async template(context) {
    const scopes = scopesOf(context.actor, 'training.plan', context.today);
    const offerings = (await listOfferings(context.db, scopes, open)).slice(0, mostChoices);
    const choices = offerings.map(offeringText);
    return templateOf(title, { ...completionFields, offering: { ...completionFields.offering, choices } });
  },
  async check(work) {
    const sheet = openSheet(title, completionFields, work.workbook);
    const { rows, problems } = await readRows(sheet, work);
    const targets = await resolve(work, rows, problems);
    const changes = targets.filter((target) => target.was?.state !== target.outcome);
    const created = changes.filter((target) => target.was === null).length;
    return {
      rows: rows.length,
      created,
      changed: changes.length - created,
      same: targets.length - changes.length,
      problems: problems.all,
      notices: sheet.notices,
      before: () => changes.flatMap(({ code, was }) => (was ? [{ code, id: was.id, state: was.state }] : [])),
      after: () => changes.map(({ code, offering, outcome }) => ({ code, offering: offering.id, outcome })),
      write: (tx) => writeCompletions(tx, work, changes),
    } satisfies Checked;
  },
};

async function resolve(
  work: Work,
  rows: readonly CompletionRow[],
  problems: ProblemList,
): Promise<CompletionTarget[]> {
  const { db, context } = work;
  const { actor, today } = context;
  const offerings = await listOfferings(db, scopesOf(actor, 'training.plan', today), open);
  const codes = [...new Set(rows.flatMap((row) => row.values.code ?? []))];
  const people = new Map((await listMembersByCode(db, codes, today)).map((one) => [one.code, one]));
  const units = await listManyUnits(db, new Set([...people.values()].map((one) => one.unitId)));
  const found = rows.map((row) => findOffering(offerings, row.values.offering ?? ''));
  const named = new Set(found.flatMap((read) => ('value' in read ? read.value.id : [])));
  const lists = new Lists(await listEnrolments(db, [...named]));
  const seen = new Set<string>();
  const targets: CompletionTarget[] = [];
  for (const [index, row] of rows.entries()) {
    await giveWay(index, work.signal);
    const complain = (field: keyof typeof completionFields, text: Label) =>
      problems.add(row.problem(field, text));
    const { code, outcome, name } = row.values;
    const person = people.get(code ?? '');
    const unit = units.get(person?.unitId ?? '');
    const read = found[index];
    if (!code) complain('code', { zh: '缺少人员编号', en: 'the code is missing' });
    else if (!person || !unit)
      complain('code', { zh: `没有在册人员编号 ${code}`, en: `nobody on the rolls has the code ${code}` });
    if (!row.values.offering) complain('offering', { zh: '缺少班次', en: 'the offering is missing' });
    else if (read && !('value' in read)) problems.add(row.problem('offering', read.trouble, read.fixes));
    if (!outcome) complain('outcome', { zh: '缺少结果', en: 'the outcome is missing' });
    if (person && name && name !== person.name)
      complain('name', {
        zh: `编号 ${code} 在册姓名不是“${name}”`,
        en: `${code} is somebody else on the rolls`,
      });
    if (!code || !person || !unit || !outcome || !read || !('value' in read)) continue;
    const offering = read.value;
    if (seen.has(`${offering.id}/${code}`)) {
      complain('code', { zh: '同一班次中重复', en: 'stands here twice for this offering' });
      continue;
    }
    seen.add(`${offering.id}/${code}`);
    try {
      targets.push({ ...judge(work, lists, { offering, person, unit, outcome }), code });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      complain('outcome', error.text);
    }
  }
  return targets;
}

/** What has to be done for one person, by the rules of the kind. Throws its refusal. */
function judge(
  work: Work,
  lists: Lists,
  of: { offering: StoredRecord; person: CodedMember; unit: Unit; outcome: CompletionTarget['outcome'] },
): Omit<CompletionTarget, 'code'> {
  const { offering, person, unit, outcome } = of;
  const { actor, today } = work.context;
  const was = lists.find(offering.id, person.personId);
  const context = contextOf(today, offering, unit, lists.count(offering.id, unit));
  const target = { offering, personId: person.personId, unit, outcome };
  if (was?.state === outcome) return { ...target, id: was.id, was, steps: [] };
  if (was) return { ...target, id: was.id, was, steps: stepsTo(outcome, was.state, was.body, context) };
  const mayJoin = can(actor, 'enrolment.nominate', unit, today);
  if (outcome === 'absent' || !mayJoin || offering.state !== 'running')
    throw refuse(
      `此人不在班次名单中，不能登记为“${outcomes[outcome].zh}”`,
      'This person is not on the list of the offering',
    );
  const body = { person: person.personId, nominatedOn: offering.happenedOn };
  const [trouble] = enrolment.check(body, context);
  if (trouble) throw new Refusal('invalid', trouble.text, [trouble]);
  lists.join(offering.id, unit);
  return { ...target, id: uuidv7(), was: null, steps: stepsTo(outcome, enrolment.start, body, context) };
}

/** Who is on the lists, and how many of each department, with those the file adds. */
class Lists {
  private readonly byPerson = new Map<string, ListedEnrolment>();
  private readonly counts = new Map<string, number>();

  constructor(rows: readonly ListedEnrolment[]) {
    for (const row of rows) {
      this.byPerson.set(`${row.offeringId}/${row.personId}`, row);
      if (!['absent', 'excused'].includes(row.state))
        this.add(`${row.offeringId}/${row.departmentId ?? row.unitId}`);
    }
  }

  find(offeringId: string, personId: string): ListedEnrolment | null {
    return this.byPerson.get(`${offeringId}/${personId}`) ?? null;
  }

  count(offeringId: string, unit: Unit): number {
    return this.counts.get(`${offeringId}/${unit.departmentId ?? unit.id}`) ?? 0;
  }

  join(offeringId: string, unit: Unit): void {
    this.add(`${offeringId}/${unit.departmentId ?? unit.id}`);
  }

  private add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
}

/** What the rules of an enrolment ask about; the rest of a context they have no use for. */
function contextOf(today: string, offering: StoredRecord, unit: Unit, siblings: number): RecordContext {
  return {
    today,
    expected: 0,
    parent: offering.body,
    parentState: offering.state,
    siblings,
    isRepeated: false,
    unit: {
      id: unit.id,
      departmentId: unit.departmentId,
      kind: unit.kind,
      fullMembers: unit.fullMemberCount,
      termEndsOn: null,
      ownTermEndsOn: null,
    },
    quota: null,
    parameters: {},
    calendar: { holidays: new Set(), workdays: new Set(), years: new Set() },
    known: {},
    person: null,
  };
}

function refuse(zh: string, en: string): Refusal {
  return new Refusal('invalid', { zh, en });
}
