import type { BoardRow, Column } from '../report/metric.ts';
import { tableCell } from './cell.ts';
import { pad, paint, plain, shorten, widthOf } from './styled-text.ts';
import { type Look, styled } from './terminal.ts';

/** A row as lines, a column each: its title, then its value. */
export function recordRows(columns: readonly Column[], row: BoardRow, look: Look, timeZone: string): string[] {
  const widest = columns.reduce((width, { title }) => Math.max(width, widthOf(plain(title))), 0);
  return columns.map(({ key, title, unit }) => {
    const head = paint(shorten(pad(plain(title), widest, 'left'), look.width), 1);
    const value = shorten(tableCell(row[key], unit, timeZone), Math.max(0, look.width - widest - 2));
    return `${styled('dim', head, look)}  ${paint(value, look.depth)}`.trimEnd();
  });
}
