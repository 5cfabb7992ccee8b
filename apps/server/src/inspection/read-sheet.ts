import { findDraw, listSheetAnswers, sumMetrics } from '@gangmu/db/inspection';
import { listUnitsById } from '@gangmu/db/unit';
import { can } from '@gangmu/domain/access/can';
import {
  minutesAsked,
  outcomeNames,
  type AnswerSource,
  type Point,
} from '@gangmu/domain/assessments/checklist';
import { drawSample, sampleRuleNames } from '@gangmu/domain/assessments/draw-sample';
import { id } from '@gangmu/domain/id';
import { yearOf } from '@gangmu/domain/time/day';
import { termEndOf } from '@gangmu/domain/units/term';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { loadInspection, pointsOf } from './load-inspection.ts';

const place = z.strictObject({ id, code: z.string(), name: z.string(), isSampled: z.boolean() });
const known = z.strictObject({
  place: z.int(),
  unitId: id,
  sum: z.number(),
  records: z.int(),
  met: z.boolean(),
});
export const sheetOutput = z.strictObject({
  id,
  unitId: id,
  state: z.string(),
  title: z.string(),
  version: z.int(),
  checklist: z.array(
    z.strictObject({
      item: z.string(),
      basis: z.string(),
      source: z.enum(['derived', 'onsite', 'document', 'ask']),
      fact: z.string(),
      need: z.int().nullable(),
    }),
  ),
  /** The department itself first, then the units drawn. */
  units: z.array(place),
  known: z.array(known),
  answers: z.array(
    z.strictObject({
      id,
      unitId: id,
      place: z.int(),
      outcome: z.enum(outcomeNames),
      by: z.string(),
      isMine: z.boolean(),
      notedAt: z.string(),
    }),
  ),
  draw: z
    .strictObject({
      rule: z.enum(sampleRuleNames),
      seed: z.int(),
      wanted: z.int(),
      of: z.int(),
      drawnOn: z.string(),
      /** Drawing again from what was kept gives the same units. */
      isReproduced: z.boolean(),
    })
    .nullable(),
  counts: z.strictObject({ derived: z.int(), onsite: z.int(), document: z.int(), ask: z.int() }),
  /** Minutes each unit spends on what it is asked. */
  minutesAsked: z.number(),
  mayVisit: z.boolean(),
});

/** The worksheet: what is known is filled in, the rest is open; the sample can be drawn again before one's eyes. */
export async function readSheet(
  context: Context,
  inspectionId: string,
): Promise<z.infer<typeof sheetOutput>> {
  const record = await loadInspection(context, context.db, inspectionId);
  const points = pointsOf(record);
  const draw = await findDraw(context.db, record.id);
  const found = await listUnitsById(context.db, [record.unitId, ...(draw?.unitIds ?? [])]);
  const order = [record.unitId, ...(draw?.unitIds ?? [])];
  const units = order.flatMap((unitId) => found.filter((unit) => unit.id === unitId));
  const year = yearOf(record.happenedOn);
  const sums = await sumMetrics(
    context.db,
    units.map((unit) => ({ id: unit.id, path: unit.unitPath })),
    [...new Set(points.flatMap(({ fact }) => (fact === '' || fact === 'unit.inTerm' ? [] : [fact])))],
    { from: `${year}-01-01`, to: context.today },
  );
  const answers = await listSheetAnswers(context.db, record.id);
  return {
    id: record.id,
    unitId: record.unitId,
    state: record.state,
    title: record.title,
    version: record.version,
    checklist: points.map(({ item, basis, source, fact, need }) => ({ item, basis, source, fact, need })),
    units: units.map((unit) => ({
      id: unit.id,
      code: unit.code,
      name: unit.shortName,
      isSampled: unit.id !== record.unitId,
    })),
    known: units.flatMap((unit) =>
      points.flatMap((point, at) => {
        if (point.fact === '') return [];
        if (point.fact === 'unit.inTerm') {
          const end = termEndOf(unit);
          if (end === null) return [];
          const held = end >= context.today;
          return [{ place: at, unitId: unit.id, sum: held ? 1 : 0, records: 0, met: held }];
        }
        const row = sums.find((sum) => sum.unitId === unit.id && sum.metric === point.fact);
        const sum = row?.sum ?? 0;
        return [
          { place: at, unitId: unit.id, sum, records: row?.records ?? 0, met: sum >= (point.need ?? 0) },
        ];
      }),
    ),
    answers: answers.map(({ id: answerId, unitId, place, outcome, name, byUser, notedAt }) => ({
      id: answerId,
      unitId,
      place,
      outcome,
      by: name,
      isMine: byUser === context.actor.userId,
      notedAt: notedAt.toISOString(),
    })),
    draw: draw && {
      rule: draw.rule,
      seed: draw.seed,
      wanted: draw.wanted,
      of: draw.candidates.length,
      drawnOn: draw.drawnOn,
      isReproduced:
        drawSample(draw.candidates, draw.rule, draw.wanted, draw.seed).join() === draw.unitIds.join(),
    },
    counts: {
      derived: count(points, 'derived'),
      onsite: count(points, 'onsite'),
      document: count(points, 'document'),
      ask: count(points, 'ask'),
    },
    minutesAsked: minutesAsked(points),
    mayVisit: can(context.actor, 'inspection.visit', record, context.today),
  };
}

function count(points: readonly Point[], source: AnswerSource): number {
  return points.filter((point) => point.source === source).length;
}
