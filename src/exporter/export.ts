import type { BoardRow, Column } from '../report/metric.ts';
import type { Scope } from '../report/scope.ts';
import type { Transaction } from '../store/database.ts';

/** A column of exported rows. */
export type ExportColumn = Pick<Column, 'key' | 'unit'>;

/** Rows that can be written one after another, however many there are. */
export interface Export {
  /** The columns that any row has, in order. */
  readonly columns: readonly ExportColumn[];
  /** Its rows in scope, some at a time; a row lacks the columns that are not of its kind. */
  batches(transaction: Transaction, scope: Scope): AsyncGenerator<readonly BoardRow[]>;
}
