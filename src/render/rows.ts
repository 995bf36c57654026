import type { BoardRow, Column, Unit } from '../report/metric.ts';
import { fullCell, isWord, tableCellsIn } from './cell.ts';
import { jsonValue } from './json.ts';
import { type DrawnTable, drawTable } from './table.ts';
import type { Look } from './terminal.ts';

/** Rows as a table's lines; `dropped` columns at the end had no room. */
export function tableRows(
  columns: readonly Column[],
  rows: readonly BoardRow[],
  look: Look,
  timeZone: string,
): DrawnTable {
  const heads = columns.map(({ title, unit }) => ({
    title,
    align: isWord(unit) ? ('left' as const) : ('right' as const),
    keeps: keeps(unit),
  }));
  const cell = tableCellsIn(timeZone);
  const cells = rows.map((row) => columns.map(({ key, unit }) => cell(row[key], unit)));
  return drawTable(heads, cells, look);
}

/** Rows as text for a pipe: the columns' keys first, cells in full and separated by tabs. */
export function tsvRows(columns: readonly Column[], rows: readonly BoardRow[], look: Look): string {
  const cells = rows.map((row) => columns.map(({ key, unit }) => fullCell(row[key], unit, look.depth)));
  return [columns.map((column) => column.key), ...cells].map((line) => `${line.join('\t')}\n`).join('');
}

/** Rows as objects for JSON, a property per column. */
export function jsonRows(columns: readonly Column[], rows: readonly BoardRow[]): BoardRow[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ key, unit }) => [key, jsonValue(row[key], unit)])));
}

/** A name tells enough by its beginning, and one long name is to cost no column; figures are shown whole. */
function keeps(unit: Unit): number {
  if (unit === 'player' || unit === 'guid') return 0;
  return unit === 'text' ? 0.6 : 1;
}
