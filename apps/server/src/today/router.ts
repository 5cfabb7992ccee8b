import { listAssignments } from '@gangmu/db/list-assignments';
import { sumHours } from '@gangmu/db/hours';
import { findMembershipOf, listPostTypes } from '@gangmu/db/person';
import { countRecordsByMeasure, listRecords } from '@gangmu/db/record';
import { listIssuedMeasures } from '@gangmu/db/measure';
import { listParameters } from '@gangmu/db/parameter';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import { notFound } from '@gangmu/domain/refusal';
import { askCost, reportMinutes } from '@gangmu/domain/responsibilities/burden';
import {
  askingRules,
  findObligationRule,
  meetingRules,
} from '@gangmu/domain/responsibilities/obligation-rules';
import { owedBuckets, urgencyNames, urgencyOf } from '@gangmu/domain/responsibilities/urgency';
import { wantedHours } from '@gangmu/domain/responsibilities/wanted-hours';
import { yearOf } from '@gangmu/domain/time/day';
import { membershipStatusNames } from '@gangmu/domain/units/post-type';
import { z } from 'zod';
import { readDays, type Context } from '../context.ts';
import { judgeYear } from '../obligation/router.ts';
import { reads, router } from '../trpc.ts';

const label = z.strictObject({ zh: z.string(), en: z.string() });
const dueThing = z.strictObject({
  type: z.enum(['obligation', 'assignment', 'confirm']),
  id: z.string(),
  title: label,
  why: label,
  dueOn: z.string().nullable(),
  urgency: z.enum(urgencyNames),
  minutes: z.number(),
});
const counted = z.strictObject({ measureId: id, code: z.string(), text: z.string(), records: z.int() });

export const todayRouter = router({
  read: reads('obligation.read')
    .input(z.strictObject({ unitId: id }))
    .output(z.strictObject({ due: z.array(dueThing), counted: z.array(counted), met: z.int() }))
    .query(({ ctx, input }) => readToday(ctx, input.unitId)),
});

export const mineRouter = router({
  read: reads('hours.read')
    .output(
      z.strictObject({
        name: z.string(),
        unitName: z.string(),
        status: z.enum(membershipStatusNames),
        hours: z.number(),
        hoursWanted: z.int(),
        votes: z.boolean(),
        dates: z.array(z.strictObject({ title: label, on: z.string() })),
      }),
    )
    .query(({ ctx }) => readMine(ctx)),
});

/** A session with its eight fields costs some four minutes to record (domain 8, rule 3). */
const recordMinutes = Math.ceil(askCost({ fields: 8, files: 0, characters: 0 }));
/** A step of a case that goes on asks for its day, and at most for a number beside it. */
const stepMinutes = Math.ceil(askCost({ fields: 2, files: 0, characters: 0 }));

/** What is due from a unit, each with its reason and cost, and what was counted without asking anybody. */
async function readToday(context: Context, unitId: string) {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'obligation.read', unit, context.today);
  const year = yearOf(context.today);
  const { days } = await readDays(context);
  const [periods, assignments, records, measures] = await Promise.all([
    judgeYear(context, unit.id, year),
    listAssignments(
      context.db,
      [{ type: 'unit', path: unit.unitPath }],
      { unitId: unit.id, buckets: owedBuckets },
      '',
      50,
    ),
    listRecords(
      context.db,
      [{ type: 'unit', path: unit.unitPath }],
      { type: 'session', unitId: unit.id },
      null,
      20,
    ),
    listIssuedMeasures(context.db, year),
  ]);
  const due: z.infer<typeof dueThing>[] = [];
  for (const record of records.filter((entry) => entry.state === 'recorded')) {
    due.push({
      type: 'confirm',
      id: record.id,
      title: { zh: `确认：${record.title}`, en: `Confirm: ${record.title}` },
      why: { zh: '支部已记录，确认后自动计入', en: 'Recorded by the branch; it counts once confirmed' },
      dueOn: null,
      urgency: 'green',
      minutes: 1,
    });
  }
  for (const period of periods) {
    const rule = findObligationRule(period.rule);
    if (!rule || period.dueOn === null || !askingRules.includes(rule.code)) continue;
    due.push({
      type: 'obligation',
      id: `${period.rule}/${period.key}`,
      title: rule.label,
      why: rule.basis,
      dueOn: period.dueOn,
      urgency: urgencyOf('open', period.dueOn, days),
      minutes: rule.source.of === 'sessions' ? recordMinutes : stepMinutes,
    });
  }
  for (const line of assignments) {
    due.push({
      type: 'assignment',
      id: line.id,
      title: { zh: line.text, en: line.text },
      why: { zh: `工作要点 ${line.code}`, en: `Work points ${line.code}` },
      dueOn: line.dueOn,
      urgency: urgencyOf(line.bucket, line.dueOn, days),
      minutes: reportMinutes,
    });
  }
  const counts = await countRecordsByMeasure(
    context.db,
    [{ type: 'unit', path: unit.unitPath }],
    measures.map((measure) => measure.id),
  );
  const byMeasure = new Map(counts.map((row) => [row.measureId, Number(row.records)]));
  return {
    due,
    counted: measures
      .filter((measure) => byMeasure.has(measure.id))
      .map(({ id: measureId, code, text }) => ({
        measureId,
        code,
        text,
        records: byMeasure.get(measureId) ?? 0,
      })),
    met: periods.filter((period) => period.status === 'met' || period.status === 'metLate').length,
  };
}

/** A member's own page: nobody else's figures, no rank (story P2). */
async function readMine(context: Context) {
  const { personId } = context.actor;
  const membership = personId === null ? null : await findMembershipOf(context.db, personId, context.today);
  const unit = membership && (await findUnit(context.db, membership.unitId));
  if (!membership || !unit || personId === null) throw notFound();
  const periods = await judgeYear(context, unit.id, yearOf(context.today));
  const figures = parametersInForce(await listParameters(context.db), context.today);
  const posts = await listPostTypes(context.db, [personId], context.today);
  const dates = periods
    .filter(({ rule, status }) => status === 'due' && meetingRules.includes(rule) && rule !== 'ob.committee')
    .slice(0, 2)
    .map((period) => ({
      title: findObligationRule(period.rule)?.label ?? { zh: '', en: '' },
      on: period.to,
    }));
  return {
    name: membership.name,
    unitName: unit.name,
    status: membership.status,
    hours: await sumHours(context.db, personId, yearOf(context.today)),
    hoursWanted: wantedHours(posts.get(personId) ?? [], figures),
    votes: membership.status === 'full',
    dates,
  };
}
