import type { ColourDepth } from '../render/colour-depth.ts';
import { paint, plain, type StyledText, shorten, widthOf } from '../render/styled-text.ts';
import { textWidth } from '../render/text-width.ts';
import type { Canvas } from './view.ts';

/** A part of a line. Where there are no colours a style is not seen: what it tells must also be told by a glyph. */
export interface Piece {
  readonly text: StyledText;
  readonly style?: keyof typeof STYLES | undefined;
}

/** A line before it is painted. */
export type Line = readonly Piece[];

const STYLES = { bold: ['1', '22'], dim: ['2', '22'], inverse: ['7', '27'] } as const;

const DEPTHS: Readonly<Record<Canvas['colours'], ColourDepth>> = { none: 1, '16': 4, '256': 8, true: 24 };

/** Plain characters for those of ours that are not. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ '…': '~', '–': '-', '−': '-', '─': '-', '’': "'", '·': '|', '÷': '/', '×': 'x', '≥': '>' },
  ...{ '▶': '>', '▲': '^', '▼': 'v', '‹': '<', '›': '>', '←': '<', '→': '>', '█': '#' },
};

/** A piece of plain text. */
export function piece(text: string, style?: Piece['style']): Piece {
  return { text: plain(text), style };
}

/** Columns that a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((width, { text }) => width + widthOf(text), 0);
}

/** The line with its escape sequences, cut to the canvas's width. */
export function paintLine(line: Line, canvas: Canvas): string {
  let room = canvas.columns;
  let painted = '';
  for (const part of line) {
    const kept = shorten(part.text, room);
    painted += paintPiece({ ...part, text: fitGlyphs(kept, canvas) }, canvas);
    room -= widthOf(kept);
  }
  return painted.trimEnd();
}

/** A line filled up with spaces to that width, or cut to it. */
export function fillLine(line: Line, width: number): Line {
  const filled: Piece[] = [];
  let room = width;
  for (const part of line) {
    const text = shorten(part.text, room);
    filled.push({ ...part, text });
    room -= widthOf(text);
  }
  return [...filled, piece(' '.repeat(Math.max(0, room)))];
}

/** The line as the selected one: seen by colours, and by the glyph that the caller put in front. */
export function selectedLine(line: Line): Line {
  const text = line.flatMap((part) => part.text.map((span) => span.text)).join('');
  return [piece(text, 'inverse')];
}

/** The colours of a canvas in bits. */
export function depthOf(canvas: Canvas): ColourDepth {
  return DEPTHS[canvas.colours];
}

function paintPiece({ text, style }: Piece, canvas: Canvas): string {
  const depth = depthOf(canvas);
  const painted = paint(text, depth);
  if (style === undefined || depth === 1 || painted === '') return painted;
  const [begin, end] = STYLES[style];
  return `\u001B[${begin}m${painted}\u001B[${end}m`;
}

function fitGlyphs(text: StyledText, { glyphs }: Canvas): StyledText {
  return glyphs === 'unicode' ? text : text.map((span) => ({ ...span, text: plainCharacters(span.text) }));
}

/** A line that is painted already, of the characters that the canvas has. */
export function fitPainted(line: string, { glyphs }: Canvas): string {
  return glyphs === 'unicode' ? line : plainCharacters(line);
}

/** ASCII of the same width; what has no likeness there is a question mark. */
function plainCharacters(text: string): string {
  return [...text]
    .map((character) => (character < '\u007F' ? character : (PLAIN[character] ?? '?'.repeat(textWidth(character)))))
    .join('');
}
