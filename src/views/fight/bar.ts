import { tableCell } from '../../render/cell.ts';
import type { Rgb } from '../../render/terminal-colour.ts';
import { textWidth } from '../../render/text-width.ts';
import { type Line, type Piece, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import type { Fight } from './load.ts';
import { letterOf } from './names.ts';
import type { Point } from './points.ts';
import { merged } from './wrap.ts';

const HIT: Rgb = [255, 90, 90];

/** The time line with its hits by their attackers' numbers, and below it a mark at the step. */
export function bar(fight: Fight, step: number | null, canvas: Canvas): readonly [Line, Line] {
  const [first, last] = [fight.points[0], fight.points.at(-1)];
  const [from_ms, to_ms] = [first?.time_ms ?? 0, last?.time_ms ?? 0];
  const before = `${text(from_ms, 'clock')} `;
  const after = ` ${text(to_ms - from_ms, 'ms')}`;
  const width = Math.max(2, Math.min(MOST, canvas.columns - textWidth(before) - textWidth(after)));
  const columnOf = ({ time_ms }: Point): number =>
    to_ms === from_ms ? 0 : Math.round(((time_ms - from_ms) / (to_ms - from_ms)) * (width - 1));
  const shown = step === null ? undefined : fight.points[step];
  const line = canvas.glyphs === 'unicode' ? ['├', '─', '┤'] : ['|', '-', '|'];
  const empty = (at: number): string => (at === 0 ? line[0] : at === width - 1 ? line[2] : line[1]) ?? '';
  const cells: Piece[] = Array.from({ length: width }, (_, at) => piece(empty(at), 'dim'));
  for (const point of fight.points) {
    if (point.kind !== 'hit') continue;
    const at = columnOf(point);
    const isShown = shown !== undefined && point !== shown && shown.kind === 'hit' && columnOf(shown) === at;
    if (!isShown) cells[at] = { text: [{ text: letterOf(fight, only(point.hit.by)), colour: HIT }], style: 'bold' };
  }
  const mark = shown === undefined ? '' : `${' '.repeat(textWidth(before) + columnOf(shown))}▲`;
  return [merged([piece(before, 'dim'), ...cells, piece(after, 'dim')]), [piece(mark, 'bold')]];
}

/** A longer bar tells no more. */
const MOST = 120;

function only(guids: readonly string[]): string | undefined {
  return guids.length === 1 ? guids[0] : undefined;
}

function text(value: number, unit: 'clock' | 'ms'): string {
  return tableCell(value, unit, '')
    .map((span) => span.text)
    .join('');
}
