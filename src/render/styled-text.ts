import type { ColourDepth } from './colour-depth.ts';
import { backgroundFor, escapeFor, type Rgb } from './terminal-colour.ts';
import { textBeginning, textWidth } from './text-width.ts';

/** A piece of text of one colour; null is the terminal's own. The text is safe to print. */
export interface Span {
  readonly text: string;
  readonly colour: Rgb | null;
  /** What is behind it; the terminal's own where absent. */
  readonly background?: Rgb;
}

/** Text with colours, before it is known what the terminal can show. */
export type StyledText = readonly Span[];

/** Text without colour. */
export function plain(text: string): StyledText {
  return [{ text, colour: null }];
}

/** Columns of a terminal that a text takes. */
export function widthOf(text: StyledText): number {
  return text.reduce((width, span) => width + textWidth(span.text), 0);
}

/** The text cut to `width` columns, an ellipsis the last of them where something was cut. */
export function shorten(text: StyledText, width: number): StyledText {
  if (widthOf(text) <= width) return text;
  const spans: Span[] = [];
  let room = Math.max(0, width - 1);
  for (const span of text) {
    const kept = textBeginning(span.text, room);
    spans.push({ ...span, text: kept });
    room -= textWidth(kept);
    if (kept !== span.text) break;
  }
  return [...spans, { text: width > 0 ? '…' : '', colour: null }];
}

/** The text padded with spaces to `width` columns. */
export function pad(text: StyledText, width: number, align: 'left' | 'right'): StyledText {
  const space = plain(' '.repeat(Math.max(0, width - widthOf(text))));
  return align === 'left' ? [...text, ...space] : [...space, ...text];
}

/** The text with the escape sequences for its colours. */
export function paint(text: StyledText, depth: ColourDepth): string {
  return text.map((span) => paintSpan(span, depth)).join('');
}

function paintSpan({ text, colour, background }: Span, depth: ColourDepth): string {
  if (depth === 1 || text === '') return text;
  const before = background === undefined ? text : `${backgroundFor(background, depth)}${text}\u001B[49m`;
  return colour === null ? before : `${escapeFor(colour, depth)}${before}\u001B[39m`;
}
