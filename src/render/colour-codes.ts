import type { ColourDepth } from './colour-depth.ts';
import { paint, type Span, type StyledText } from './styled-text.ts';
import type { Rgb } from './terminal-colour.ts';
import { visible } from './visible.ts';

/** The game's colours in the order of their codes, `0` first: g_color_table in ET:Legacy's q_math.c. */
export const GAME_COLOURS: readonly Rgb[] = [
  [0, 0, 0],
  [255, 0, 0],
  [0, 255, 0],
  [255, 255, 0],
  [0, 0, 255],
  [0, 255, 255],
  [255, 0, 255],
  [255, 255, 255],
  [255, 128, 0],
  [128, 128, 128],
  [191, 191, 191],
  [191, 191, 191],
  [0, 128, 0],
  [128, 128, 0],
  [0, 0, 128],
  [128, 0, 0],
  [128, 64, 0],
  [255, 153, 26],
  [0, 128, 128],
  [128, 0, 128],
  [0, 128, 255],
  [128, 0, 255],
  [51, 153, 204],
  [204, 255, 204],
  [0, 102, 51],
  [255, 0, 51],
  [179, 26, 26],
  [153, 51, 0],
  [204, 153, 51],
  [153, 153, 51],
  [255, 255, 191],
  [255, 255, 128],
];

/** Black is drawn on a light ground in the game; most terminals are dark. */
const READABLE_BLACK: Rgb = [85, 85, 85];

/** Q_IsColorString in q_shared.h: `^` and a character that is no `^`. */
const CODE = /\^([^^])/u;

/** A player's name as the game colours it, safe to print. */
export function colouredName(name: string): StyledText {
  const [before = '', ...rest] = name.split(CODE);
  const spans: Span[] = [{ text: visible(before), colour: null }];
  for (let at = 0; at < rest.length; at += 2) {
    spans.push({ text: visible(rest[at + 1] ?? ''), colour: colourOf(rest[at] ?? '') });
  }
  return spans.filter((span) => span.text !== '');
}

/** A player's name with the escape sequences of a terminal of that depth. */
export function toAnsi(name: string, depth: ColourDepth): string {
  return paint(colouredName(name), depth);
}

/** ColorIndex in q_math.h. */
function colourOf(code: string): Rgb {
  const index = ((code.codePointAt(0) ?? 0) - 48) & 31;
  return index === 0 ? READABLE_BLACK : (GAME_COLOURS[index] ?? READABLE_BLACK);
}
