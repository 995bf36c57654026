import { isWord, tableCell, tableCellsIn } from '../../render/cell.ts';
import { plain, type StyledText, widthOf } from '../../render/styled-text.ts';
import type { Board, BoardResult, BoardRow, Column } from '../../report/metric.ts';

/** A row and how it looks. */
export interface LoadedRow {
  readonly row: BoardRow;
  /** A cell per column of the table. */
  readonly cells: readonly StyledText[];
  /** What a search looks in. */
  readonly words: string;
}

/** A column of the table that a board becomes. */
export interface TableColumn {
  readonly key: string;
  readonly title: string;
  readonly help: string;
  readonly align: 'left' | 'right';
  /** What its widest cell takes. */
  readonly width: number;
  /** How much of that is kept where room is short, 0 to 1. */
  readonly keeps: number;
  readonly detail: boolean;
  readonly sortable: boolean;
}

/** The rows of a result; of a board of one row that is a record, a row per column of it. */
export function loadedRows(result: BoardResult, timeZone: string): readonly LoadedRow[] {
  const { board, rows } = result;
  if (board.record) return rows.flatMap((row) => board.columns.map((column) => figureRow(column, row, timeZone)));
  const cell = tableCellsIn(timeZone);
  return rows.map((row) => {
    const cells = board.columns.map(({ key, unit }) => cell(row[key], unit));
    return { row, cells, words: wordsOf(cells) };
  });
}

/** The columns of the table, by what is in the rows. */
export function tableColumns(board: Board, rows: readonly LoadedRow[]): readonly TableColumn[] {
  const widths = (at: number): number => rows.reduce((most, { cells }) => Math.max(most, widthOf(cells[at] ?? [])), 0);
  if (board.record) return RECORD_COLUMNS.map((column, at) => ({ ...column, width: widths(at) }));
  return board.columns.map((column, at) => ({
    key: column.key,
    title: column.title,
    help: column.help,
    align: isWord(column.unit) ? 'left' : 'right',
    width: widths(at),
    keeps: keeps(column),
    detail: column.detail === true,
    sortable: true,
  }));
}

/** Text as a search compares it: case and the ways to write an accent do not count. */
export function folded(text: string): string {
  return text.normalize().toLowerCase();
}

const RECORD_COLUMNS: readonly Omit<TableColumn, 'width'>[] = [
  recordColumn('figure', 'Figure', 'What is counted.', 'left'),
  recordColumn('value', 'Value', 'In scope.', 'right'),
  recordColumn('help', 'What it is', 'In a sentence.', 'left'),
];

function recordColumn(key: string, title: string, help: string, align: TableColumn['align']) {
  return { key, title, help, align, keeps: key === 'help' ? 0 : 1, detail: false, sortable: false };
}

function figureRow({ key, title, unit, help }: Column, row: BoardRow, timeZone: string): LoadedRow {
  const cells = [plain(title), tableCell(row[key], unit, timeZone), plain(help)];
  return { row, cells, words: wordsOf(cells) };
}

function wordsOf(cells: readonly StyledText[]): string {
  return folded(cells.map((cell) => cell.map((span) => span.text).join('')).join('\n'));
}

/** A name tells enough by its beginning; figures are shown whole. */
function keeps({ unit }: Column): number {
  if (unit === 'player' || unit === 'guid') return 0;
  return unit === 'text' ? 0.6 : 1;
}
