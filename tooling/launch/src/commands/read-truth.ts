import { readFileSync } from 'node:fs';
import { Complaint } from '../complaint.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a reader should have found in one item; `undefined` where the truth file does not say. */
export interface ExpectedItem {
  readonly section: number | null | undefined;
  readonly no: number;
  readonly heading: string | null | undefined;
  readonly lead: readonly string[];
  readonly co: readonly string[];
  readonly responsible: readonly string[];
  /** Days and windows (`2025-06-30`, `2025-04-01/2025-06-30`) and recurrences (`every month`). */
  readonly clocks: readonly string[];
  readonly measures: readonly {
    readonly span: readonly [number, number];
    readonly kinds: readonly string[];
  }[];
}

export interface Truth {
  /** `no heading` of each; of a table only how many. */
  readonly sections: readonly string[] | number;
  readonly items: readonly ExpectedItem[];
  /** The line that was left out because the file is not JSON with it. */
  readonly leftOut: number | null;
}

/**
 * A truth file of a paper (`sections`, `items`) or of a table (`counts.groups`, `rows`). A file that is not JSON because
 * of one line of its top level, such as a note with a stray quote, is read without that line.
 */
export function readTruth(file: string): Truth {
  const { json, leftOut } = parse(file);
  const year = Number(json['year']);
  if (Array.isArray(json['rows'])) {
    const groups = (json['counts'] as Json | undefined)?.['groups']; // counts are read field by field
    return { sections: Number(groups ?? 0), items: itemsOfRows(listOf(json['rows']), year), leftOut };
  }
  const sections = listOf(json['sections']).map(({ no, heading }) => `${Number(no)} ${String(heading)}`);
  return { sections, items: listOf(json['items']).map((item) => toItem(item, year)), leftOut };
}

function parse(file: string): { json: Json; leftOut: number | null } {
  const lines = readFileSync(file, 'utf8').split('\n');
  const attempt = (candidate: readonly string[]) => {
    try {
      return JSON.parse(candidate.join('\n')) as Json; // the form is checked where it is used
    } catch {
      return null; // broken
    }
  };
  const whole = attempt(lines);
  if (whole) return { json: whole, leftOut: null };
  for (const [index, line] of lines.entries()) {
    const rest = /^ {1,2}"[^"]*": "/u.test(line) ? attempt(lines.toSpliced(index, 1)) : null;
    if (rest) return { json: rest, leftOut: index + 1 };
  }
  throw new Complaint(`${file} 不是 JSON`, `${file} is not JSON`);
}

function toItem(item: Json, year: number): ExpectedItem {
  const times = [...listOf(item['deadlines']), ...listOf(item['time'])].map(({ read }) => read);
  const days = [item['due'], ...listOf(item['sub']).map(({ due }) => due)];
  return {
    section: item['section'] as number | null, // the truth files' own form
    no: Number(item['no']),
    heading: item['heading'] as string | null, // likewise
    lead: textsOf(item['lead']),
    co: textsOf(item['co']),
    responsible: textsOf(item['responsible']),
    clocks: [...new Set([...times, ...days].flatMap((words) => keysOf(words, year)))],
    measures: listOf(item['measures']) as unknown as ExpectedItem['measures'], // likewise
  };
}

/** Rows of a table with one number are one item; a task “(merged …)” is the one above. A lead is no co-unit as well. */
function itemsOfRows(rows: readonly Json[], year: number): ExpectedItem[] {
  return [...new Set(rows.map((row) => Number(row['no'])))].map((no) => {
    const own = rows.filter((row) => Number(row['no']) === no);
    const join = (key: string) => [...new Set(own.flatMap((row) => textsOf(row[key])))];
    const lead = join('lead');
    return {
      section: undefined,
      no,
      heading: String(own[0]?.['task']).replace(/ \(merged.*\)$/u, ''),
      lead,
      co: [...new Set([...join('coLead'), ...join('co')])].filter((unit) => !lead.includes(unit)),
      responsible: [],
      clocks: [...new Set(own.flatMap((row) => keysOf((row['due'] as Json | undefined)?.['read'], year)))],
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
function keysOf(words: unknown, year: number): string[] {
  if (typeof words !== 'string' || /no date|^target/u.test(words)) return [];
  if (/^\d{4}$/u.test(words)) return [windowOf(words, 1, 12)];
  if (words === 'quota for the year') return [windowOf(String(year), 1, 12)];
  for (const [word, per] of Object.entries(recurring)) if (words.includes(word)) return [`every ${per}`];
  const dates = /(\d{4})Q(\d)|\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d|(\d{4})-(\d\d)/gu;
  return [...words.matchAll(dates)].map(([whole, quarterYear, quarter, monthYear, month]) => {
    if (quarterYear !== undefined) return windowOf(quarterYear, Number(quarter) * 3 - 2, Number(quarter) * 3);
    return monthYear === undefined ? whole : windowOf(monthYear, Number(month), Number(month));
  });
}

function windowOf(year: string, first: number, last: number): string {
  const day = (value: Date) => value.toISOString().slice(0, 10);
  return `${day(new Date(Date.UTC(Number(year), first - 1, 1)))}/${day(new Date(Date.UTC(Number(year), last, 0)))}`;
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : []; // entries are read field by field
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
