import type { Canvas, Ink } from '../../render/canvas.ts';
import { DOT_GRIDS } from '../../render/glyphs.ts';
import { textWidth } from '../../render/text-width.ts';
import { visible } from '../../render/visible.ts';
import type { Camera } from './camera.ts';

/** A dot of a canvas; it may lie outside. */
export type Dot = readonly [x: number, y: number];

/** A straight line of dots; one that lies beside the canvas costs nothing. */
export function drawLine(canvas: Canvas, from: Dot, to: Dot, ink: Ink, isDrawn?: (nth: number) => boolean): void {
  const isBeside = (axis: 0 | 1, size: number): boolean =>
    Math.max(from[axis], to[axis]) < 0 || Math.min(from[axis], to[axis]) >= size;
  if (!isBeside(0, canvas.across) && !isBeside(1, canvas.down)) canvas.line(from, to, ink, isDrawn);
}

/** Text to the right of a dot's character, made safe to print; signs that are not one column wide are left out. */
export function write(canvas: Canvas, { glyphs }: Camera, [x, y]: Dot, text: string, colour: Ink['colour']): void {
  const { across } = DOT_GRIDS[glyphs];
  const characters = [...visible(text)].filter((character) => textWidth(character) === 1);
  for (const [index, plain] of characters.entries()) canvas.letter(x + (index + 1) * across, y, { colour, plain });
}
