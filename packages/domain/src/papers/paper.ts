import type { Day } from '../time/day.ts';
import type { FigureQuery } from './figure-queries.ts';
import type { PaperKind } from './paper-kinds.ts';

/** A number as it stands in a paper, with the question it answers; it is never typed. */
export interface Figure {
  readonly query: FigureQuery;
  /** What of the query: an item's number, a measure's code, a rule; empty for the whole. */
  readonly of: string;
  /** Which number of the answer, e.g. `closed`. */
  readonly what: string;
  readonly value: number;
  /** The number in words of the trade, for the list of sources. */
  readonly says: string;
}

/** A run of words with the figures in them. */
export type Line = readonly (string | Figure)[];

export interface TableColumn {
  /** Placeholder of the column in a template, e.g. `measure`. */
  readonly key: string;
  readonly header: string;
  /** Share of the width of the page. */
  readonly width: number;
  /** Numbers, days and other short cells stand in the middle. */
  readonly centred?: boolean;
}

export type Block =
  | {
      readonly type: 'heading';
      readonly level: 1 | 2 | 3 | 4;
      /** 一、（一）1.（1） as it stands before the words. */
      readonly no: string;
      readonly line: Line;
    }
  | { readonly type: 'text'; readonly line: Line }
  | {
      readonly type: 'table';
      /** Placeholder of the table in a template, e.g. `tasks`. */
      readonly name: string;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly Line[])[];
    };

/** 版头: whose paper it is, and its number, which the office gives by hand. */
export interface Masthead {
  readonly mark: string;
  readonly number: string;
}

/** 版记: whom it is copied to, who prints it and when. */
export interface Colophon {
  readonly copyTo: string;
  readonly office: string;
  readonly on: Day;
}

/** A paper as content, whatever it is shown as: the page in the browser and the file come from the same. */
export interface Paper {
  readonly kind: PaperKind;
  readonly page: 'portrait' | 'landscape';
  readonly masthead: Masthead | null;
  readonly title: string;
  /** 主送机关, null where nobody is addressed. */
  readonly addressee: string | null;
  readonly blocks: readonly Block[];
  /** 发文机关署名 and 成文日期. */
  readonly signature: { readonly by: string; readonly on: Day };
  readonly colophon: Colophon | null;
  /** What the figures are about. */
  readonly source: { readonly unit: string; readonly period: string; readonly asOf: Day };
}

/** A figure with its place in the paper, from 1. */
export interface NumberedFigure extends Figure {
  readonly no: number;
  readonly key: string;
}

/** Names the question a figure answers: query, what of it, which number. */
export function keyOf({ query, of, what }: Figure): string {
  return [query, of, what].filter((part) => part !== '').join('/');
}

/** Every figure of the paper in the order of the text. */
export function listFigures(paper: Pick<Paper, 'blocks'>): NumberedFigure[] {
  const figures = paper.blocks.flatMap((block) =>
    (block.type === 'table' ? block.rows.flat() : [block.line])
      .flat()
      .filter((piece) => typeof piece !== 'string'),
  );
  return figures.map((figure, at) => ({ ...figure, no: at + 1, key: keyOf(figure) }));
}

export function textOf(line: Line): string {
  return line.map((piece) => (typeof piece === 'string' ? piece : String(piece.value))).join('');
}
