import { objectiveName } from '../objectives.ts';
import type { Objective, Place } from '../places.ts';
import type { Difference } from './layers.ts';
import { letterOf } from './picture.ts';

/** A count as people read it. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

/** The value of a cell: with its sign where it is a difference. */
export function valueText(value: number, difference: Difference): string {
  if (difference === 'none') return countText(value);
  const sign = value > 0 ? '+' : '';
  return difference === 'player' ? `${sign}${value.toFixed(1)} %` : `${sign}${countText(value)}`;
}

/** Where a cell lies: its ends along an axis, the second not in it. */
export function rangeText(axis: 'x' | 'y', { x, y }: Place, cell_u: number): string {
  const number = axis === 'x' ? x : y;
  return `${axis} ${number * cell_u} to ${(number + 1) * cell_u}`;
}

/** An objective's letter and name. */
export function objectiveText(objective: Objective, place: number): string {
  return `${letterOf(place)} ${objectiveName(objective)}`;
}

/** Where a cell lies, in as little room as can be. */
export function shortRanges({ x, y }: Place, cell_u: number): string {
  return `x ${x * cell_u}..${(x + 1) * cell_u}  y ${y * cell_u}..${(y + 1) * cell_u}`;
}
