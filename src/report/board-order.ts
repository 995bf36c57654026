import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Board, Column, OrderStep, Unit } from './metric.ts';
import { unknownName } from './near-names.ts';

const WORDS: readonly Unit[] = ['player', 'guid', 'text', 'class', 'team'];

/**
 * The orders of `boards` with `--sort KEY[:asc|:desc]` before their own: without a direction the board's own for that
 * column, else words rise and figures fall. A board without the column keeps its order; fails where none has it.
 */
export function boardOrders(boards: readonly Board[], sort: string | undefined): (readonly OrderStep[])[] {
  if (sort === undefined) return boards.map((board) => board.order);
  const [key = '', direction] = sort.split(/:(?=(?:asc|desc)$)/);
  const columns = boards.flatMap((board) => board.columns);
  if (!columns.some((column) => column.key === key)) {
    throw unknownName('column', key, [...new Set(columns.map((column) => column.key))]);
  }
  return boards.map((board) => sortedBy(board, key, direction));
}

/** An order as SQL: nulls last, words by code point so that every database agrees, names without colour codes. */
export function orderBy(board: Board, order: readonly OrderStep[]): Sql {
  return join(order.map((step) => sql`${sortValue(board, step.column)} ${raw(step.direction)} nulls last`));
}

/** A column of a board's query. */
export function quoted(key: string): Sql {
  return raw(`"${key}"`);
}

function sortedBy(board: Board, key: string, direction: string | undefined): readonly OrderStep[] {
  const column = board.columns.find((column) => column.key === key);
  if (column === undefined) return board.order;
  return [{ column: key, direction: directionOf(board, column, direction) }, ...board.order];
}

function directionOf(board: Board, column: Column, wanted: string | undefined): OrderStep['direction'] {
  if (wanted === 'asc' || wanted === 'desc') return wanted;
  const own = board.order.find((step) => step.column === column.key);
  return own?.direction ?? (WORDS.includes(column.unit) ? 'asc' : 'desc');
}

function sortValue(board: Board, key: string): Sql {
  const unit = board.columns.find((column) => column.key === key)?.unit;
  if (unit === undefined) throw new Error(`Board ${board.name} has no column ${key} to order by`);
  if (unit === 'confidence') return quoted(board.samples ?? key);
  if (unit === 'player') return sql`lower(regexp_replace(${quoted(key)}, '\\^[^^]', '', 'g') collate "C")`;
  return WORDS.includes(unit) ? sql`${quoted(key)} collate "C"` : quoted(key);
}
