import { cellText, type RowInput } from './encode.ts';
import { integerText, tenthsText } from './numbers.ts';
import { ATTACKER, PATH_POINT, POSITION_POINT } from './points.ts';
import type { Column } from './section.ts';
import { plainText } from './text.ts';

/** An attacker as the encoder takes it; `weapons` is made of `weaponText`. */
export type AttackerInput = RowInput<typeof ATTACKER>;

/** One value of a point: a whole number, tenths, or an index into the column's words (any other index is the first). */
function pointValueText(column: Column, value: number): string {
  if (column.kind === 'decimal') return tenthsText(value);
  if (column.kind === 'integer') return integerText(value);
  return column.words[value] ?? column.words[0] ?? '';
}

function pointsText(columns: readonly Column[], values: readonly number[], first: number, end: number): string {
  const points: string[] = [];
  const cells: string[] = [];
  let at = first * columns.length;
  for (let point = first; point < end; point++) {
    let cell = 0;
    for (const column of columns) {
      cells[cell] = pointValueText(column, values[at] ?? 0);
      cell += 1;
      at += 1;
    }
    points.push(cells.join(','));
  }
  return points.join('|');
}

/**
 * Points `first` to `end` (not included) of an engagement, out of one flat list of integers in the order of
 * POSITION_POINT. A list may be written in parts with `|` between them.
 */
export function positionsText(values: readonly number[], first: number, end: number): string {
  return pointsText(POSITION_POINT, values, first, end);
}

/** As `positionsText`, for a life's points in the order of PATH_POINT. */
export function pathText(values: readonly number[], first: number, end: number): string {
  return pointsText(PATH_POINT, values, first, end);
}

/** The cells of the point at `at` as differences to the one before, or to 0. */
function stepCells(values: readonly number[], at: number, isFirst: boolean): string[] {
  const width = PATH_POINT.length;
  const cells: string[] = [];
  let last = 1;
  for (let i = 0; i < width; i++) {
    const step = (values[at + i] ?? 0) - (isFirst ? 0 : (values[at + i - width] ?? 0));
    cells.push(step === 0 ? '' : integerText(step));
    if (step !== 0) last = i + 1;
  }
  return cells.slice(0, last);
}

/**
 * Points `first` to `end` (not included) of a life, out of a list as in `pathText`, as differences: each value to that
 * of the point before, the first point's to 0. Equal values are empty, and left out at a point's end.
 */
export function stepsText(values: readonly number[], first: number, end: number): string {
  const points: string[] = [];
  for (let point = first; point < end; point++) {
    points.push(stepCells(values, point * PATH_POINT.length, point === first).join(','));
  }
  return points.join('|');
}

/** One weapon of an attacker: the engine's number and how often it hit. An attacker's weapons are these in a row. */
export function weaponText(weapon: number, hits: number): string {
  return `${integerText(weapon)}:${integerText(hits)};`;
}

/** An engagement's attackers. */
export function attackersText(attackers: readonly AttackerInput[]): string {
  const items: string[] = [];
  for (const attacker of attackers) {
    const cells: string[] = [];
    for (const column of ATTACKER) cells.push(cellText(column, attacker[column.name]));
    items.push(cells.join(','));
  }
  return items.join('|');
}

/** A cell of GUIDs. */
export function guidsText(guids: readonly string[]): string {
  const items: string[] = [];
  for (const guid of guids) items.push(plainText(guid));
  return items.join(',');
}
