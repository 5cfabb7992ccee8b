import { connect } from '@gangmu/db/connect';
import { insertBulk } from '@gangmu/db/insert-bulk';
import { findTexts, type SearchReach } from '@gangmu/db/search';
import { transact } from '@gangmu/db/transact';
import { gramsOf, readQuery } from '@gangmu/domain/search/grams';
import { uuidv7 } from 'uuidv7';

const texts = 1_000_000;
const atOnce = 20_000;
const rounds = 5;
const words =
  '主题党日 支部党员大会 党课 学习贯彻 重要讲话 专题研讨 警示教育 青年理论学习 组织生活会 廉政风险 调查研究 志愿服务 换届选举 党员教育 谈心谈话 红色资源'.split(
    ' ',
  );
const tails = [
  ...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏',
];

export interface SearchFigures {
  readonly texts: number;
  readonly grams: number;
  /** Milliseconds of a section's first page, over all queries and readers. */
  readonly p50: number;
  readonly p95: number;
  readonly slowest: string;
}

/** A million records of ten thousand units, then common, rare and absent words asked by readers of every reach. */
export async function timeSearch(url: string, log: (line: string) => void): Promise<SearchFigures> {
  const db = connect(url, { poolSize: 2, statementTimeout: false });
  try {
    const loaded = await db.selectFrom('search_text').select('id').limit(1).execute();
    if (loaded.length === 0) await load(db, log);
    const [department, unit] = [pathOf(7), pathOf(7 * 90 + 3)];
    const readers: readonly SearchReach[] = [
      { types: ['session'], scopes: [{ type: 'all' }] },
      {
        types: ['session'],
        scopes: [{ type: 'subtree', path: department.slice(0, department.indexOf('/', 2) + 1) }],
      },
      { types: ['session'], scopes: [{ type: 'unit', path: unit }] },
    ];
    const typed = [
      '主题党日',
      '学习',
      '重要讲话 专题',
      '𠮷野',
      '绝无此语',
      '癸亥宙',
      '7·9',
      '谈心谈话天地',
      '党',
    ];
    const times: { ms: number; what: string }[] = [];
    for (let round = 0; round <= rounds; round += 1)
      for (const text of typed)
        for (const [at, reader] of readers.entries()) {
          const query = readQuery(text);
          if (query === null) continue;
          const began = performance.now();
          const found = await findTexts(db, 'record', query, [reader], '', 21);
          const ms = performance.now() - began;
          const what = `${text} by ${['all', 'department', 'unit'][at]}: ${found.length} in ${ms.toFixed(1)} ms`;
          if (round > 0) times.push({ ms, what });
        }
    times.sort((a, b) => a.ms - b.ms);
    const { count } = await db
      .selectFrom('search_gram')
      .select((select) => select.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    return {
      texts,
      grams: Number(count),
      p50: times[Math.floor(times.length * 0.5)]?.ms ?? 0,
      p95: times[Math.floor(times.length * 0.95)]?.ms ?? 0,
      slowest: times.at(-1)?.what ?? '',
    };
  } finally {
    await db.destroy();
  }
}

async function load(db: ReturnType<typeof connect>, log: (line: string) => void): Promise<void> {
  for (let from = 0; from < texts; from += atOnce) {
    const rows = Array.from({ length: atOnce }, (_, index) => row(from + index));
    const grams = rows
      .flatMap(({ id, text }) => [...gramsOf(text)].map((gram) => ({ gram, section: 'record', id })))
      .sort((a, b) => (a.gram < b.gram ? -1 : 1));
    await transact(db, null, (tx) => insertBulk(tx, 'search_text', rows));
    await transact(db, null, (tx) => insertBulk(tx, 'search_gram', grams));
    if (from % 100_000 === 0) log(`  ${from.toLocaleString('en')} texts`);
  }
}

/** Some eighteen characters; one in ten thousand holds a rare name, one in a thousand a number. */
function row(at: number) {
  const tail = (step: number) => tails[Math.floor(at / step) % tails.length] ?? '';
  const rare = at % 10_000 === 0 ? '𠮷野' : at % 1_000 === 0 ? '7·9' : '';
  const text = `${words[at % words.length]}${words[Math.floor(at / 16) % words.length]}${tail(1)}${tail(7)}${tail(53)}${rare}${tail(409)}`;
  return {
    id: uuidv7(),
    section: 'record',
    type: 'session',
    place: '',
    unit_path: pathOf(at % 10_000),
    title: text,
    text,
  };
}

/** A hundred and eleven departments with ninety branches each. */
function pathOf(unit: number): string {
  return `/root/department${Math.floor(unit / 90)}/unit${unit}/`.replace('/root', '');
}
