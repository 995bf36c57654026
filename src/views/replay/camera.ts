import { DOT_GRIDS, type Glyphs } from '../../render/glyphs.ts';
import { presenceOf } from './moment.ts';
import type { Bounds, ReplayRound } from './round.ts';
import { FOLLOW_ZOOM, followedPlayer, type ReplayState } from './state.ts';

/** What of the world is seen on a field of characters; a character is twice as high as wide. */
export interface Camera {
  /** The place in its upper left corner, game units. */
  readonly left: number;
  readonly top: number;
  readonly unitsPerColumn: number;
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
}

/** Units of a column with the whole map on so many characters. */
export function unitsToFit({ left, right, bottom, top }: Bounds, columns: number, rows: number): number {
  return Math.max((right - left) / Math.max(1, columns), (top - bottom) / (2 * Math.max(1, rows)));
}

/** The part of the map that the state wants to be seen: all of it, a part around its middle, or around who is followed. */
export function cameraOf(
  round: ReplayRound,
  state: ReplayState,
  size: { readonly columns: number; readonly rows: number },
  glyphs: Glyphs,
): Camera {
  const { columns, rows } = size;
  const player = followedPlayer(state, round);
  const zoom = player === null ? state.zoom : state.zoom + FOLLOW_ZOOM;
  const unitsPerColumn = unitsToFit(round.bounds, columns, rows) / 1.5 ** Math.max(0, zoom);
  const { left, right, bottom, top } = round.bounds;
  const place = player === null ? null : presenceOf(player, state.clock_ms).place;
  const [east, north] = player === null ? state.pan : [0, 0];
  const x = (place?.x ?? (left + right) / 2) + (east * columns * unitsPerColumn) / 4;
  const y = (place?.y ?? (bottom + top) / 2) + (north * rows * 2 * unitsPerColumn) / 4;
  return {
    ...{ columns, rows, glyphs, unitsPerColumn },
    left: x - (columns * unitsPerColumn) / 2,
    top: y + rows * unitsPerColumn,
  };
}

/** The dot of a place; it may lie outside. y grows upwards on the map and downwards on the canvas. */
export function dotAt({ left, top, unitsPerColumn, glyphs }: Camera, x: number, y: number): readonly [number, number] {
  const { across, down } = DOT_GRIDS[glyphs];
  return [Math.floor(((x - left) / unitsPerColumn) * across), Math.floor(((top - y) / (2 * unitsPerColumn)) * down)];
}
