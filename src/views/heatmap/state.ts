import type { Place } from '../places.ts';
import type { Difference, Layer } from './layers.ts';

/** What is shown of which map, and how. */
export interface HeatmapState {
  /** The map that was asked for; null: the one with most rounds. A map in the scope comes first. */
  readonly map: string | null;
  readonly layer: Layer;
  readonly difference: Difference;
  /** The side of a cell; null: as small as it can be with the whole map on the screen. */
  readonly cell_u: number | null;
  /** How many dots a cell's side has; null: as the screen's size suggests. */
  readonly side: number | null;
  /** What the middle of the screen shows; null: the middle of the map. */
  readonly centre: Place | null;
  /** A place in the cell that is read out; null: the cell with most. */
  readonly cursor: Place | null;
  readonly braille: boolean;
  readonly objectives: boolean;
  /** Whether the layers that lie in paths are loaded: once they were looked at they stay. */
  readonly paths: boolean;
}

/** Deaths on that map. */
export function openHeatmap(argument: string | null): HeatmapState {
  return {
    map: argument,
    layer: 'deaths',
    difference: 'none',
    cell_u: null,
    side: null,
    centre: null,
    cursor: null,
    braille: false,
    objectives: true,
    paths: false,
  };
}
