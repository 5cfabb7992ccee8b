import type { RectificationRate } from '../../assessments/rectification-rate.ts';
import type { Standing } from '../../responsibilities/tally.ts';
import type { Line } from '../paper.ts';
import { paperTables } from '../paper-tables.ts';
import type { DutyFacts, SideFacts } from '../paper-facts.ts';
import { figuresOf, type Blocks } from '../write-blocks.ts';

const net = figuresOf('net');
const duty = figuresOf('obligations');
const found = figuresOf('findings');

/** How tasks stand, in words; `of` says whose: an item, a measure, or all. */
export function standingLine(standing: Standing, of: string, whose: string): Line {
  const { colours } = standing;
  const figure = (what: string, value: number, says: string) => net(of, what, value, `${whose}：${says}`);
  return [
    '应办',
    figure('of', standing.of, '应办任务'),
    '项，已销号',
    figure('closed', standing.closed, '已销号任务'),
    '项，正常推进',
    figure('green', colours.green, '正常推进的任务'),
    '项，临近时限',
    figure('yellow', colours.yellow, '临近时限的任务'),
    '项，逾期',
    figure('overdue', colours.red + colours.redPlus, '逾期的任务'),
    '项；另有免办或未启动',
    figure('exempt', standing.exempt, '免办或未启动的任务'),
    '项，长期坚持',
    figure('standing', standing.standing, '长期坚持的任务'),
    '项。',
  ];
}

/** n / N / exempt of each duty; no percentage, and nobody is set beside another (domain 5.1). */
export function dutyTable(blocks: Blocks, duties: readonly DutyFacts[]): void {
  blocks.table(
    'duties',
    paperTables.duties,
    duties.map((row) => [
      [row.label],
      [duty(row.rule, 'met', row.met, `${row.label}：已完成`)],
      [duty(row.rule, 'of', row.of, `${row.label}：应完成`)],
      [duty(row.rule, 'exempt', row.exempt, `${row.label}：免`)],
      [duty(row.rule, 'late', row.late, `${row.label}：其中补做`)],
    ]),
    '本期没有应履行的定期义务。',
  );
}

export function rateLine(rate: RectificationRate): Line {
  return [
    '已确认问题',
    found('', 'confirmed', rate.confirmed, '已确认问题'),
    '个，已销号',
    found('', 'closed', rate.closed, '已销号问题'),
    '个，整改中',
    found('', 'inProgress', rate.inProgress, '整改中的问题'),
    '个，其中到期未改',
    found('', 'overdue', rate.overdue, '到期未改的问题'),
    '个，重新整改',
    found('', 'reopened', rate.reopened, '重新整改的问题'),
    '个。',
  ];
}

/** The chapters that stand beside the tasks, each where there is something to say. */
export function sideChapters(blocks: Blocks, side: SideFacts, year: number): void {
  if (side.duties) {
    blocks.heading(1, '定期义务履行情况');
    dutyTable(blocks, side.duties);
  }
  if (side.rate) {
    blocks.heading(1, '督查整改情况');
    blocks.text(...rateLine(side.rate));
  }
  if (side.terms || side.keyPosts) blocks.heading(1, '换届和教育培训情况');
  if (side.terms) blocks.text(...termLine(side.terms, year));
  if (side.keyPosts) {
    const { trained, of, exempt } = side.keyPosts;
    const post = figuresOf('keyPosts');
    blocks.text(
      '重点岗位应轮训',
      post('', 'of', of, '应轮训重点岗位'),
      '个，已轮训',
      post('', 'trained', trained, '已轮训重点岗位'),
      '个，免',
      post('', 'exempt', exempt, '免轮训重点岗位'),
      '个。',
    );
  }
  if (side.burdenMinutes !== null) {
    const hours = Math.round(side.burdenMinutes / 60);
    blocks.heading(1, '减轻基层负担情况');
    blocks.text(
      '全年向各单位提出的填报要求，按填写用时折合',
      figuresOf('burden')(String(year), 'hours', hours, '填报要求折合小时'),
      '小时；已有事实直接引用，不再重复填报。',
    );
  }
}

function termLine(terms: NonNullable<SideFacts['terms']>, year: number): Line {
  const term = figuresOf('terms');
  const of = String(year);
  return [
    `${year}年应换届组织`,
    term(of, 'of', terms.of, '应换届组织'),
    '个，按期换届',
    term(of, 'inTerm', terms.inTerm, '按期换届组织'),
    '个，届满未换届',
    term(of, 'overdue', terms.overdue, '届满未换届组织'),
    '个，批准延期',
    term(of, 'exempt', terms.exempt, '批准延期组织'),
    '个。',
  ];
}
