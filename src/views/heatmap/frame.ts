import { DOT_GRIDS, type Glyphs } from '../../render/glyphs.ts';
import type { Bounds, Place } from '../places.ts';
import type { HeatmapState } from './state.ts';

/** Sides of cells from near to far, u: multiples of the finest. */
const CELL_SIDES_U = [
  ...[16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448],
  ...[512, 640, 768, 896, 1024, 1280, 1536, 1792, 2048, 4096, 8192],
];

/** How much nearer a zoom goes at least. */
const ZOOM = 1.4;

/** Sides of cells, dots of the screen. */
const MOST_SIDE = 4;

/** A field of characters of a screen. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
}

/** The cells on the screen; y of cells grows upwards, rows of the screen downwards. */
export interface Frame extends Field {
  readonly dots: Glyphs;
  readonly cell_u: number;
  /** Dots that a cell's side has, of those that make squares. */
  readonly side: number;
  /** Numbers of the cell in the upper left corner. */
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
  /** Whether the whole map is on the screen. */
  readonly isWhole: boolean;
}

/** The cells that a field of characters shows, as the state wants it within the map's bounds. */
export function frameOf(
  state: Pick<HeatmapState, 'cell_u' | 'side' | 'centre'>,
  bounds: Bounds,
  field: Field,
  dots: Glyphs,
): Frame {
  const side = state.side ?? usualSide(field, dots);
  const { across, down } = cellsOn(field, dots, side);
  const whole_u = wholeCell(bounds, across, down);
  const cell_u = Math.min(state.cell_u ?? whole_u, whole_u);
  const inner = cellsIn(bounds, cell_u);
  return {
    ...field,
    ...{ dots, cell_u, side, across, down },
    left: firstShown(inner.left, inner.right, across, state.centre && state.centre.x / cell_u),
    top: firstShown(inner.bottom, inner.top, down, state.centre && state.centre.y / cell_u) + down - 1,
    isWhole: cell_u === whole_u,
  };
}

/** Dots that make squares as large as a cell are few on a large screen, and cells with one event each tell nothing. */
function usualSide({ rows }: Field, dots: Glyphs): number {
  if (dots === 'ascii') return 1;
  return dots === 'braille' || rows >= 36 ? 2 : 1;
}

/** The side after `side`, coarser or finer; itself at the end. */
export function nextSide(side: number, way: 1 | -1): number {
  return Math.max(1, Math.min(MOST_SIDE, side + way));
}

/** The side after a zoom nearer (1) or farther (−1); the same where there is none. */
export function zoomedSide(cell_u: number, way: 1 | -1): number {
  const [nearest = cell_u] = CELL_SIDES_U;
  if (way === 1) return CELL_SIDES_U.findLast((side_u) => side_u <= cell_u / ZOOM) ?? Math.min(cell_u, nearest);
  return CELL_SIDES_U.find((side_u) => side_u >= cell_u * ZOOM) ?? cell_u * 2;
}

/** The side nearest to a wanted one. */
export function nearestSide(wanted_u: number): number {
  return CELL_SIDES_U.reduce((best, side_u) =>
    Math.abs(side_u - wanted_u) < Math.abs(best - wanted_u) ? side_u : best,
  );
}

function cellsOn({ columns, rows }: Field, dots: Glyphs, side: number) {
  const { across, down, square } = DOT_GRIDS[dots];
  const cells = (all: number, dot: number): number => Math.max(1, Math.floor(all / (dot * side)));
  return { across: cells(columns * across, square[0]), down: cells(rows * down, square[1]) };
}

/** The least side with which all cells of the bounds fit. */
function wholeCell(bounds: Bounds, across: number, down: number): number {
  const fits = (cell_u: number): boolean => {
    const { left, right, bottom, top } = cellsIn(bounds, cell_u);
    return right - left < across && top - bottom < down;
  };
  const largest = CELL_SIDES_U.at(-1) ?? 1;
  let cell_u = CELL_SIDES_U.find(fits) ?? 2 * largest;
  while (!fits(cell_u) && cell_u < 2 ** 31) cell_u *= 2;
  return cell_u;
}

/** Numbers of the outermost cells that lie in the bounds; their right and upper ends are not in them. */
export function cellsIn({ left, right, bottom, top }: Bounds, cell_u: number): Bounds {
  return {
    left: Math.floor(left / cell_u),
    right: Math.max(Math.floor(left / cell_u), Math.ceil(right / cell_u) - 1),
    bottom: Math.floor(bottom / cell_u),
    top: Math.max(Math.floor(bottom / cell_u), Math.ceil(top / cell_u) - 1),
  };
}

/** The first of `shown` cells with `middle` amidst them, none beyond the ends while there are others to show. */
function firstShown(first: number, last: number, shown: number, middle: number | null): number {
  const count = last - first + 1;
  if (count <= shown) return first - Math.floor((shown - count) / 2);
  const wanted = Math.round((middle ?? (first + last + 1) / 2) - shown / 2);
  return Math.max(first, Math.min(last + 1 - shown, wanted));
}

/** The middle of the screen, u. */
export function centreOf({ left, top, across, down, cell_u }: Frame): Place {
  return { x: (left + across / 2) * cell_u, y: (top + 1 - down / 2) * cell_u };
}

/** The number of the cell that holds a place. */
export function cellAt({ x, y }: Place, cell_u: number): Place {
  return { x: Math.floor(x / cell_u), y: Math.floor(y / cell_u) };
}

/** The middle of a cell, u. */
export function middleOf({ x, y }: Place, cell_u: number): Place {
  return { x: (x + 0.5) * cell_u, y: (y + 0.5) * cell_u };
}

/** The upper left dot of a cell, which may lie outside. */
export function dotOf({ x, y }: Place, { left, top, side, dots }: Frame): readonly [x: number, y: number] {
  const { square } = DOT_GRIDS[dots];
  return [(x - left) * side * square[0], (top - y) * side * square[1]];
}

/** The dot of a place, u; it may lie outside. */
export function dotAt({ x, y }: Place, { left, top, side, dots, cell_u }: Frame): readonly [x: number, y: number] {
  const { square } = DOT_GRIDS[dots];
  return [Math.floor((x / cell_u - left) * side * square[0]), Math.floor((top + 1 - y / cell_u) * side * square[1])];
}
