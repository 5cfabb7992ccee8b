import { listParameters } from '@gangmu/db/parameter';
import { id } from '@gangmu/domain/id';
import { parameterDefinitions } from '@gangmu/domain/mechanisms/parameters';
import { z } from 'zod';
import { reads, router, versionAnswer, writes } from '../trpc.ts';
import { setParameter, setParameterInput } from './set-parameter.ts';

const setting = z.strictObject({
  id,
  name: z.string(),
  value: z.number().nullable(),
  effectiveFrom: z.string(),
  regulationId: id.nullable(),
  clause: z.string(),
  version: z.int(),
});

export const mechanismRouter = router({
  /** Every setting of every parameter; defaults and words stand in the domain. */
  parameters: reads('parameter.read')
    .output(z.array(setting))
    .query(async ({ ctx }) => {
      const known = new Set(parameterDefinitions.map((definition) => definition.name));
      return (await listParameters(ctx.db)).filter((row) => known.has(row.name));
    }),
  setParameter: writes('parameter.set')
    .input(setParameterInput)
    .output(versionAnswer)
    .mutation(({ ctx, input }) => setParameter(ctx, input)),
});
