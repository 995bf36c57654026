import Table from 'cli-table3';
import { type ColumnNeed, fitColumns, GAP } from './fit-columns.ts';
import { paint, plain, type StyledText, shorten, widthOf } from './styled-text.ts';
import { type Look, styled } from './terminal.ts';

/** A table's column: its head, and how its cells stand. */
export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** How much of the widest cell is kept where room is short, 0 to 1; 10 columns of it at least. */
  readonly keeps: number;
}

/** Lines of a table, and how many columns at the end had no room in them. */
export interface DrawnTable {
  readonly lines: readonly string[];
  readonly dropped: number;
}

/** Columns that a shortened cell keeps. */
const LEAST = 10;

const NO_BORDER = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', right: '', 'right-mid': '' },
};

/** Draws a table that is never wider than the terminal and never wraps a cell. */
export function drawTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly StyledText[])[],
  look: Look,
): DrawnTable {
  const { widths, dropped } = fitColumns(
    columns.map((column, at) => need(column, rows, at)),
    look.width,
  );
  const shown = columns.slice(0, widths.length);
  const gap = ' '.repeat(GAP);
  const table = new Table({
    head: shown.map((column, at) => fitted(plain(column.title), widths[at] ?? 0, look)),
    colWidths: widths.slice(),
    colAligns: shown.map((column) => column.align),
    chars: { ...NO_BORDER, middle: gap, mid: '─', 'mid-mid': gap },
    // compact: a rule under the head only
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows.map((row) => widths.map((width, at) => fitted(row[at] ?? [], width, look))));
  const [head = '', rule = '', ...body] = table.toString().split('\n');
  const lines = [
    styled('bold', head.trimEnd(), look),
    styled('dim', rule, look),
    ...body.map((line) => line.trimEnd()),
  ];
  return { lines, dropped };
}

function need(column: TableColumn, rows: readonly (readonly StyledText[])[], at: number): ColumnNeed {
  const head = widthOf(plain(column.title));
  const width = rows.reduce((widest, row) => Math.max(widest, widthOf(row[at] ?? [])), head);
  return { width, least: Math.min(width, Math.max(head, LEAST, Math.ceil(width * column.keeps))) };
}

function fitted(cell: StyledText, width: number, look: Look): string {
  return paint(shorten(cell, width), look.depth);
}
