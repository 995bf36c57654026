import type { ColourDepth } from './colour-depth.ts';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The escape sequence that begins text of a colour, or of the nearest one that the terminal has. */
export function escapeFor(colour: Rgb, depth: Exclude<ColourDepth, 1>): string {
  if (depth === 24) return `\u001B[38;2;${colour.join(';')}m`;
  if (depth === 8) return `\u001B[38;5;${indexOf256(colour)}m`;
  return `\u001B[${codeOf16(colour)}m`;
}

/** As `escapeFor`, for what is behind the text. */
export function backgroundFor(colour: Rgb, depth: Exclude<ColourDepth, 1>): string {
  if (depth === 24) return `\u001B[48;2;${colour.join(';')}m`;
  if (depth === 8) return `\u001B[48;5;${indexOf256(colour)}m`;
  return `\u001B[${codeOf16(colour) + 10}m`;
}

/** Of the 6 × 6 × 6 cube, or of the 24 greys where all three are alike. */
function indexOf256([red, green, blue]: Rgb): number {
  if (red === green && green === blue && red > 8 && red < 248) return 232 + Math.round((red - 8) / 10.3);
  const step = (value: number): number => Math.round((value / 255) * 5);
  return 16 + 36 * step(red) + 6 * step(green) + step(blue);
}

/** One bit each for red, green and blue; bright where the strongest of them is. */
function codeOf16([red, green, blue]: Rgb): number {
  const strongest = Math.max(red, green, blue);
  if (strongest < 64) return 30;
  const bit = (value: number): number => (value > strongest / 2 ? 1 : 0);
  return (strongest > 191 ? 90 : 30) + bit(red) + 2 * bit(green) + 4 * bit(blue);
}
