import { headingNumber } from './official-text.ts';
import type { Block, Figure, Line, TableColumn } from './paper.ts';
import type { FigureQuery } from './figure-queries.ts';

/** Collects the blocks of a paper in order and numbers its headings. */
export function writeBlocks() {
  const blocks: Block[] = [];
  const counts = [0, 0, 0, 0];
  const heading = (level: 1 | 2 | 3 | 4, ...line: Line): void => {
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    blocks.push({ type: 'heading', level, no: headingNumber(level, counts[level - 1] ?? 1), line });
  };
  return {
    blocks,
    heading,
    text: (...line: Line): void => void blocks.push({ type: 'text', line }),
    /** A table that would be empty is a sentence instead. */
    table(name: string, columns: readonly TableColumn[], rows: readonly (readonly Line[])[], none: string) {
      if (rows.length === 0) blocks.push({ type: 'text', line: [none] });
      else blocks.push({ type: 'table', name, columns, rows });
    },
  };
}

export type Blocks = ReturnType<typeof writeBlocks>;

/** Makes the figures of one query. */
export function figuresOf(query: FigureQuery) {
  return (of: string, what: string, value: number, says: string): Figure => ({
    query,
    of,
    what,
    value,
    says,
  });
}
