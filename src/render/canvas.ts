import { DOT_GRIDS, type Glyphs } from './glyphs.ts';
import type { Span, StyledText } from './styled-text.ts';
import type { Rgb } from './terminal-colour.ts';

/** What a dot is drawn with; `plain` is its character where there are only plain ones. */
export interface Ink {
  readonly colour: Rgb;
  readonly plain: string;
  /** What is behind a letter. */
  readonly background?: Rgb;
  /** Of a braille character only the dots of the highest layer in it are drawn, as it has one colour; 0 unless said. */
  readonly layer?: number;
}

/** A field of dots to draw on; dot (0, 0) is the upper left one. */
export interface Canvas {
  /** Dots side by side and one above the other. */
  readonly across: number;
  readonly down: number;
  /** Draws a dot; one outside is left out. */
  dot(x: number, y: number, ink: Ink): void;
  /** Draws a straight line of dots, both ends included; a broken one where `isDrawn` leaves out some, counted from 0. */
  line(from: Point, to: Point, ink: Ink, isDrawn?: (nth: number) => boolean): void;
  /** Writes a letter over the character that holds a dot. */
  letter(x: number, y: number, ink: Ink): void;
  lines(): StyledText[];
}

type Point = readonly [x: number, y: number];
type InkAt = (x: number, y: number) => Ink | undefined;

/** Bits of a braille character by row and column. */
const BRAILLE_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

/** An empty canvas of that many characters. */
export function makeCanvas(columns: number, rows: number, glyphs: Glyphs): Canvas {
  const grid = DOT_GRIDS[glyphs];
  const [across, down] = [columns * grid.across, rows * grid.down];
  const dots = new Map<number, Ink>();
  const letters = new Map<number, Ink>();
  const used = new Uint8Array(columns * rows);
  const isInside = (x: number, y: number) => x >= 0 && x < across && y >= 0 && y < down;
  const dot: Canvas['dot'] = (x, y, ink) => {
    if (!isInside(x, y)) return;
    dots.set(y * across + x, ink);
    used[Math.floor(y / grid.down) * columns + Math.floor(x / grid.across)] = 1;
  };
  const character = (column: number, row: number): Span => {
    const letter = letters.get(row * columns + column);
    if (letter !== undefined) return spanOf(letter);
    // Most characters are empty, and to look at eight dots of each takes time
    if (used[row * columns + column] === 0) return BLANK;
    return DRAW[glyphs]((x, y) => dots.get((row * grid.down + y) * across + column * grid.across + x));
  };
  return {
    across,
    down,
    dot,
    line: (from, to, ink, isDrawn = () => true) => {
      for (const [nth, [x, y]] of straight(from, to).entries()) if (isDrawn(nth)) dot(x, y, ink);
    },
    letter: (x, y, ink) => {
      if (isInside(x, y)) letters.set(Math.floor(y / grid.down) * columns + Math.floor(x / grid.across), ink);
    },
    lines: () =>
      Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => character(column, row))),
  };
}

const BLANK: Span = { text: ' ', colour: null };

function spanOf({ plain: text, colour, background }: Ink): Span {
  return background === undefined ? { text, colour } : { text, colour, background };
}

/** A character by the ink of its dots. */
const DRAW: Readonly<Record<Glyphs, (at: InkAt) => Span>> = {
  ascii: (at) => {
    const ink = at(0, 0);
    return ink === undefined ? BLANK : { text: ink.plain, colour: ink.colour };
  },
  half: (at) => {
    const [upper, lower] = [at(0, 0), at(0, 1)];
    if (upper === undefined) return lower === undefined ? BLANK : { text: '▄', colour: lower.colour };
    if (lower === undefined) return { text: '▀', colour: upper.colour };
    if (upper.colour === lower.colour) return { text: '█', colour: upper.colour };
    return { text: '▀', colour: upper.colour, background: lower.colour };
  },
  braille: (at) => {
    let [code, colour, layer]: [number, Rgb | null, number] = [0, null, Number.NEGATIVE_INFINITY];
    for (const [y, bits] of BRAILLE_BITS.entries()) {
      for (const [x, bit] of bits.entries()) {
        const ink = at(x, y);
        const height = ink?.layer ?? 0;
        if (ink === undefined || height < layer) continue;
        code = height > layer ? bit : code | bit;
        [colour, layer] = [ink.colour, height];
      }
    }
    return code === 0 ? BLANK : { text: String.fromCodePoint(0x2800 + code), colour };
  },
};

/** The dots of a straight line. */
function straight([x0, y0]: Point, [x1, y1]: Point): Point[] {
  const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
  if (steps === 0) return [[x0, y0]];
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const share = i / steps;
    return [Math.round(x0 + (x1 - x0) * share), Math.round(y0 + (y1 - y0) * share)];
  });
}
