import type { Action } from '@gangmu/domain/access/actions';
import type { Label } from '@gangmu/domain/label';

/** What a column holds; `?` where it may be null. An `account` leaves as the name in which its holder is known. */
type ColumnType = 'id' | 'text' | 'day' | 'month' | 'time' | 'int' | 'number' | 'flag' | 'json' | 'account';
export type ColumnShape = ColumnType | `${ColumnType}?`;

/** A column by the name it leaves with; where it comes from another place than the table's own `snake_case`, that too. */
export type ExportColumn = ColumnShape | readonly [ColumnShape, from: string];

/** How the rows of a table leave with their unit (unit export): which, in what order, under which right. */
export interface ExportedTable {
  /** The member of the archive, without `.jsonl`. */
  readonly file: string;
  readonly label: Label;
  /** The column that says to which unit a row belongs; of the table, or of one it is joined to. */
  readonly unit: string;
  /** Rows joined, each by a column of the table to the id of another. */
  readonly joins?: readonly (readonly [table: string, own: string])[];
  /** The primary key, by which pages follow each other. */
  readonly order: readonly string[];
  /** The right on the unit, or `record`: judged as the record a row is or belongs to, by its type, person and handler. */
  readonly needs: Action | 'record';
  /** The right is asked even of the unit's own: names of the absent, and of people. */
  readonly isPrivate?: true;
  /** The column that may name a record: the row then leaves only where that record does. */
  readonly about?: string;
  /** Only rows whose column holds one of the values, or none of them. */
  readonly only?: readonly (readonly [column: string, 'in' | 'not in', values: readonly string[]])[];
  readonly columns: Readonly<Record<string, ExportColumn>>;
}

export function shapeOfColumn(column: ExportColumn): { type: ColumnType; nullable: boolean } {
  const shape = typeof column === 'string' ? column : column[0];
  const nullable = shape.endsWith('?');
  return { type: (nullable ? shape.slice(0, -1) : shape) as ColumnType, nullable }; // the rest of the template
}

/** `table.column` of a column. */
export function sourceOf(table: string, name: string, column: ExportColumn): string {
  if (typeof column !== 'string') return column[1];
  return `${table}.${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}
