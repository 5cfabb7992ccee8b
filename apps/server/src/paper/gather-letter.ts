import { findRecord } from '@gangmu/db/record';
import { findSlip, listSlipTasks } from '@gangmu/db/supervision-slip';
import { findUnit, type Unit } from '@gangmu/db/unit';
import { authorise } from '@gangmu/domain/access/authorise';
import type { Row } from '@gangmu/domain/kinds/field';
import type { InspectionFacts, SlipFacts } from '@gangmu/domain/papers/paper-facts';
import { notFound } from '@gangmu/domain/refusal';
import { slipLevels } from '@gangmu/domain/responsibilities/supervision';
import { readRoot } from '../unit/read-root.ts';
import type { Gathering } from './gather-plan.ts';
import { gatherFindingsOf } from './gather-findings.ts';

/** A slip of the unit, as it was issued and answered. */
export async function gatherSlip(context: Gathering, unit: Unit, id: string): Promise<SlipFacts> {
  const slip = await findSlip(context.db, id);
  if (slip?.unitId !== unit.id) throw notFound();
  const tasks = await listSlipTasks(context.db, [slip.id]);
  const { label, addressee } = slipLevels[slip.level];
  return {
    unit: unit.name,
    level: label.zh,
    addressee: addressee.zh,
    issuedOn: slip.issuedOn,
    replyBy: slip.replyBy,
    tasks,
    reply: slip.repliedOn === null ? null : { ...slip, on: slip.repliedOn },
  };
}

/** An inspection of the unit with its findings, and the unit whose plan it belongs to. */
export async function gatherInspection(
  context: Gathering,
  unit: Unit,
  id: string,
): Promise<{ facts: InspectionFacts; issuer: string }> {
  const { db } = context;
  const record = await findRecord(db, id);
  if (record?.type !== 'inspection' || record.unitId !== unit.id) throw notFound();
  authorise(context.actor, 'finding.read', unit, context.today);
  const plan = record.parentId === null ? null : await findRecord(db, record.parentId);
  const issuer = (plan && (await findUnit(db, plan.unitId))) ?? (await readRoot(db));
  const points = (record.body['checklist'] ?? []) as readonly Row[]; // checked by its kind on the way in
  const endedOn = record.body['endedOn'];
  return {
    issuer: issuer.name,
    facts: {
      theme: record.title,
      startsOn: record.happenedOn,
      endedOn: typeof endedOn === 'string' ? endedOn : null,
      points: points.length,
      known: points.filter((point) => point['source'] === 'derived').length,
      findings: await gatherFindingsOf(context, unit, record.id),
    },
  };
}
