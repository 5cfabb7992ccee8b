import { readFile as readDocument } from '@gangmu/documents/read-file';
import { readWorkPoints } from '@gangmu/domain/items/read-work-points';
import type { ReadClock, WorkPointsReading } from '@gangmu/domain/items/reading/reading';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from '../complaint.ts';

interface Expected {
  readonly section: number | null | undefined;
  readonly no: number;
  readonly heading: string | null | undefined;
  readonly lead: readonly string[];
  readonly co: readonly string[];
  readonly responsible: readonly string[];
  readonly clocks: readonly string[];
  readonly measures: readonly { span: readonly [number, number]; kinds: readonly string[] }[];
}

/** Right, expected and read too much, of one thing in one paper. */
interface Tally {
  right: number;
  expected: number;
  extra: number;
}

const columns = [
  'sections',
  'items',
  'headings',
  'lead',
  'co',
  'responsible',
  'deadlines',
  'measures',
  'kinds',
];

type Json = Readonly<Record<string, unknown>>;

/**
 * `pnpm import:score DIR`: every paper in the folder that has a truth file (`X.txt` or `X.docx` beside
 * `X.truth.json`, or one `truth.json`) against that truth, as a table of right/expected, `+n` for what was read
 * beyond it. Items are told apart by section and number; headings, units and clocks count where their item is
 * found. A clock of the truth counts when an equal day, window or recurrence was read in the item.
 */
export async function scoreCommand(argv: readonly string[]): Promise<number> {
  const [folder] = argv;
  if (folder === undefined)
    throw new Complaint('请写明文件夹：import:score 文件夹', 'which folder? import:score DIR');
  const place = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
  const names = readdirSync(place);
  const totals = columns.map((): Tally => ({ right: 0, expected: 0, extra: 0 }));
  const rows: string[][] = [['paper', ...columns]];
  const remarks: string[] = [];
  for (const name of names.filter((entry) => entry.endsWith('truth.json')).sort()) {
    const { truth, repaired } = readTruth(path.join(place, name));
    if (repaired !== null) remarks.push(`${name}: not valid JSON, read without its line ${repaired}`);
    for (const paper of papersOf(name, names)) {
      const { text } = readDocument(readFileSync(path.join(place, paper)));
      const tallies = compare(truth, readWorkPoints(text));
      rows.push([paper, ...tallies.map(show)]);
      for (const [index, tally] of tallies.entries()) addTo(totals[index], tally);
    }
  }
  if (rows.length === 1)
    throw new Complaint(`没有找到 *.truth.json：${place}`, `no *.truth.json in ${place}`);
  rows.push(['total', ...totals.map(show)], ['%', ...totals.map(percent)]);
  process.stdout.write(`${rows.map((row) => row.join('\t')).join('\n')}\n${remarks.join('\n')}\n`);
  return 0;
}

function papersOf(truth: string, names: readonly string[]): string[] {
  const stem = truth.replace(/\.?truth\.json$/u, '');
  const isPaper = (name: string) => /\.(?:txt|docx)$/u.test(name);
  return names
    .filter((name) => isPaper(name) && (stem === '' || name.replace(/\.[^.]+$/u, '') === stem))
    .sort();
}

/** A truth file with one broken line at its top level is read without that line, which is said. */
function readTruth(file: string): { truth: Json; repaired: number | null } {
  const lines = readFileSync(file, 'utf8').split('\n');
  const attempt = (candidate: readonly string[]) => {
    try {
      return JSON.parse(candidate.join('\n')) as Json; // the form is checked where it is used
    } catch {
      return null; // broken
    }
  };
  const whole = attempt(lines);
  if (whole) return { truth: whole, repaired: null };
  for (const [index, line] of lines.entries()) {
    const truth = /^ {1,2}"/u.test(line) ? attempt(lines.toSpliced(index, 1)) : null;
    if (truth) return { truth, repaired: index + 1 };
  }
  throw new Complaint(`${file} 不是 JSON`, `${file} is not JSON`);
}

function compare(truth: Json, reading: WorkPointsReading): Tally[] {
  const sections = listOf(truth['sections']).map(
    (section) => `${Number(section['no'])} ${String(section['heading'])}`,
  );
  const items = truth['rows'] === undefined ? itemsOf(truth) : itemsOfRows(listOf(truth['rows']));
  const found = reading.sections.map(({ no, heading }) => `${no} ${heading}`);
  const groups = (truth['counts'] as Json | undefined)?.['groups'];
  const tallies = columns.map((): Tally => ({ right: 0, expected: 0, extra: 0 }));
  const add = (column: string, tally: Tally) => addTo(tallies[columns.indexOf(column)], tally);
  if (truth['rows'] === undefined) add('sections', common(sections, found));
  else
    add(
      'sections',
      common(
        Array.from({ length: Number(groups) }, String),
        found.map((_, index) => `${index}`),
      ),
    );
  const open = new Set(reading.items);
  for (const item of items) {
    const match = [...open].find(
      (other) => other.no === item.no && (item.section === undefined || other.section === item.section),
    );
    add('items', { right: match ? 1 : 0, expected: 1, extra: 0 });
    if (match) open.delete(match);
    const none = { lead: [], co: [], responsible: [], clocks: [], measures: [], heading: undefined };
    const read = match ?? none;
    if (item.heading !== undefined)
      add('headings', { right: read.heading === item.heading ? 1 : 0, expected: 1, extra: 0 });
    add('lead', common(item.lead, read.lead));
    add('co', common(item.co, read.co));
    add('responsible', common(item.responsible, read.responsible));
    add('deadlines', common(item.clocks, [...new Set(read.clocks.flatMap(clockKey))]));
    if (item.measures.length === 0) continue;
    const spans = (of: readonly { span: readonly [number, number] }[]) =>
      of.map(({ span }) => span.join('-'));
    add('measures', common(spans(item.measures), spans(read.measures)));
    for (const [index, { kinds }] of item.measures.entries())
      add('kinds', {
        right: kinds.includes(read.measures[index]?.kinds[0] ?? '') ? 1 : 0,
        expected: 1,
        extra: 0,
      });
  }
  add('items', { right: 0, expected: 0, extra: open.size });
  return tallies;
}

