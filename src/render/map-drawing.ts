import type { BoardRow, CellsDrawing, Column } from '../report/metric.ts';
import { makeCanvas } from './canvas.ts';
import { isDotOn, levelOf, type Palette, paletteOf, shadeLegend } from './cell-shades.ts';
import { DOT_GRIDS, type Glyphs } from './glyphs.ts';
import { framed, scaleBar } from './scale-bar.ts';
import { paint } from './styled-text.ts';
import { type Look, wrapWords } from './terminal.ts';

/** Lines of the map itself: with frame, legend and prompt it fits 24. */
const MOST_ROWS = 16;

/** A cell is at most so many characters wide. */
const WIDEST_CELL = 4;

/** Columns that a scale bar is about. */
const BAR_COLUMNS = 8;

interface DrawnCell {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** How cells become dots: `merged` × `merged` cells make a square of `side` × `side` least squares of dots. */
interface Fit {
  readonly merged: number;
  readonly side: number;
}

/** The rows of a cells' board as a map, north up; nothing where they are of several maps or no row has a value. */
export function mapDrawing(
  rows: readonly BoardRow[],
  drawing: CellsDrawing,
  layer: Column,
  look: Look,
  glyphs: Glyphs,
): string[] {
  const maps = new Set(rows.map((row) => row[drawing.map]));
  const cells = cellsOf(rows, drawing, layer.key);
  const cell_u = Number(rows[0]?.[drawing.cell]);
  if (maps.size !== 1 || cells.every(({ value }) => value === 0)) return [];
  const palette = paletteOf(look, glyphs);
  const { top, bottom } = bordersOf(cells, cell_u);
  const margin = Math.max(`y ${top}`.length, `${bottom}`.length) + 3;
  const fit = bestFit(cells, Math.max(1, look.width - margin), palette.dots);
  const squares = merge(cells, fit.merged);
  const { lines, width } = picture(squares, fit, look, palette);
  return [
    ...framed(lines, width, rangesOf(squares, cell_u * fit.merged), glyphs),
    ...legend(squares, layer, cell_u, fit, look, palette),
    scale(cell_u, fit, palette.dots, glyphs),
  ];
}

function cellsOf(rows: readonly BoardRow[], drawing: CellsDrawing, layer: string): DrawnCell[] {
  return rows.map((row) => ({
    x: Number(row[drawing.x]),
    y: Number(row[drawing.y]),
    value: Number(row[layer]),
  }));
}

/** The borders of a field of cells whose sides are so long. */
function bordersOf(cells: readonly DrawnCell[], side: number) {
  const [xs, ys] = [cells.map(({ x }) => x), cells.map(({ y }) => y)];
  return {
    left: Math.min(...xs) * side,
    right: (Math.max(...xs) + 1) * side,
    bottom: Math.min(...ys) * side,
    top: (Math.max(...ys) + 1) * side,
  };
}

function rangesOf(squares: readonly DrawnCell[], side_u: number) {
  const { left, right, top, bottom } = bordersOf(squares, side_u);
  return { x: { left: `x ${left}`, right: `${right} u` }, y: { top: `y ${top}`, bottom: `${bottom}` } };
}

/** The largest drawing that fits; cells are merged where even the smallest does not. */
function bestFit(cells: readonly DrawnCell[], columns: number, dots: Glyphs): Fit {
  const { across, down, square } = DOT_GRIDS[dots];
  const fits = ({ merged, side }: Fit) => {
    const { left, right, top, bottom } = bordersOf(merge(cells, merged), side);
    return (
      Math.ceil(((right - left) * square[0]) / across) <= columns &&
      Math.ceil(((top - bottom) * square[1]) / down) <= MOST_ROWS
    );
  };
  for (let side = (WIDEST_CELL * across) / square[0]; side > 1; side -= 1) {
    if (fits({ merged: 1, side })) return { merged: 1, side };
  }
  let merged = 1;
  while (!fits({ merged, side: 1 })) merged += 1;
  return { merged, side: 1 };
}

/** Squares of `merged` × `merged` cells, their values added up. */
function merge(cells: readonly DrawnCell[], merged: number): DrawnCell[] {
  const squares = new Map<string, DrawnCell>();
  for (const { x, y, value } of cells) {
    const at = { x: Math.floor(x / merged), y: Math.floor(y / merged) };
    const key = `${at.x} ${at.y}`;
    squares.set(key, { ...at, value: value + (squares.get(key)?.value ?? 0) });
  }
  return [...squares.values()];
}

function picture(squares: readonly DrawnCell[], { side }: Fit, look: Look, palette: Palette) {
  const { across, down, square } = DOT_GRIDS[palette.dots];
  const { left, right, top, bottom } = bordersOf(squares, 1);
  const [wide, high] = [side * square[0], side * square[1]];
  const width = Math.ceil(((right - left) * wide) / across);
  const canvas = makeCanvas(width, Math.ceil(((top - bottom) * high) / down), palette.dots);
  const most = greatest(squares);
  for (const { x, y, value } of squares) {
    const level = levelOf(value, most);
    const ink = palette.inks[level - 1];
    if (ink === undefined) continue;
    for (let i = 0; i < wide * high; i += 1) {
      const [dx, dy] = [i % wide, Math.floor(i / wide)];
      // The highest row of a map is its northernmost.
      if (isDotOn(dx, dy, level, palette)) canvas.dot((x - left) * wide + dx, (top - 1 - y) * high + dy, ink);
    }
  }
  return { lines: canvas.lines().map((line) => paint(line, look.depth)), width };
}

function greatest(squares: readonly DrawnCell[]): number {
  return Math.max(...squares.map(({ value }) => value));
}

function legend(
  squares: readonly DrawnCell[],
  layer: Column,
  cell_u: number,
  { merged }: Fit,
  look: Look,
  palette: Palette,
): string[] {
  const total = squares.reduce((sum, { value }) => sum + value, 0);
  const drawn = merged === 1 ? '' : `, drawn as squares of ${cell_u * merged} u to fit`;
  const text = `${layer.title}: ${total} in cells of ${cell_u} u${drawn}; north is up`;
  return [...wrapWords(text, look.width), paint(shadeLegend(greatest(squares), palette), look.depth).trimEnd()];
}

function scale(cell_u: number, { merged, side }: Fit, dots: Glyphs, glyphs: Glyphs): string {
  const { across, square } = DOT_GRIDS[dots];
  const columns = (side * square[0]) / across;
  const squares = Math.max(1, Math.round(BAR_COLUMNS / columns));
  return scaleBar(Math.max(1, Math.round(squares * columns)), squares * cell_u * merged, glyphs);
}
