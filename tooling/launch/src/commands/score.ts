import { readFile as readDocument } from '@gangmu/documents/read-file';
import { readWorkPoints } from '@gangmu/domain/items/read-work-points';
import type { ReadClock, ReadItem, WorkPointsReading } from '@gangmu/domain/items/reading/reading';
import { Refusal } from '@gangmu/domain/refusal';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from '../complaint.ts';
import { readTruth, type Truth } from './read-truth.ts';

const columns = [
  'sections',
  'items',
  'headings',
  'lead',
  'co',
  'responsible',
  'deadlines',
  'recurring',
  'measures',
  'kinds',
] as const;

type Column = (typeof columns)[number];

/** Right, expected, and read beyond that, of one thing in one paper. */
interface Tally {
  readonly right: number;
  readonly expected: number;
  readonly extra: number;
}

type Tallies = Readonly<Record<Column, Tally>>;

const none: Tally = { right: 0, expected: 0, extra: 0 };

/**
 * `pnpm import:score DIR`: every paper in the folder that has a truth file (`X.txt`, `X.docx` or `X.xlsx` beside
 * `X.truth.json`, or one `truth.json`) against that truth, as a table of right/expected, `+n` for what was read beyond
 * it, and in the last line right of everything expected or read too much, in percent. Items are told apart by section
 * and number. Deadlines are days and windows, recurring is by its period; equal ones in an item count once.
 */
export async function scoreCommand(argv: readonly string[]): Promise<number> {
  const [folder] = argv;
  if (folder === undefined)
    throw new Complaint('请写明文件夹：import:score 文件夹', 'which folder? import:score DIR');
  const place = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
  const names = listFolder(place);
  const rows: string[][] = [];
  const remarks: string[] = [];
  let total = compareAll([]);
  for (const name of names.filter((entry) => entry.endsWith('truth.json')).sort()) {
    const truth = readTruth(path.join(place, name));
    if (truth.leftOut !== null) remarks.push(`${name}: not JSON, read without its line ${truth.leftOut}`);
    for (const paper of papersOf(name, names)) {
      const started = performance.now();
      const reading = readPaper(path.join(place, paper), (reason) => remarks.push(`${paper}: ${reason}`));
      const took = `${(performance.now() - started).toFixed(0)} ms`;
      const tallies = reading ? compare(truth, reading) : missed(truth);
      total = compareAll([total, tallies]);
      rows.push([...columns.map((column) => show(tallies[column])), took, paper]);
    }
  }
  if (rows.length === 0)
    throw new Complaint(`没有找到 *.truth.json：${place}`, `no *.truth.json in ${place}`);
  rows.push([...columns.map((column) => show(total[column])), '', 'total']);
  rows.push([...columns.map((column) => percent(total[column])), '', '%']);
  const table = [[...columns, 'time', 'paper'], ...rows].map((row) => row.map(pad).join('').trimEnd());
  process.stdout.write(`${[...table, ...remarks].join('\n')}\n`);
  return 0;
}

function listFolder(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    throw new Complaint(`读不到文件夹 ${place}`, `cannot read the folder ${place}`);
  }
}

function papersOf(truth: string, names: readonly string[]): string[] {
  const stem = truth.replace(/\.?truth\.json$/u, '');
  const isPaper = (name: string) => /\.(?:txt|docx|xlsx)$/u.test(name);
  return names
    .filter((name) => isPaper(name) && (stem === '' || name.replace(/\.[^.]+$/u, '') === stem))
    .sort();
}

function readPaper(file: string, complain: (reason: string) => void): WorkPointsReading | null {
  try {
    return readWorkPoints(readDocument(readFileSync(file)).text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(`not read: ${error.text.en}`);
    return null;
  }
}

function compare(truth: Truth, reading: WorkPointsReading): Tallies {
  const open = new Set(reading.items);
  const found = truth.items.map((expected) => {
    const match = [...open].find(
      ({ no, section }) =>
        no === expected.no && (expected.section === undefined || section === expected.section),
    );
    if (match) open.delete(match);
    return compareItem(expected, match);
  });
  const items = compareAll(found);
  return {
    ...items,
    sections: compareSections(truth.sections, reading),
    items: { ...items.items, extra: open.size },
  };
}

function compareItem(expected: Truth['items'][number], read: ReadItem | undefined): Tallies {
  const clocks = [...new Set((read?.clocks ?? []).flatMap(keyOf))];
  const isDay = (key: string) => !key.startsWith('every');
  const spans = (of: readonly { readonly span: readonly [number, number] }[]) =>
    of.map(({ span }) => span.join('-'));
  const kinds = expected.measures.filter(({ kinds: [...right] }, index) =>
    right.includes(read?.measures[index]?.kinds[0] ?? ''),
  );
  return {
    sections: none,
    items: { right: read ? 1 : 0, expected: 1, extra: 0 },
    headings:
      expected.heading === undefined
        ? none
        : { right: read?.heading === expected.heading ? 1 : 0, expected: 1, extra: 0 },
    lead: common(expected.lead, read?.lead ?? []),
    co: common(expected.co, read?.co ?? []),
    responsible: common(expected.responsible, read?.responsible ?? []),
    deadlines: common(expected.clocks.filter(isDay), clocks.filter(isDay)),
    recurring: common(
      expected.clocks.filter((key) => !isDay(key)),
      clocks.filter((key) => !isDay(key)),
    ),
    measures:
      expected.measures.length === 0 ? none : common(spans(expected.measures), spans(read?.measures ?? [])),
    kinds: { right: kinds.length, expected: expected.measures.length, extra: 0 },
  };
}

function compareSections(expected: Truth['sections'], { sections }: WorkPointsReading): Tally {
  if (typeof expected !== 'number')
    return common(
      expected,
      sections.map(({ no, heading }) => `${no} ${heading}`),
    );
  const right = Math.min(expected, sections.length);
  return { right, expected, extra: sections.length - right };
}

function missed(truth: Truth): Tallies {
  const items = compareAll(truth.items.map((expected) => compareItem(expected, undefined)));
  const expected = typeof truth.sections === 'number' ? truth.sections : truth.sections.length;
  return { ...items, sections: { right: 0, expected, extra: 0 } };
}

function keyOf({ due, from, to, every }: ReadClock): string[] {
  if (due !== undefined) return [due];
  if (from !== undefined) return [`${from}/${to}`];
  return every === undefined ? [] : [`every ${every}`];
}

function common(expected: readonly string[], found: readonly string[]): Tally {
  const right = expected.filter((value) => found.includes(value)).length;
  return { right, expected: expected.length, extra: Math.max(0, found.length - right) };
}

function compareAll(all: readonly Tallies[]): Tallies {
  const sum = (column: Column) =>
    all.reduce((total, { [column]: tally }) => {
      const { right, expected, extra } = tally;
      return {
        right: total.right + right,
        expected: total.expected + expected,
        extra: total.extra + extra,
      };
    }, none);
  return Object.fromEntries(columns.map((column) => [column, sum(column)])) as Tallies; // a tally for every column
}

function show({ right, expected, extra }: Tally): string {
  return expected + extra === 0 ? '–' : `${right}/${expected}${extra > 0 ? ` +${extra}` : ''}`;
}

function percent({ right, expected, extra }: Tally): string {
  return expected + extra === 0 ? '–' : ((100 * right) / (expected + extra)).toFixed(1);
}

function pad(cell: string, index: number): string {
  return index <= columns.length ? cell.padEnd(index === columns.length ? 9 : 12) : cell;
}