function itemsOf(truth: Json): Expected[] {
  return listOf(truth['items']).map((item) => ({
    section: item['section'] as number | null, // the truth files' own form
    no: Number(item['no']),
    heading: item['heading'] as string | null,
    lead: textsOf(item['lead']),
    co: textsOf(item['co']),
    responsible: textsOf(item['responsible']),
    clocks: [
      ...listOf(item['deadlines']).flatMap((entry) => keysOf(entry['read'])),
      ...listOf(item['time']).flatMap((entry) => keysOf(entry['read'])),
      ...keysOf(item['due']),
      ...listOf(item['sub']).flatMap((entry) => keysOf(entry['due'])),
    ].filter((key, index, all) => all.indexOf(key) === index),
    measures: listOf(item['measures']) as unknown as Expected['measures'], // the truth files' own form
  }));
}

/** Rows of a table with one number are one item; a task “(merged …)” is the one above. */
function itemsOfRows(rows: readonly Json[]): Expected[] {
  return [...new Set(rows.map((row) => Number(row['no'])))].map((no) => {
    const own = rows.filter((row) => row['no'] === no);
    const join = (key: string) => [...new Set(own.flatMap((row) => textsOf(row[key])))];
    return {
      section: undefined,
      no,
      heading: String(own[0]?.['task']).replace(/ \(merged.*\)$/u, ''),
      lead: join('lead'),
      co: [...new Set([...join('coLead'), ...join('co')])],
      responsible: [],
      clocks: own.flatMap((row) => keysOf((row['due'] as Json)['read'])),
      measures: [],
    };
  });
}

const recurring = {
  'half-yearly': 'halfYear',
  quarterly: 'quarter',
  monthly: 'month',
  yearly: 'year',
} as const;

/** What a truth file says in words about time, as comparable keys; what has no date expects none. */
function keysOf(words: unknown): string[] {
  if (typeof words !== 'string' || /no date|^target/u.test(words)) return [];
  const year = /^\d{4}$/u.exec(words)?.[0];
  if (year !== undefined) return [`${year}-01-01/${year}-12-31`];
  for (const [word, per] of Object.entries(recurring)) if (words.includes(word)) return [`every ${per}`];
  return [
    ...words.matchAll(/(\d{4})Q(\d)|(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)|\d{4}-\d\d-\d\d|\d{4}-\d\d/gu),
  ].map(([whole, of, quarter]) => {
    if (quarter !== undefined) return windowOf(`${of}`, Number(quarter) * 3 - 2, Number(quarter) * 3);
    const [from = '', month = ''] = whole.split('-');
    return whole.length === 7 ? windowOf(from, Number(month), Number(month)) : whole;
  });
}

function windowOf(year: string, first: number, last: number): string {
  const day = (value: Date) => value.toISOString().slice(0, 10);
  return `${day(new Date(Date.UTC(Number(year), first - 1, 1)))}/${day(new Date(Date.UTC(Number(year), last, 0)))}`;
}

function clockKey(clock: ReadClock): string[] {
  if (clock.due !== undefined) return [clock.due];
  if (clock.from !== undefined) return [`${clock.from}/${clock.to}`];
  return clock.every === undefined ? [] : [`every ${clock.every}`];
}

function common(expected: readonly string[], found: readonly string[]): Tally {
  const right = expected.filter((value) => found.includes(value)).length;
  return { right, expected: expected.length, extra: Math.max(0, found.length - right) };
}

function addTo(total: Tally | undefined, tally: Tally): void {
  if (!total) return;
  total.right += tally.right;
  total.expected += tally.expected;
  total.extra += tally.extra;
}

function show({ right, expected, extra }: Tally): string {
  return expected + extra === 0 ? '–' : `${right}/${expected}${extra > 0 ? ` +${extra}` : ''}`;
}

/** Right of everything expected or read: what is missed and what is too much count alike. */
function percent({ right, expected, extra }: Tally): string {
  return expected + extra === 0 ? '–' : ((100 * right) / (expected + extra)).toFixed(1);
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : []; // entries are read field by field
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
