import { heatmap } from '../../src/views/heatmap/index.ts';
import type { MapData } from '../../src/views/heatmap/load.ts';
import { type Spot, spotsOf } from '../../src/views/heatmap/spots.ts';
import { type HeatmapState, openHeatmap } from '../../src/views/heatmap/state.ts';
import type { Canvas } from '../../src/views/view.ts';

const NOTHING = spotsOf([]);

/** One happening of axis in the cell of 16 u that holds a place. */
export function spotAt(x: number, y: number, more: Partial<Spot> = {}): Spot {
  return { x: Math.floor(x / 16), y: Math.floor(y / 16), count: 1, party: 0, who: 0, ...more };
}

/** A map of 2048 × 2048 u around the origin with those deaths. */
export function madeMap(deaths: readonly Spot[], more: Partial<MapData> = {}): MapData {
  return {
    map: 'made',
    rounds: 1,
    maps: ['made', 'other', 'third'],
    filters: { bots: true },
    chosen: null,
    players: ['^1Ann', 'Ben'],
    spots: {
      ...{ deaths: spotsOf(deaths), kills: NOTHING, fights: NOTHING, escapes: NOTHING },
      ...{ movement: null, combat: null },
    },
    bounds: { left: -1024, right: 1024, bottom: -1024, top: 1024 },
    objectives: [],
    notes: [],
    ...more,
  };
}

export const ASCII: Canvas = { columns: 80, rows: 24, colours: 'none', glyphs: 'ascii' };

/** The state after keys that load nothing. */
export function keyed(keys: string, data: MapData, canvas = ASCII, from: Partial<HeatmapState> = {}): HeatmapState {
  const opened = { ...openHeatmap(null), ...from };
  const pressed = keys === '' ? [] : keys.split(' ');
  return pressed.reduce((state, key) => heatmap.press(state, key, data, canvas).state, opened);
}
