import type { Glyphs } from './glyphs.ts';

/** A scale bar: that many columns are that many units. */
export function scaleBar(columns: number, units: number, glyphs: Glyphs): string {
  const [left, line, right] = glyphs === 'ascii' ? ['|', '-', '|'] : ['├', '─', '┤'];
  const bar = columns < 2 ? line : `${left}${line.repeat(columns - 2)}${right}`;
  return `${bar} ${units} u`;
}

/** A round length for a scale bar of at most `most` columns: 1, 2 or 5 and noughts, in u. */
export function roundLength(unitsPerColumn: number, most: number): number {
  const room = Math.max(1, unitsPerColumn * most);
  const power = 10 ** Math.floor(Math.log10(room));
  return power * (room >= 5 * power ? 5 : room >= 2 * power ? 2 : 1);
}

/** Lines in a frame, with the ranges of y beside them and of x below. */
export function framed(lines: readonly string[], width: number, ranges: Ranges, glyphs: Glyphs): string[] {
  const [corner, line, side] = glyphs === 'ascii' ? ['++++', '-', '|'] : ['┌┐└┘', '─', '│'];
  const margin = Math.max(ranges.y.top.length, ranges.y.bottom.length);
  const beside = lines.map((_, i) => (i === 0 ? ranges.y.top : i === lines.length - 1 ? ranges.y.bottom : ''));
  const gap = Math.max(1, width + 2 - ranges.x.left.length - ranges.x.right.length);
  const pad = ' '.repeat(margin);
  return [
    `${pad} ${corner[0]}${line.repeat(width)}${corner[1]}`,
    ...lines.map((text, i) => `${(beside[i] ?? '').padStart(margin)} ${side}${text}${side}`),
    `${pad} ${corner[2]}${line.repeat(width)}${corner[3]}`,
    `${pad} ${ranges.x.left}${' '.repeat(gap)}${ranges.x.right}`,
  ];
}

/** What stands at the ends of a frame's sides. */
export interface Ranges {
  readonly x: { readonly left: string; readonly right: string };
  readonly y: { readonly top: string; readonly bottom: string };
}
