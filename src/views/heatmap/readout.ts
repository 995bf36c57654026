import type { Place } from '../places.ts';
import { sideOf } from './cells.ts';
import { cellAt } from './frame.ts';
import { type Difference, LAYERS, type Layer } from './layers.ts';
import type { MapData } from './load.ts';
import { FINEST_U, type Spots } from './spots.ts';

/** What a layer has in a cell. For a difference of a player, sides are his and everyone else's. */
export interface Count {
  readonly layer: Layer;
  /** Null: the layer is not loaded. */
  readonly sides: readonly [plus: number, minus: number] | null;
}

/** How often somebody did it in a cell. */
export interface Doer {
  /** With ^ colour codes. */
  readonly name: string;
  readonly count: number;
}

/** Everything known of a cell. */
export interface Readout {
  readonly counts: readonly Count[];
  readonly victims: readonly Doer[];
  readonly killers: readonly Doer[];
  /** By its place in the list of objectives; null: the map has none. */
  readonly nearest: { readonly place: number; readonly distance_u: number } | null;
}

/** What happened in a cell of `cell_u`, most often first. */
export function readoutOf(data: MapData, cell: Place, cell_u: number, difference: Difference): Readout {
  // Sides are told where no difference is drawn as well
  const told = difference === 'none' ? 'teams' : difference;
  return {
    counts: LAYERS.map((layer) => ({ layer, sides: sidesIn(data, data.spots[layer], cell, cell_u, told) })),
    victims: doersIn(data, data.spots.deaths, cell, cell_u, told),
    killers: doersIn(data, data.spots.kills, cell, cell_u, told),
    nearest: nearestTo(data, cell, cell_u),
  };
}

/** The places in the list of spots in a cell that count, each with its side. */
function* spotsIn({ chosen }: MapData, spots: Spots, cell: Place, cell_u: number, difference: Difference) {
  const finest = cell_u / FINEST_U;
  const [left, bottom] = [cell.x * finest, cell.y * finest];
  for (let at = 0; at < spots.x.length; at += 1) {
    const [across, up] = [(spots.x[at] ?? 0) - left, (spots.y[at] ?? 0) - bottom];
    if (across < 0 || across >= finest || up < 0 || up >= finest) continue;
    const side = sideOf(spots.party[at] ?? 0, difference, chosen !== null);
    if (side !== 0) yield { at, side };
  }
}

function sidesIn(data: MapData, spots: Spots | null, cell: Place, cell_u: number, difference: Difference) {
  if (spots === null) return null;
  let [plus, minus] = [0, 0];
  for (const { at, side } of spotsIn(data, spots, cell, cell_u, difference)) {
    if (side === 1) plus += spots.count[at] ?? 0;
    else minus += spots.count[at] ?? 0;
  }
  return [plus, minus] as const;
}

function doersIn(data: MapData, spots: Spots | null, cell: Place, cell_u: number, difference: Difference): Doer[] {
  if (spots === null) return [];
  const counts = new Map<number, number>();
  for (const { at } of spotsIn(data, spots, cell, cell_u, difference)) {
    const who = spots.who[at] ?? -1;
    counts.set(who, (counts.get(who) ?? 0) + (spots.count[at] ?? 0));
  }
  return [...counts]
    .sort(([one, ones], [other, others]) => others - ones || one - other)
    .flatMap(([who, count]) => {
      const name = data.players[who];
      return name === undefined ? [] : [{ name, count }];
    });
}

/** From the cell to the objective; 0 where it is in the cell. */
function nearestTo({ objectives }: MapData, cell: Place, cell_u: number): Readout['nearest'] {
  const middle = { x: (cell.x + 0.5) * cell_u, y: (cell.y + 0.5) * cell_u };
  const distances = objectives.map((objective) => {
    const own = cellAt(objective, cell_u);
    const isInside = own.x === cell.x && own.y === cell.y;
    return isInside ? 0 : Math.hypot(objective.x - middle.x, objective.y - middle.y);
  });
  const least = Math.min(...distances);
  const place = distances.indexOf(least);
  return place < 0 ? null : { place, distance_u: Math.round(least) };
}
