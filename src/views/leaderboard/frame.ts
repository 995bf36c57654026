import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import type { Canvas } from '../view.ts';
import type { LoadedBoard } from './load.ts';
import type { LeaderboardState } from './state.ts';

/** Which lines there is room for. */
export interface Frame {
  /** Whether metrics and boards have a line each, or share one. */
  readonly tabs: 1 | 2;
  readonly rule: boolean;
  /** The notes of the metric, as far as there is room for them. */
  readonly notes: readonly string[];
  /** Lines for rows. */
  readonly height: number;
}

/** Lines besides tabs, rule, notes and rows: what it is sorted by, the head, the totals. */
const OTHERS = 3;

/** Shares out the lines of the canvas. */
export function frameOf(data: Pick<LoadedBoard, 'notes' | 'scope'>, { rows, columns }: Canvas): Frame {
  const isLow = rows < 14;
  // What the scope says of itself stands above every view.
  const own = data.notes.filter((note) => note !== data.scope.hint);
  const wrapped = own.flatMap((note) => wrapWords(visible(note), columns));
  const notes = wrapped.slice(0, isLow ? 0 : rows < 24 ? 2 : 6);
  const frame = { tabs: isLow ? (1 as const) : (2 as const), rule: !isLow, notes };
  return { ...frame, height: Math.max(1, rows - OTHERS - frame.tabs - (frame.rule ? 1 : 0) - notes.length) };
}

/** The uppermost row such that the selected one is to be seen and no line stays empty. */
export function topOf({ selected, top }: Pick<LeaderboardState, 'selected' | 'top'>, count: number, height: number) {
  const within = Math.max(0, Math.min(top, count - height));
  if (selected < within) return selected;
  return Math.max(within, selected - height + 1);
}
