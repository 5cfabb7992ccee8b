import type { Jump } from './build-outline.ts';
import type { Table } from './find-table.ts';
import { readNumeral } from './numerals.ts';
import { readClocks } from './read-clocks.ts';
import type { Noise, ReadingWarning, ReadItem, ReadSection } from './reading.ts';

interface Seen {
  readonly text: string;
  readonly year: number | null;
  readonly sections: readonly ReadSection[];
  readonly items: readonly ReadItem[];
  readonly noise: readonly Noise[];
  readonly jumps: readonly Jump[];
  readonly tableLeftOut: Table | null;
}

/** Everything a planner should look at: what is announced but not found, left out, or outside the items. */
export function listWarnings(seen: Seen): ReadingWarning[] {
  return [
    ...withoutStructure(seen),
    ...announced(seen),
    ...jumps(seen),
    ...emptySections(seen),
    ...runTogether(seen),
    ...tableLeftOut(seen),
    ...clocksOutside(seen),
  ];
}

function withoutStructure({ items, year }: Seen): ReadingWarning[] {
  const found: ReadingWarning[] = [];
  if (items.length === 0)
    found.push(warn('no-structure', '没有找到条目编号', 'No numbered items were found', {}));
  if (year === null)
    found.push(
      warn(
        'no-year',
        '文中没有写明年度，未带年份的时限没有换算成日期',
        'No plan year is named; deadlines without a year have no date',
        {},
      ),
    );
  return found;
}

/** “8个方面18项工作” announced but fewer found: said, never made up. */
function announced({ text, items, sections }: Seen): ReadingWarning[] {
  const number = '(\\d{1,3}|[一二三四五六七八九十]{1,4})';
  const match = new RegExp(`${number}个(?:方面|部分)[^。]{0,6}?${number}(?:项|条)`, 'u').exec(text);
  if (!match) return [];
  const [parts, tasks] = [valueOf(match[1]), valueOf(match[2])];
  const measures = items.reduce((sum, item) => sum + item.measures.length, 0);
  if (parts === sections.length && (tasks === items.length || tasks === measures)) return [];
  return [
    warn(
      'announced-not-found',
      `文中称 ${parts} 个方面 ${tasks} 项，实际读出 ${sections.length} 个部分 ${items.length} 个条目 ${measures} 条举措`,
      `The text announces ${parts} parts and ${tasks} tasks; ${sections.length} parts, ${items.length} items and ${measures} measures were found`,
      { parts, tasks, sections: sections.length, items: items.length, measures },
      [match.index, match.index + match[0].length],
    ),
  ];
}

/** Numbers left out or used twice are kept as they are, and said. */
function jumps(seen: Seen): ReadingWarning[] {
  return seen.jumps.map(({ after, found, at }) =>
    found === after
      ? warn(
          'number-twice',
          `编号 ${found} 出现两次，两处都已保留`,
          `The number ${found} occurs twice; both were kept`,
          { found },
          [at, at + 1],
        )
      : warn(
          'number-gap',
          `编号从 ${after} 跳到 ${found}，原文可能有删减`,
          `The numbers go from ${after} to ${found}; something may be left out`,
          { after, found },
          [at, at + 1],
        ),
  );
}

/** The text of a section without items was not taken for measures; a planner may want it. */
function emptySections({ sections, items, noise }: Seen): ReadingWarning[] {
  if (items.length === 0) return [];
  const intros = noise.filter(({ reason }) => reason === 'intro');
  let [item, intro] = [0, 0];
  return sections.flatMap(({ no, heading, span }, index) => {
    const next = sections[index + 1]?.span[0] ?? Number.POSITIVE_INFINITY;
    while ((items[item]?.span[0] ?? next) < span[0]) item += 1;
    while ((intros[intro]?.span[0] ?? next) < span[1]) intro += 1;
    const text = intros[intro];
    if ((items[item]?.span[0] ?? next) < next || !text || text.span[0] >= next) return [];
    return [
      warn(
        'section-without-items',
        `“${heading}”没有编号条目，其文字未作为举措`,
        `“${heading}” has no numbered items; its text was not taken for measures`,
        { no, heading },
        text.span,
      ),
    ];
  });
}

/** 县委宣传部县教育局 in one cell: only somebody who knows the units can part them. */
function runTogether({ items }: Seen): ReadingWarning[] {
  return items.flatMap(({ lead, co, responsible, span }) =>
    [...lead, ...co, ...responsible]
      .filter((unit) => /^(.)[^、]{1,12}[部局委办院厅室]\1[^、]{1,12}[部局委办院厅室]/u.test(unit))
      .map((unit) =>
        warn(
          'units-run-together',
          `“${unit}”像是几个单位连写，请核对`,
          `“${unit}” looks like several units run together; see which`,
          { unit },
          span,
        ),
      ),
  );
}

function tableLeftOut({ tableLeftOut: table }: Seen): ReadingWarning[] {
  if (!table) return [];
  return [
    warn(
      'table-left-out',
      `文后附有 ${table.rows.length} 行的任务表，未作为条目读入；如以表为准，请只导入表格`,
      `A task table of ${table.rows.length} lines behind the text was not read; import the table alone if it is the plan`,
      { rows: table.rows.length },
      table.span,
    ),
  ];
}

/** A deadline after the last item belongs to none of them (or to all): a planner decides. */
function clocksOutside({ noise, year }: Seen): ReadingWarning[] {
  return noise
    .filter(({ reason }) => reason === 'closing')
    .flatMap(({ text, span }) =>
      readClocks(text.slice(0, 5_000), year)
        .filter(
          ({ text: words, due, every }) => every !== undefined || (due !== undefined && !/日$/u.test(words)),
        )
        .map((clock) =>
          warn(
            'clock-outside-items',
            `条目之外有时限“${clock.text}”，请核对适用于哪些条目`,
            `“${clock.text}” is a time limit outside the items; see which of them it means`,
            { clock: clock.text, due: clock.due ?? '' },
            span,
          ),
        ),
    );
}

function valueOf(text: string | undefined): number {
  return /^\d/u.test(text ?? '') ? Number(text) : (readNumeral(text ?? '') ?? 0);
}

function warn(
  code: ReadingWarning['code'],
  zh: string,
  en: string,
  params: ReadingWarning['params'],
  span?: ReadingWarning['span'],
): ReadingWarning {
  return { code, text: { zh, en }, params, ...(span ? { span } : {}) };
}
