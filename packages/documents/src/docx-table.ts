/** Ends a line inside a cell; a row is one line of the text. */
export const lineInCell = '\u000b';

const maxColumns = 256;

/**
 * A table while it is read. Its rows become lines: cells by position, joined by TAB; what a merged cell covers
 * stays empty. A table of one column is a frame around paragraphs: they stay paragraphs.
 */
export class DocxTable {
  private readonly rows: { cells: string[][]; dropped: boolean }[] = [];
  private span = 1;
  private covered = false;

  beginRow(): void {
    this.rows.push({ cells: [], dropped: false });
  }

  /** Columns a row leaves out at its start or end. */
  skipColumns(count: number): void {
    for (let at = 0; at < bounded(count); at += 1) this.rows.at(-1)?.cells.push([]);
  }

  dropRow(): void {
    const row = this.rows.at(-1);
    if (row) row.dropped = true;
  }

  beginCell(): void {
    this.span = 1;
    this.covered = false;
  }

  spanColumns(count: number): void {
    this.span = bounded(count);
  }

  /** The cell lies under the one above (or left of) it. */
  cover(): void {
    this.covered = true;
  }

  endCell(lines: readonly string[]): void {
    const cells = this.rows.at(-1)?.cells;
    if (!cells || cells.length >= maxColumns) return;
    cells.push(this.covered ? [] : [...lines]);
    for (let at = 1; at < this.span; at += 1) cells.push([]);
  }

  toLines(nested: boolean): string[] {
    const kept = this.rows.filter((row) => !row.dropped);
    const columns = Math.max(0, ...kept.map((row) => row.cells.length));
    if (columns <= 1) return kept.flatMap((row) => row.cells.flat());
    const join = nested ? ' ' : '\t';
    return kept.map(({ cells }) => cells.map((lines) => cellText(lines)).join(join));
  }
}

function cellText(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(/[\n\u000b]/u))
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '')
    .join(lineInCell);
}

function bounded(count: number): number {
  return Number.isInteger(count) && count > 0 ? Math.min(count, maxColumns) : 1;
}
