import { countFindings, listObservedDepartments, listSentRectifications } from '@gangmu/db/inspection';
import { findRecord, listRecordsById } from '@gangmu/db/record';
import { listUnitsById } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import { scopesOf } from '@gangmu/domain/access/can';
import { rateRectification } from '@gangmu/domain/assessments/rectification-rate';
import { findSignals, signalNames } from '@gangmu/domain/assessments/rectification-signals';
import { requireOutside } from '@gangmu/domain/assessments/stands-outside';
import { id } from '@gangmu/domain/id';
import { notFound } from '@gangmu/domain/refusal';
import { yearOf } from '@gangmu/domain/time/day';
import { z } from 'zod';
import type { Context } from '../context.ts';

const figures = {
  confirmed: z.int(),
  closed: z.int(),
  inProgress: z.int(),
  overdue: z.int(),
  reopened: z.int(),
};
export const rateOutput = z.strictObject({
  all: z.strictObject(figures),
  departments: z.array(z.strictObject({ id, code: z.string(), name: z.string(), ...figures })),
});
export const observedOutput = z.array(
  z.strictObject({ id, code: z.string(), name: z.string(), observed: z.int(), quarters: z.array(z.int()) }),
);
export const signalsOutput = z.array(
  z.strictObject({ signal: z.enum(signalNames), with: z.array(z.strictObject({ id, name: z.string() })) }),
);

/** 整改率: closed of confirmed, with what goes on and what is overdue; departments in the order of their codes. */
export async function readRate(context: Context): Promise<z.infer<typeof rateOutput>> {
  const scopes = scopesOf(context.actor, 'inspection.sums', context.today);
  const rows = await countFindings(context.db, scopes);
  const ids = [...new Set(rows.flatMap(({ departmentId }) => departmentId ?? []))];
  const departments = await listUnitsById(context.db, ids);
  return {
    all: rateRectification(rows, context.today),
    departments: departments.map(({ id: departmentId, code, shortName }) => ({
      id: departmentId,
      code,
      name: shortName,
      ...rateRectification(
        rows.filter((row) => row.departmentId === departmentId),
        context.today,
      ),
    })),
  };
}

/** Observations and quarters met of the year, for each department the actor oversees. */
export async function readObserved(context: Context, year: number): Promise<z.infer<typeof observedOutput>> {
  return listObservedDepartments(context.db, scopesOf(context.actor, 'inspection.sums', context.today), year);
}

/** Where the verifier of a finding should look; nobody else gets to see it. */
export async function readSignals(
  context: Context,
  findingId: string,
): Promise<z.infer<typeof signalsOutput>> {
  const record = await findRecord(context.db, findingId);
  if (record?.type !== 'finding') throw notFound();
  authorise(context.actor, 'finding.close', record, context.today);
  requireOutside(context.actor, 'finding.close', record.unitPath, context.today);
  const sent = await listSentRectifications(context.db, yearOf(record.happenedOn));
  const own = sent.find((one) => one.id === record.id);
  const signals = own ? findSignals(own, sent) : [];
  const scopes = scopesOf(context.actor, 'finding.read', context.today);
  const others = await listRecordsById(context.db, scopes, [
    ...new Set(signals.flatMap((found) => found.with)),
  ]);
  return signals.map(({ signal, with: named }) => ({
    signal,
    with: others
      .filter((other) => named.includes(other.id))
      .map((other) => ({ id: other.id, name: other.title })),
  }));
}
