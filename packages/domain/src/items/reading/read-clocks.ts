import { lastDayOfMonth } from '../../time/day.ts';
import type { ReadClock } from './reading.ts';

const quarter: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const every = { 月: 'month', 季度: 'quarter', 季: 'quarter', 半年: 'halfYear', 年: 'year' } as const;

/** Titles in 《》 and years in brackets are data, not deadlines. */
const ignored = /《[^》]*》|[（(][^）)]*(?:—|－|-|~|～|至)\d{4}年[^）)]*[）)]|\d{4}年版/gu;

/**
 * The time expressions of a sentence, in order (importing, section 4). A year is inherited from the expression
 * before it; soft words give no date. `year` is the plan's.
 */
export function readClocks(sentence: string, year: number | null): ReadClock[] {
  const text = sentence.replaceAll(ignored, (match) => '＿'.repeat(match.length));
  const found: { at: number; clock: ReadClock }[] = [];
  let inherited = year;
  const add = (at: number, clock: ReadClock) => found.push({ at, clock });
  for (const match of text.matchAll(
    /(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|底|末|份)?(前|底前|之前|以前)?/gu,
  )) {
    if (match[1] !== undefined) inherited = Number(match[1]);
    const month = Number(match[2]);
    if (inherited === null || month < 1 || month > 12 || /每(?:年)?$/u.test(text.slice(0, match.index)))
      continue;
    const monthText = `${inherited}-${String(month).padStart(2, '0')}`;
    const last = lastDayOfMonth(`${monthText}-01`);
    if (match[3] !== undefined && match[4] !== undefined)
      add(match.index, { text: match[0], due: `${monthText}-${match[3].padStart(2, '0')}` });
    else if (match[4] !== undefined || /底|末/u.test(match[0]))
      add(match.index, { text: match[0], due: last });
    else if (match[3] === undefined) add(match.index, { text: match[0], from: `${monthText}-01`, to: last });
  }
  for (const match of text.matchAll(/(?:(\d{4})年|今年|本年|(?<!\d)年)(?:底前|底|内|末前|末)/gu)) {
    const of = match[1] === undefined ? (inherited ?? year) : Number(match[1]);
    if (of !== null && !/\d$|[两几多]$/u.test(text.slice(0, match.index)))
      add(match.index, { text: match[0], due: `${of}-12-31` });
  }
  if (year !== null) {
    for (const match of text.matchAll(/(?:第)?([一二三四1-4])季度/gu)) {
      const first = ((quarter[match[1] ?? ''] ?? 1) - 1) * 3 + 1;
      const from = `${year}-${String(first).padStart(2, '0')}-01`;
      add(match.index, {
        text: match[0],
        from,
        to: lastDayOfMonth(`${year}-${String(first + 2).padStart(2, '0')}-01`),
      });
    }
    for (const match of text.matchAll(/上、下半年|上半年|下半年/gu)) {
      if (match[0] !== '下半年')
        add(match.index, {
          text: match[0],
          ...(match[0] === '上、下半年'
            ? { due: `${year}-06-30` }
            : { from: `${year}-01-01`, to: `${year}-06-30` }),
        });
      if (match[0] === '下半年')
        add(match.index, { text: match[0], from: `${year}-07-01`, to: `${year}-12-31` });
      if (match[0] === '上、下半年') add(match.index + 1, { text: match[0], due: `${year}-12-31` });
    }
    for (const match of text.matchAll(/“?七一”?前/gu))
      add(match.index, { text: match[0], due: `${year}-06-30` });
    for (const match of text.matchAll(/“?十一”?前|国庆(?:节)?前/gu))
      add(match.index, { text: match[0], due: `${year}-09-30` });
    for (const match of text.matchAll(/全年/gu))
      add(match.index, { text: match[0], from: `${year}-01-01`, to: `${year}-12-31` });
  }
  for (const match of text.matchAll(/每(?:个)?(月|季度|季|半年|年)/gu))
    add(match.index, { text: match[0], every: every[match[1] as keyof typeof every] }); // the pattern names the keys
  for (const match of text.matchAll(/按照?党中央[^，,。]{0,6}部署|按照?统一部署|适时/gu))
    add(match.index, { text: match[0], dormant: true });
  for (const match of text.matchAll(/常态化|长效|长期坚持|持续|定期|经常|日常/gu))
    add(match.index, { text: match[0], standing: true });
  return found.sort((a, b) => a.at - b.at).map(({ clock }) => clock);
}
