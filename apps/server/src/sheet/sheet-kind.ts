import type { Reader, Tx } from '@gangmu/db/db';
import type { Workbook } from '@gangmu/documents/workbook';
import type { OutSheet } from '@gangmu/documents/write-xlsx';
import type { Action } from '@gangmu/domain/access/actions';
import type { AccessObject } from '@gangmu/domain/access/can';
import type { Authorized } from '@gangmu/domain/access/authorise';
import type { Label } from '@gangmu/domain/label';
import type { Context } from '../context.ts';
import type { Problem } from './sheet-rows.ts';

export type SheetName = 'units' | 'members' | 'tasks' | 'completions';

/** What a file is checked against and where its progress is told. */
export interface Work {
  readonly context: Context;
  /** Inside the write this is its transaction, so that what is written was checked against what is there. */
  readonly db: Reader;
  readonly workbook: Workbook;
  /** The plan a sheet of tasks belongs to. */
  readonly planId: string | null;
  /** Cells whose text was replaced by the user, by place. */
  readonly accepted: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
  progress(phase: 'check' | 'write', done: number, total: number): void;
}

/** What importing a file would do. `write` does it; it may only be called when there is no problem. */
export interface Checked {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly same: number;
  readonly problems: readonly Problem[];
  readonly notices: readonly Label[];
  /** What the changed rows are now and will be, by code; for the audit, and to tell whether they changed meanwhile. */
  before(): readonly object[];
  after(): readonly object[];
  write(tx: Tx): Promise<Written>;
}

export interface Written {
  readonly proof: Authorized<AccessObject>;
  readonly unitId: string | null;
}

/** A kind of sheet: what a person may do row by row, done for many rows at once. */
export interface SheetKind {
  readonly title: string;
  readonly action: Action;
  check(work: Work): Promise<Checked>;
  /** The sheet to fill in, with what is there where it is known. */
  template(context: Context, planId: string | null): Promise<OutSheet>;
}
