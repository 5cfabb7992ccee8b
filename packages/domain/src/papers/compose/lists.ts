import { officialDay } from '../official-text.ts';
import type { BorneFacts, FindingFacts, Frame, PlanFacts, StandingFacts } from '../paper-facts.ts';
import { paperTables } from '../paper-tables.ts';
import type { Paper } from '../paper.ts';
import { figuresOf, writeBlocks, type Blocks } from '../write-blocks.ts';
import type { RectificationRate } from '../../assessments/rectification-rate.ts';
import { framePaper } from './frame-paper.ts';
import { rateLine } from './sentences.ts';

const plan = figuresOf('plan');
const net = figuresOf('net');

/** 任务分工方案: the published plan, measure by measure. */
export function composeTaskPlan(frame: Frame, facts: PlanFacts): Paper {
  const blocks = writeBlocks();
  blocks.text(
    `为抓好《${facts.title}》落实，现将其中`,
    ...planCounts(facts),
    '分解如下。各牵头单位按完成标准和时限组织推进，配合单位主动配合；进展由系统按已有事实计入，不另行报送。',
  );
  for (const part of facts.parts) {
    blocks.heading(1, part.heading);
    for (const item of part.items) {
      blocks.heading(2, item.heading);
      blocks.table(
        'tasks',
        paperTables.tasks,
        item.measures.map((measure) => [
          [measure.code],
          [measure.text],
          [measure.standard],
          [measure.lead],
          [measure.coUnits],
          [measure.due],
        ]),
        '本条目没有单列举措。',
      );
    }
  }
  return framePaper(frame, blocks, {
    title: `《${facts.title}》任务分工方案`,
    addressee: '各部门机关党委',
    issued: { copyTo: '各牵头单位、配合单位' },
  });
}

/** 几个方面几项工作几条举措 */
export function planCounts(facts: PlanFacts) {
  const items = facts.parts.flatMap((part) => part.items);
  const measures = items.flatMap((item) => item.measures);
  return [
    plan('', 'parts', facts.parts.length, '要点部分数'),
    '个方面、',
    plan('', 'items', items.length, '要点条目数'),
    '项工作、',
    plan('', 'measures', measures.length, '举措条数'),
    '条举措',
  ] as const;
}

/** 责任清单 of the committee: what it issued and who leads; below it sums only. */
export function composeIssuedList(frame: Frame, facts: PlanFacts, standing: StandingFacts): Paper {
  const blocks = writeBlocks();
  const measures = facts.parts.flatMap((part) => part.items.flatMap((item) => item.measures));
  blocks.table(
    'issued',
    paperTables.issued,
    measures.map((measure) => {
      const at = standing.byMeasure.get(measure.code);
      return [
        [measure.code],
        [measure.text],
        [measure.standard],
        [measure.lead],
        [measure.due],
        [net(measure.code, 'of', at?.of ?? 0, `举措${measure.code}：应办任务`)],
        [net(measure.code, 'closed', at?.closed ?? 0, `举措${measure.code}：已销号任务`)],
      ];
    }),
    '没有已下达的举措。',
  );
  return framePaper(frame, blocks, { title: `${frame.unit}${frame.year}年责任清单`, page: 'landscape' });
}

/** 责任清单 of any other unit: the tasks it bears itself. */
export function composeBorneList(frame: Frame, borne: readonly BorneFacts[]): Paper {
  const blocks = writeBlocks();
  borneTable(blocks, borne);
  return framePaper(frame, blocks, { title: `${frame.unit}${frame.year}年责任清单`, page: 'landscape' });
}

export function borneTable(blocks: Blocks, borne: readonly BorneFacts[]): void {
  blocks.table(
    'borne',
    paperTables.borne,
    borne.map((task) => [
      [task.code],
      [task.text],
      [task.role],
      [task.standard],
      [task.due],
      [task.state],
      [net(task.code, 'below', task.below, `举措${task.code}：下级承办任务`)],
    ]),
    '没有承担的任务。',
  );
}

/** 整改台账: findings of the period, and how far they are. */
export function composeLedger(
  frame: Frame,
  findings: readonly FindingFacts[],
  rate: RectificationRate,
): Paper {
  const blocks = writeBlocks();
  blocks.text(`${frame.period}，`, ...rateLine(rate));
  blocks.table('findings', paperTables.findings, findings.map(findingRow), '本期没有提出的问题。');
  return framePaper(frame, blocks, { title: `${frame.unit}${frame.period}整改台账`, page: 'landscape' });
}

function findingRow(finding: FindingFacts, at: number) {
  return [
    [String(at + 1)],
    [finding.text],
    [finding.unit],
    [officialDay(finding.raisedOn)],
    [finding.dueOn === null ? '' : officialDay(finding.dueOn)],
    [finding.result],
    [finding.state],
  ];
}
