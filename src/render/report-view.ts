import type { Board, Column } from '../report/metric.ts';
import type { Glyphs } from './glyphs.ts';
import type { Look } from './terminal.ts';

/** How rows are to be shown: to people, to a pipe, or as JSON. */
export interface View {
  readonly format: 'table' | 'tsv' | 'json';
  /** The zone of a table's times. */
  readonly timeZone: string;
  readonly look: Look;
}

/** How a report is to be shown. */
export interface ReportView extends Omit<View, 'format'> {
  readonly format: View['format'] | 'csv';
  /** Keys of the columns to show, in order; a board shows those it has. Null is the format's usual ones. */
  readonly columns: readonly string[] | null;
  /** What a table's drawing is made of; without it nothing is drawn. */
  readonly glyphs?: Glyphs | undefined;
}

/** What a program prints: the data for stdout, and what is to be said about them for stderr. */
export interface Printed {
  readonly data: string;
  readonly remarks: string;
}

/** A board's columns in that view: a table leaves details out unless they are named. */
export function shownColumns(board: Board, view: ReportView): readonly Column[] {
  if (view.columns === null) return board.columns.filter((column) => view.format !== 'table' || column.detail !== true);
  const named = view.columns.map((key) => board.columns.find((column) => column.key === key));
  return named.filter((column) => column !== undefined);
}
