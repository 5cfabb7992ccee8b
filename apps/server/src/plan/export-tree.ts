import { findPlanVersion } from '@gangmu/db/plan-version';
import { listBorne, listServing } from '@gangmu/db/plan-tree';
import type { OutCell, OutSheet } from '@gangmu/documents/write-xlsx';
import { authorise } from '@gangmu/domain/access/authorise';
import { can, scopesOf, type Scope } from '@gangmu/domain/access/can';
import type { Outline } from '@gangmu/domain/items/outline';
import { notFound } from '@gangmu/domain/refusal';
import { assignmentStates } from '@gangmu/domain/responsibilities/assignment-state';
import { assignmentRoles } from '@gangmu/domain/responsibilities/fan-out';
import { urgencies, urgencyOf } from '@gangmu/domain/responsibilities/urgency';
import { dayOfInstant } from '@gangmu/domain/time/day';
import { readDays, type Context } from '../context.ts';
import { cleared } from '../sheet/field.ts';
import { measureFields } from '../sheet/measure-cells.ts';
import { measureSheet } from '../sheet/plan-sheet.ts';
import { loadOutline, loadPlan } from './load-plan.ts';

const page = 1_000;

/**
 * A plan as a workbook: what was decided on every measure (a file that imports back without a difference), who
 * bears what and how it stands, and the records behind it. Each sheet holds what the reader may see, no more;
 * rows are read as they are written, so that a large plan costs no more memory than a small one.
 */
export async function exportTree(
  context: Context,
  planId: string,
): Promise<{ title: string; sheets: OutSheet[] }> {
  const { db, actor, today } = context;
  const { plan, issuer } = await loadPlan(db, planId);
  authorise(actor, 'plan.read', issuer, today);
  const drafter = can(actor, 'plan.readDraft', issuer, today);
  if (!drafter && plan.publishedVersion === 0) throw notFound();
  const live = drafter || plan.state === 'published' || plan.state === 'closed';
  const outline = live
    ? await loadOutline(db, plan)
    : (await findPlanVersion(db, plan.id, plan.publishedVersion))?.snapshot;
  if (!outline) throw notFound();
  const columns = Object.keys(measureFields) as (keyof typeof measureFields)[]; // keys of the table
  const codes = new Map(outline.measures.map((measure) => [measure.id, measure.code]));
  return {
    title: plan.title,
    sheets: [
      await measureSheet(db, outline, columns, cleared),
      await borneSheet(context, plan.id, codes),
      servingSheet(context, outline, scopesOf(actor, 'plan.overview', today)),
    ],
  };
}

async function borneSheet(
  context: Context,
  planId: string,
  codes: ReadonlyMap<string, string>,
): Promise<OutSheet> {
  const { days } = await readDays(context, planId);
  const scopes = scopesOf(context.actor, 'assignment.read', context.today);
  return {
    name: '责任',
    columns: columnsOf([
      ['举措编号', 9],
      ['单位编号', 14],
      ['单位', 34],
      ['角色', 8],
      ['状态', 10],
      ['进度', 10],
      ['时限', 12],
      ['交付内容', 30],
      ['报告', 40],
      ['下达', 12],
      ['报送', 12],
      ['核验', 12],
      ['销号', 12],
      ['退回次数', 9],
    ]),
    async *rows() {
      for (let after = ''; ; ) {
        const lines = await listBorne(context.db, scopes, planId, after, page);
        for (const line of lines)
          yield [
            codes.get(line.measureId) ?? null,
            line.unitCode,
            line.unitName,
            assignmentRoles[line.role].zh,
            assignmentStates[line.state].zh,
            urgencies[urgencyOf(line.bucket, line.dueOn, days)].zh,
            line.dueOn,
            line.deliverable,
            line.report,
            line.assignedOn,
            line.submittedOn,
            line.verifiedOn,
            line.closedOn,
            line.returnCount,
          ] satisfies OutCell[];
        if (lines.length < page) return;
        after = lines.at(-1)?.id ?? '';
      }
    },
  };
}

function servingSheet(context: Context, outline: Outline, scopes: readonly Scope[]): OutSheet {
  return {
    name: '事实',
    columns: columnsOf([
      ['举措编号', 9],
      ['单位编号', 14],
      ['单位', 34],
      ['记录', 44],
      ['发生日期', 12],
      ['登记日期', 12],
    ]),
    async *rows() {
      for (const measure of outline.measures) {
        for (let after: { unitId: string; recordId: string } | null = null; ; ) {
          const records = await listServing(context.db, scopes, measure.id, after, page);
          for (const record of records)
            yield [
              measure.code,
              record.unitCode,
              record.unitName,
              record.title,
              record.happenedOn,
              dayOfInstant(record.recordedAt),
            ] satisfies OutCell[];
          after = records.at(-1) ?? null;
          if (records.length < page) break;
        }
      }
    },
  };
}

function columnsOf(columns: readonly (readonly [header: string, width: number])[]): OutSheet['columns'] {
  return columns.map(([header, width]) => ({ header, width }));
}
