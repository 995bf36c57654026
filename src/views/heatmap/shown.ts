import type { Place } from '../places.ts';
import { type CellField, cellField, hottest } from './cells.ts';
import { cellAt, type Frame } from './frame.ts';
import type { Difference } from './layers.ts';
import type { MapData } from './load.ts';
import { spotsOf } from './spots.ts';
import type { HeatmapState } from './state.ts';

const NOTHING = spotsOf([]);

/** The difference that can be shown: that of a player needs one in the scope. */
export function differenceOf({ difference }: Pick<HeatmapState, 'difference'>, { chosen }: MapData): Difference {
  return difference === 'player' && chosen === null ? 'none' : difference;
}

/** The state's layer as cells of the frame's size; empty while it is not loaded. */
export function fieldOf(state: HeatmapState, data: MapData, { cell_u }: Pick<Frame, 'cell_u'>): CellField {
  return cellField(data.spots[state.layer] ?? NOTHING, cell_u, differenceOf(state, data), data.chosen !== null);
}

/** The number of the cell that is read out: where the cursor is, else the one with most. */
export function cursorCell({ cursor }: Pick<HeatmapState, 'cursor'>, field: CellField, frame: Frame): Place {
  if (cursor !== null) return cellAt(cursor, frame.cell_u);
  const [most] = hottest(field);
  const { left, top, across, down } = frame;
  return most ?? { x: left + Math.floor(across / 2), y: top - Math.floor(down / 2) };
}
