import type { Label } from '../../label.ts';
import type { Per } from '../../time/period.ts';

/** [start, end) in UTF-16 units of the text. */
export type TextSpan = readonly [number, number];

/** A time expression and how it reads: exactly one of the optional fields, or a window with both ends. */
export interface ReadClock {
  readonly text: string;
  readonly due?: string;
  readonly from?: string;
  readonly to?: string;
  readonly every?: Per;
  readonly standing?: true;
  readonly dormant?: true;
}

/** Units named in brackets: who leads, who helps, who is named without a lead. */
export interface Bearers {
  readonly lead: readonly string[];
  readonly co: readonly string[];
  readonly responsible: readonly string[];
}

export interface ReadMeasure extends Bearers {
  /** `item.ordinal`. */
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
  readonly clocks: readonly ReadClock[];
}

export interface ReadItem extends Bearers {
  readonly no: number;
  /** Number of the section, null where the document has none. */
  readonly section: number | null;
  readonly heading: string | null;
  readonly span: TextSpan;
  readonly clocks: readonly ReadClock[];
  readonly measures: readonly ReadMeasure[];
}

export interface ReadingWarning {
  readonly code: string;
  readonly text: Label;
  readonly span?: TextSpan;
}

/** What is left over, by name: nothing of the document goes unaccounted. */
export interface Noise {
  readonly span: TextSpan;
  readonly text: string;
  readonly reason: 'front' | 'intro' | 'responsibility' | 'closing' | 'stray';
}

/** A work-points document as the importer reads it; plain JSON. */
export interface WorkPointsReading {
  readonly text: string;
  readonly title: string | null;
  readonly titleIsGuess: boolean;
  readonly year: number | null;
  readonly preamble: { readonly span: TextSpan };
  readonly sections: readonly { readonly no: number; readonly heading: string; readonly span: TextSpan }[];
  readonly items: readonly ReadItem[];
  readonly noise: readonly Noise[];
  readonly warnings: readonly ReadingWarning[];
}
