import type { Label } from '../../label.ts';
import type { Per } from '../../time/period.ts';

/** [start, end) in UTF-16 units of the text. */
export type TextSpan = readonly [number, number];

/**
 * A time expression and how it reads: `due`, or a window `from`…`to` (days as YYYY-MM-DD), or a recurrence (`every`,
 * with its `day` of the month where one is named), `days` after an `event`, `standing` work, work `dormant` until
 * triggered, or a `target` year beyond the plan, which is no deadline.
 */
export interface ReadClock {
  readonly text: string;
  readonly due?: string;
  readonly from?: string;
  readonly to?: string;
  readonly every?: Per;
  readonly day?: number;
  readonly event?: string;
  readonly days?: number;
  readonly standing?: true;
  readonly dormant?: true;
  readonly target?: number;
}

/** Units named in brackets: who leads, who helps, who is named without a lead. */
export interface Bearers {
  readonly lead: readonly string[];
  readonly co: readonly string[];
  readonly responsible: readonly string[];
}

export interface ReadMeasure extends Bearers {
  /** `item.ordinal`; `section.item.ordinal` where item numbers start anew in each section. */
  readonly id: string;
  readonly text: string;
  readonly span: TextSpan;
  /** Kinds of work, best guess first. */
  readonly kinds: readonly string[];
  /** The rule behind the first guess; see `kindRules`. */
  readonly rule: string;
  readonly actors: readonly string[];
  readonly mechanisms: readonly string[];
  readonly cited: readonly string[];
  readonly toProduce: readonly string[];
  /** Units that the sentence speaks of as acting; suggestions, assigned to nobody. */
  readonly suggested: readonly string[];
  readonly clocks: readonly ReadClock[];
}

/** One numbered task. `no` is the number's value (三 → 3); the span runs from the number to the last character. */
export interface ReadItem extends Bearers {
  readonly no: number;
  /** Number of the section, null where the document has none. */
  readonly section: number | null;
  readonly heading: string | null;
  /** Null where there is no heading, or where it is that of the row above (merged cells). */
  readonly headingSpan: TextSpan | null;
  /** Where the item applies (适用范围), as its brackets say. */
  readonly scope: string | null;
  readonly span: TextSpan;
  readonly clocks: readonly ReadClock[];
  readonly measures: readonly ReadMeasure[];
}

/** A part of the plan; the span is that of its heading. Headings without a number count in order. */
export interface ReadSection {
  readonly no: number;
  readonly heading: string;
  readonly span: TextSpan;
}

/** What a reader should look at; `params` are the figures in `text`. */
export interface ReadingWarning {
  readonly code:
    | 'no-structure'
    | 'announced-not-found'
    | 'number-gap'
    | 'number-twice'
    | 'units-run-together'
    | 'table-left-out'
    | 'section-without-items'
    | 'clock-outside-items'
    | 'no-year';
  readonly text: Label;
  readonly params: Readonly<Record<string, number | string>>;
  readonly span?: TextSpan;
}

/**
 * front: letterhead, wrapper and title · intro: text of a section or group that is no item, or that leads in ·
 * group: heading of a group of items · principle: 指导思想, 基本原则 · responsibility: who bears it · table: cells
 * beside a measure · closing: after the last item, attachments, signature, notes · stray: marks of copying ·
 * rest: what no rule has taken.
 */
export type NoiseReason =
  | 'front'
  | 'intro'
  | 'group'
  | 'principle'
  | 'responsibility'
  | 'table'
  | 'closing'
  | 'stray'
  | 'rest';

/** What is left over, by name: nothing of the document goes unaccounted. */
export interface Noise {
  readonly span: TextSpan;
  readonly text: string;
  readonly reason: NoiseReason;
}

/** A work-points document as the importer reads it; plain JSON. */
export interface WorkPointsReading {
  readonly text: string;
  readonly title: string | null;
  readonly titleIsGuess: boolean;
  readonly year: number | null;
  readonly preamble: { readonly span: TextSpan };
  readonly sections: readonly ReadSection[];
  readonly items: readonly ReadItem[];
  readonly noise: readonly Noise[];
  /** Structure numbers with the blanks around them, stops behind headings, bullets and borders of cells. */
  readonly marks: readonly { readonly span: TextSpan }[];
  readonly warnings: readonly ReadingWarning[];
}
