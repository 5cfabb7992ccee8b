import { officialDay } from '../official-text.ts';
import type { Frame, InspectionFacts, SlipFacts } from '../paper-facts.ts';
import { paperTables } from '../paper-tables.ts';
import type { Paper } from '../paper.ts';
import { figuresOf, writeBlocks } from '../write-blocks.ts';
import { framePaper } from './frame-paper.ts';

/** 督办单: which tasks are late, what is asked, and the answer where there is one (domain 7). */
export function composeSlip(frame: Frame, slip: SlipFacts): Paper {
  const blocks = writeBlocks();
  blocks.text(
    '你单位承担的下列任务已过时限，共',
    figuresOf('slips')('', 'tasks', slip.tasks.length, '督办的任务'),
    `项。督办级别：${slip.level}；签发日期：${officialDay(slip.issuedOn)}。`,
  );
  blocks.table(
    'late',
    paperTables.late,
    slip.tasks.map((task) => [
      [task.code],
      [task.text],
      [task.dueOn === null ? '' : officialDay(task.dueOn)],
    ]),
    '所列任务均已调整，无逾期事项。',
  );
  blocks.heading(1, '答复要求');
  blocks.text(
    `请于${officialDay(slip.replyBy)}前说明原因、措施和新的时限，在系统中一次答复，不另行报送纸质材料。`,
  );
  blocks.heading(1, '答复情况');
  if (slip.reply === null) blocks.text('截至签发时尚未答复。');
  else {
    blocks.text(`答复日期：${officialDay(slip.reply.on)}。`);
    blocks.text(`原因：${slip.reply.cause}`);
    blocks.text(`措施：${slip.reply.remedy}`);
    blocks.text(
      slip.reply.newDueOn === null ? '未申请新的时限。' : `申请时限：${officialDay(slip.reply.newDueOn)}。`,
    );
  }
  return framePaper(frame, blocks, {
    title: '督办单',
    addressee: slip.unit,
    issued: { copyTo: slip.addressee },
  });
}

/** 督查反馈: what was looked at and found, and until when it is answered (M01). */
export function composeFeedback(frame: Frame, facts: InspectionFacts): Paper {
  const blocks = writeBlocks();
  const figure = figuresOf('inspection');
  const until = facts.endedOn === null ? '' : `至${officialDay(facts.endedOn)}`;
  blocks.text(
    `${officialDay(facts.startsOn)}${until}，督查组就“${facts.theme}”进行了督查。现将有关情况反馈如下。`,
  );
  blocks.heading(1, '督查情况');
  blocks.text(
    '检查要点',
    figure('', 'points', facts.points, '检查要点'),
    '个，其中由系统已有事实作答',
    figure('', 'known', facts.known, '系统已知的检查要点'),
    '个，未要求重复提供材料。',
  );
  blocks.heading(1, '发现的问题');
  blocks.text('共提出问题', figure('', 'findings', facts.findings.length, '提出的问题'), '个。');
  blocks.table(
    'found',
    paperTables.found,
    facts.findings.map((finding, at) => [[String(at + 1)], [finding.text], [finding.item], [finding.weight]]),
    '未发现需要整改的问题。',
  );
  blocks.heading(1, '整改要求');
  blocks.text(
    '请逐条制定整改措施、明确责任和时限，整改情况连同佐证在系统中报送；已有事实直接引用，不另行制作材料。',
  );
  return framePaper(frame, blocks, {
    title: `关于${facts.theme}的反馈意见`,
    addressee: frame.unit,
    issued: { copyTo: `${frame.unit}机关纪委` },
  });
}
