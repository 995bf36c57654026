import { stripColours } from '../../domain/colour-codes.ts';
import { boardOrders } from '../../report/board-order.ts';
import type { Board, BoardRow, Cell, OrderStep } from '../../report/metric.ts';

type SortValue = number | Buffer | null;

/** Rows as the database would order them (board-order.ts): nulls last either way, equals by the board's own order. */
export function inOrder<Row extends { readonly row: BoardRow }>(
  rows: readonly Row[],
  board: Board,
  sort: OrderStep | null,
): readonly Row[] {
  const [order = board.order] = boardOrders([board], sort === null ? undefined : `${sort.column}:${sort.direction}`);
  const keyed = rows.map((row) => ({ row, values: order.map((step) => sortValue(board, step.column, row.row)) }));
  keyed.sort((one, other) => {
    for (const [at, step] of order.entries()) {
      const less = compared(one.values[at] ?? null, other.values[at] ?? null, step.direction === 'asc' ? 1 : -1);
      if (less !== 0) return less;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

function compared(one: SortValue, other: SortValue, sign: 1 | -1): number {
  if (one === null || other === null) return (one === null ? 1 : 0) - (other === null ? 1 : 0);
  if (typeof one === 'number' || typeof other === 'number') return sign * (Number(one) - Number(other));
  return sign * Buffer.compare(one, other);
}

function sortValue(board: Board, key: string, row: BoardRow): SortValue {
  const unit = board.columns.find((column) => column.key === key)?.unit;
  if (unit === 'confidence') return comparable(row[board.samples ?? key]);
  const value = row[key];
  return unit === 'player' && typeof value === 'string' ? comparable(lowered(stripColours(value))) : comparable(value);
}

/** Words by code point, which is the order of their UTF-8 bytes. */
function comparable(value: Cell | undefined): SortValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? Buffer.from(value) : Number(value);
}

/** As lower() of the collation "C" does. */
function lowered(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
