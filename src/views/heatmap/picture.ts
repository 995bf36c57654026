import { type Canvas, type Ink, makeCanvas } from '../../render/canvas.ts';
import { isDotLit } from '../../render/cell-shades.ts';
import { DOT_GRIDS } from '../../render/glyphs.ts';
import type { StyledText } from '../../render/styled-text.ts';
import type { Objective, Place } from '../places.ts';
import { joinSpans } from '../replay/inks.ts';
import type { Cell, CellField } from './cells.ts';
import { type Colouring, inkOf } from './colouring.ts';
import { cellAt, dotAt, dotOf, type Frame } from './frame.ts';
import { type Inks, objectiveInk } from './inks.ts';

/** What a picture is made of. */
export interface Scene {
  readonly frame: Frame;
  readonly field: CellField;
  readonly colouring: Colouring;
  readonly inks: Inks;
  /** Cells in which other layers have something. */
  readonly ground: Iterable<Place>;
  readonly objectives: readonly Objective[];
  /** Null: none is drawn, as on paper. */
  readonly cursor: Place | null;
}

/** The part of a map in the frame, north up; later parts cover the earlier. */
export function drawPicture({ frame, field, colouring, inks, ground, objectives, cursor }: Scene): StyledText[] {
  const canvas = makeCanvas(frame.columns, frame.rows, frame.dots);
  if (inks.ground !== null) for (const cell of ground) fillCell(canvas, cell, frame, [inks.ground], () => true);
  for (const cell of field.cells.values()) drawCell(canvas, cell, frame, colouring, inks);
  if (cursor !== null) drawCursor(canvas, cursor, frame, inks.cursor);
  for (const [i, objective] of objectives.entries()) drawObjective(canvas, objective, i, frame, cursor);
  return canvas.lines().map(joinSpans);
}

function drawCell(canvas: Canvas, cell: Cell, frame: Frame, colouring: Colouring, { dithers }: Inks): void {
  const drawn = inkOf(cell, colouring);
  if (drawn === null) return;
  fillCell(canvas, cell, frame, lettersOf(drawn.ink), (x, y) => !dithers || isDotLit(x, y, drawn.share));
}

/** A sign and a number stand side by side: a plain cell is two characters wide at least. */
function lettersOf(ink: Ink): Ink[] {
  return [...ink.plain].map((plain) => ({ ...ink, plain }));
}

/** Fills the dots of a cell that are to be lit with the inks in turn. */
function fillCell(
  canvas: Canvas,
  cell: Place,
  frame: Frame,
  inks: readonly Ink[],
  isLit: (x: number, y: number) => boolean,
): void {
  const [left, top] = dotOf(cell, frame);
  const [wide, high] = sizeOf(frame);
  if (left + wide <= 0 || top + high <= 0 || left >= canvas.across || top >= canvas.down) return;
  for (let y = top; y < top + high; y += 1) {
    for (let x = left; x < left + wide; x += 1) {
      const ink = inks[(x - left) % inks.length];
      if (ink !== undefined && isLit(x, y)) canvas.dot(x, y, ink);
    }
  }
}

function sizeOf({ side, dots }: Frame): readonly [wide: number, high: number] {
  const { square } = DOT_GRIDS[dots];
  return [side * square[0], side * square[1]];
}

/** Its border, so that a large cell keeps its colour inside; brackets around what plain characters say. */
function drawCursor(canvas: Canvas, cursor: Place, frame: Frame, ink: Ink): void {
  const [wide, high] = sizeOf(frame);
  const [left, top] = dotOf(cursor, frame);
  const [right, bottom] = [left + wide - 1, top + high - 1];
  if (frame.dots === 'braille') {
    // A braille character has one colour only: the cursor takes it whole
    canvas.letter(left, top, { ...ink, plain: '█' });
  } else if (frame.dots === 'half') {
    for (const y of [top, bottom]) canvas.line([left, y], [right, y], ink);
    for (const x of [left, right]) canvas.line([x, top], [x, bottom], ink);
  } else {
    canvas.line([left, top], [left, bottom], { ...ink, plain: '[' });
    canvas.line([right, top], [right, bottom], { ...ink, plain: ']' });
  }
}

function drawObjective(canvas: Canvas, objective: Objective, i: number, frame: Frame, cursor: Place | null): void {
  const cell = cellAt(objective, frame.cell_u);
  const isAtCursor = cursor !== null && cell.x === cursor.x && cell.y === cursor.y;
  canvas.letter(...dotAt(objective, frame), objectiveInk(letterOf(i), isAtCursor));
}

/** The letter of an objective by its place in the list. */
export function letterOf(i: number): string {
  return i < 26 ? String.fromCodePoint(65 + i) : '*';
}
