import { officialDay } from '../official-text.ts';
import type { BorneFacts, Frame, ItemFacts, PlanFacts, SideFacts, StandingFacts } from '../paper-facts.ts';
import { paperTables } from '../paper-tables.ts';
import type { Line, Paper } from '../paper.ts';
import type { Standing } from '../../responsibilities/tally.ts';
import { figuresOf, writeBlocks, type Blocks } from '../write-blocks.ts';
import { framePaper } from './frame-paper.ts';
import { borneTable, planCounts } from './lists.ts';
import { sideChapters, standingLine } from './sentences.ts';

const net = figuresOf('net');
const records = figuresOf('records');

/** 年度总结: a chapter an item, then what stands beside the tasks, then what is not done. */
export function composeYearSummary(
  frame: Frame,
  facts: PlanFacts,
  standing: StandingFacts,
  side: SideFacts,
): Paper {
  const blocks = writeBlocks();
  blocks.text(
    `${frame.period}，${frame.unit}按照《${facts.title}》部署，推进`,
    ...planCounts(facts),
    `。截至${officialDay(frame.asOf)}，任务总体进展：`,
    ...standingLine(standing.total, '', '全部任务'),
  );
  for (const part of facts.parts) {
    blocks.heading(1, part.heading);
    for (const item of part.items) itemChapter(blocks, item, standing);
  }
  sideChapters(blocks, side, frame.year);
  unfinished(blocks, facts, standing);
  return framePaper(frame, blocks, { title: `${frame.unit}${frame.period}工作总结` });
}

function itemChapter(blocks: Blocks, item: ItemFacts, standing: StandingFacts): void {
  blocks.heading(2, `${item.heading}（要点第${item.no}项）`);
  const own = standing.byItem.get(item.no);
  if (own) blocks.text(...standingLine(own, String(item.no), `要点第${item.no}项`));
  blocks.table(
    'progress',
    paperTables.progress,
    item.measures.map((measure) => [
      [measure.code],
      [measure.text],
      [measure.due],
      ...counts(measure.code, `举措${measure.code}`, standing.byMeasure.get(measure.code)),
      [records(measure.code, '', standing.records.get(measure.code) ?? 0, `举措${measure.code}：计入的事实`)],
    ]),
    '本条目没有单列举措。',
  );
}

function counts(of: string, whose: string, standing: Standing | undefined): [Line, Line] {
  return [
    [net(of, 'closed', standing?.closed ?? 0, `${whose}：已销号任务`)],
    [net(of, 'of', standing?.of ?? 0, `${whose}：应办任务`)],
  ];
}

/** What is late, by number of the measure; whose it is stays with the unit (domain 8, no ranking). */
function unfinished(blocks: Blocks, facts: PlanFacts, standing: StandingFacts): void {
  const measures = facts.parts.flatMap((part) => part.items.flatMap((item) => item.measures));
  const late = measures.flatMap((measure) => {
    const colours = standing.byMeasure.get(measure.code)?.colours;
    const count = (colours?.red ?? 0) + (colours?.redPlus ?? 0);
    return count === 0 ? [] : [{ measure, count }];
  });
  blocks.heading(1, '存在的不足和下一步工作');
  if (late.length === 0) {
    blocks.text('没有逾期任务。');
    return;
  }
  blocks.text('下列举措尚有逾期任务，下一步由牵头单位会同承办单位逐项推进：');
  for (const { measure, count } of late)
    blocks.text(
      `举措${measure.code}（${shortened(measure.text)}），逾期`,
      net(measure.code, 'overdue', count, `举措${measure.code}：逾期的任务`),
      '项。',
    );
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= 30 ? text.replace(/[。；]$/u, '') : `${letters.slice(0, 30).join('')}……`;
}

/** 通报: sums of the period by item; no unit is named and none set beside another. */
export function composeCircular(
  frame: Frame,
  facts: PlanFacts,
  standing: StandingFacts,
  side: SideFacts,
): Paper {
  const blocks = writeBlocks();
  blocks.text(
    `现将《${facts.title}》${frame.period}落实情况通报如下（截至${officialDay(frame.asOf)}）。本通报只列合计，不作排名。`,
  );
  blocks.heading(1, '总体进展');
  blocks.text(...standingLine(standing.total, '', '全部任务'));
  blocks.heading(1, '分条目进展');
  blocks.table(
    'items',
    paperTables.items,
    facts.parts
      .flatMap((part) => part.items)
      .map((item) => {
        const codes = item.measures.map((measure) => measure.code);
        const served = codes.reduce((sum, code) => sum + (standing.records.get(code) ?? 0), 0);
        const whose = `要点第${item.no}项`;
        return [
          [String(item.no)],
          [item.heading],
          ...counts(String(item.no), whose, standing.byItem.get(item.no)),
          [records(String(item.no), '', served, `${whose}：计入的事实`)],
        ];
      }),
    '没有条目。',
  );
  sideChapters(blocks, side, frame.year);
  unfinished(blocks, facts, standing);
  return framePaper(frame, blocks, {
    title: `关于${frame.period}工作落实情况的通报`,
    addressee: '各承办单位',
    issued: { copyTo: '各牵头单位' },
  });
}

/** 述职事实清单: what the records say of a unit; whoever reports speaks to it, nobody fills it in. */
export function composeFactSheet(
  frame: Frame,
  total: Standing,
  borne: readonly BorneFacts[],
  side: SideFacts,
): Paper {
  const blocks = writeBlocks();
  blocks.text(
    `本清单由系统按${frame.unit}${frame.period}已有记录列出，截至${officialDay(frame.asOf)}，供述职时据实说明，不作评分和排名。`,
  );
  blocks.heading(1, '重点任务');
  blocks.text(...standingLine(total, '', '本单位及所属任务'));
  borneTable(blocks, borne);
  sideChapters(blocks, side, frame.year);
  return framePaper(frame, blocks, { title: `${frame.unit}${frame.period}述职事实清单` });
}
