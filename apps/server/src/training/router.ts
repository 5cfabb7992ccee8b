import { countKeyPosts, sumHoursOfUnit } from '@gangmu/db/hours';
import { listParameters } from '@gangmu/db/parameter';
import { listMembers, listPostTypes } from '@gangmu/db/person';
import { findUnit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { id } from '@gangmu/domain/id';
import { graceBegan } from '@gangmu/domain/kinds/register/people';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import { notFound } from '@gangmu/domain/refusal';
import { wantedHours } from '@gangmu/domain/responsibilities/wanted-hours';
import { yearOf } from '@gangmu/domain/time/day';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { reads, router } from '../trpc.ts';

const coverage = z.strictObject({ trained: z.int(), of: z.int(), exempt: z.int() });
const hoursRow = z.strictObject({ personId: id, name: z.string(), hours: z.number(), wanted: z.int() });

export const trainingRouter = router({
  /** 轮训: key posts below a unit whose holder completed an offering on discipline this year. n / N / exempt. */
  coverage: reads('training.sums')
    .input(z.strictObject({ unitId: id }))
    .output(coverage)
    .query(({ ctx, input }) => readCoverage(ctx, input.unitId)),
  /** The hours of each member, for the branch itself only; in the order of the list, never by hours. */
  hours: reads('hours.read')
    .input(z.strictObject({ unitId: id }))
    .output(z.array(hoursRow))
    .query(({ ctx, input }) => readHours(ctx, input.unitId)),
});

async function readCoverage(context: Context, unitId: string): Promise<z.infer<typeof coverage>> {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'training.sums', unit, context.today);
  const year = yearOf(context.today);
  const figures = parametersInForce(await listParameters(context.db), context.today);
  const counted = await countKeyPosts(context.db, unit.unitPath, {
    metric: 'training.discipline',
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    newSince: graceBegan(context.today, figures),
  });
  return { trained: counted.trained, of: counted.all - counted.exempt, exempt: counted.exempt };
}

async function readHours(context: Context, unitId: string): Promise<z.infer<typeof hoursRow>[]> {
  const unit = await findUnit(context.db, unitId);
  if (!unit) throw notFound();
  authorise(context.actor, 'hours.read', unit, context.today);
  const [members, hours, settings] = await Promise.all([
    listMembers(context.db, unit.id, context.today),
    sumHoursOfUnit(context.db, unit.id, yearOf(context.today)),
    listParameters(context.db),
  ]);
  const parameters = parametersInForce(settings, context.today);
  const posts = await listPostTypes(
    context.db,
    members.map(({ personId }) => personId),
    context.today,
  );
  return members.map(({ personId, name }) => ({
    personId,
    name,
    hours: hours.get(personId) ?? 0,
    wanted: wantedHours(posts.get(personId) ?? [], parameters),
  }));
}
