import type { ColourDepth } from './colour-depth.ts';

/** What drawings are made of: half blocks with colour, dots of braille, or plain characters. */
export const GLYPHS = ['half', 'braille', 'ascii'] as const;
export type Glyphs = (typeof GLYPHS)[number];

/** The set a terminal can show: plain characters where it has no colour or its locale is not UTF-8. */
export function usualGlyphs(depth: ColourDepth, environment: Readonly<Record<string, string | undefined>>): Glyphs {
  const locale = [environment['LC_ALL'], environment['LC_CTYPE'], environment['LANG']].find((value) => value);
  const isUtf8 = /utf-?8/i.test(locale ?? '');
  return depth > 1 && isUtf8 ? 'half' : 'ascii';
}

/** The dots of a character, and how many of them side by side and one above the other make a square. */
export interface DotGrid {
  readonly across: number;
  readonly down: number;
  readonly square: readonly [across: number, down: number];
}

/** A character is taken to be twice as high as wide. */
export const DOT_GRIDS: Readonly<Record<Glyphs, DotGrid>> = {
  half: { across: 1, down: 2, square: [1, 1] },
  braille: { across: 2, down: 4, square: [1, 1] },
  ascii: { across: 1, down: 1, square: [2, 1] },
};
