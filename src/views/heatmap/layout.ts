import type { Canvas } from '../view.ts';
import { type Field, type Frame, frameOf } from './frame.ts';
import { inksOf } from './inks.ts';
import type { MapData } from './load.ts';
import type { HeatmapState } from './state.ts';

/** Tabs and title. */
const HEAD_ROWS = 2;
/** Between the map and what stands beside it. */
export const GAP = 2;

/** How a canvas is shared out. */
export interface Layout {
  readonly map: Field;
  /** Columns of what stands beside the map. */
  readonly beside: number;
  /** Lines of the legend. */
  readonly legend: number;
}

/** The map takes what the rest leaves. */
export function layoutOf({ difference }: Pick<HeatmapState, 'difference'>, { columns, rows }: Canvas): Layout {
  const beside = columns < 70 ? 24 : columns < 110 ? 30 : 42;
  const legend = difference !== 'none' && columns < 110 ? 2 : 1;
  return {
    map: { columns: Math.max(2, columns - beside - GAP), rows: Math.max(1, rows - HEAD_ROWS - legend) },
    beside,
    legend,
  };
}

/** What the canvas shows of the map. */
export function frameFor(state: HeatmapState, data: MapData, canvas: Canvas): Frame {
  return frameOf(state, data.bounds, layoutOf(state, canvas).map, inksOf(canvas, state).dots);
}
