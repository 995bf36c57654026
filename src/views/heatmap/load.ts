import sql from 'sql-template-tag';
import { inRounds } from '../../report/conditions.ts';
import { unknownName } from '../../report/near-names.ts';
import { newestNames } from '../../report/players.ts';
import { resolveScope } from '../../report/resolve-scope.ts';
import type { Player, Scope, ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import { MAP_BOUNDS } from '../map-data.ts';
import { objectivesOf } from '../objectives.ts';
import { around, type Bounds, type Objective } from '../places.ts';
import type { Progress } from '../view.ts';
import { loadEvents } from './events.ts';
import type { Layer } from './layers.ts';
import { loadPaths } from './paths.ts';
import { extentOf, type Spots } from './spots.ts';

/** A map with rounds in scope. */
interface PlayedMap {
  readonly map: string;
  readonly round_ids: readonly number[];
}

/** Everything that happened on a map in scope, by cells of 16 u: larger cells are sums of them. */
export interface MapData {
  readonly map: string;
  readonly rounds: number;
  /** Those with rounds in scope, whatever map it names; most rounds first. */
  readonly maps: readonly string[];
  readonly filters: ScopeFilters;
  /** The player that the scope names. */
  readonly chosen: Player | null;
  /** Names by the numbers of spots, with ^ colour codes. */
  readonly players: readonly string[];
  /** Null: not loaded. */
  readonly spots: Readonly<Record<Layer, Spots | null>>;
  readonly bounds: Bounds;
  readonly objectives: readonly Objective[];
  /** What the figures leave out, a sentence each. */
  readonly notes: readonly string[];
}

/** A map, or why there is none. */
export type HeatmapData = MapData | { readonly map: null; readonly missing: string };

/** What of the database a state needs. */
export interface Wanted {
  /** The one with most rounds where null; the scope's own comes first. */
  readonly map: string | null;
  /** Whether the layers that lie in paths are wanted too. */
  readonly paths: boolean;
}

/** Loads a map; fails as `resolveScope` does, and where the map that is asked for has no round in scope. */
export async function loadHeatmap(
  database: Queries,
  wanted: Wanted,
  filters: ScopeFilters,
  signal: AbortSignal,
  told?: Progress,
): Promise<HeatmapData> {
  const scope = await resolveScope(database, { ...filters, map: undefined }, new Date());
  const maps = await mapsOf(database, scope);
  if (maps.length === 0) return { map: null, missing: scope.hint ?? 'No round is in scope.' };
  const played = chooseMap(maps, filters.map ?? wanted.map);
  signal.throwIfAborted();
  const onMap: Scope = { ...scope, round_ids: played.round_ids };
  const { guids, names } = await playersOf(database, onMap);
  const events = await loadEvents(database, onMap, guids);
  const paths = wanted.paths ? await loadPaths(database, onMap, signal, told) : { movement: null, combat: null };
  const objectives = await objectivesOf(database, played);
  return {
    map: played.map,
    rounds: played.round_ids.length,
    maps: maps.map(({ map }) => map),
    filters,
    chosen: scope.player,
    players: names,
    spots: { ...events.spots, ...paths },
    bounds: await boundsOf(database, played, objectives, Object.values(events.spots)),
    objectives,
    notes: events.notes,
  };
}

function mapsOf(database: Queries, scope: Scope): Promise<PlayedMap[]> {
  return database.rows<PlayedMap>(sql`
    select r.map, array_agg(r.round_id order by r.round_id) as round_ids
    from round r
    where ${inRounds(scope, 'r.round_id')}
    group by r.map
    order by count(*) desc, r.map collate "C"
  `);
}

/** A name is taken without case, as people type it. */
function chooseMap(maps: readonly PlayedMap[], wanted: string | null): PlayedMap {
  const [most] = maps;
  const named = maps.find(({ map }) => map === wanted);
  const found = named ?? maps.find(({ map }) => map.toLowerCase() === wanted?.toLowerCase());
  const chosen = wanted === null ? most : found;
  if (chosen !== undefined) return chosen;
  const known = maps.map(({ map }) => map);
  throw unknownName('map with a round in scope', wanted ?? '', known);
}

async function playersOf(database: Queries, scope: Scope) {
  const players = await database.rows<Player>(sql`select n.guid, n.name from ${newestNames(scope)} n order by n.guid`);
  return { guids: players.map(({ guid }) => guid), names: players.map(({ name }) => name) };
}

/** What nobody left: known bounds are as large as the rows at least, for there are maps of one name and several sizes. */
async function boundsOf(
  database: Queries,
  { map, round_ids }: PlayedMap,
  objectives: readonly Objective[],
  spots: readonly Spots[],
): Promise<Bounds> {
  const [walked] = await database.rows<{ [side in keyof Bounds]: number | null }>(sql`
    select
      (min(m.grid_x) * 512)::int as left, (max(m.grid_x) * 512 + 512)::int as right,
      (min(m.grid_y) * 512)::int as bottom, (max(m.grid_y) * 512 + 512)::int as top
    from map_movement_heatmap m
    where m.round_id = any(${round_ids}::int[])
  `);
  const known = MAP_BOUNDS[map];
  const places = objectives.map(({ x, y }) => ({ left: x, right: x, bottom: y, top: y }));
  const happened = spots.map(extentOf).filter((extent) => extent !== null);
  const told = known === undefined ? [...places, ...(isBounds(walked) ? [walked] : [])] : [known];
  return around([...told, ...happened]) ?? { left: -512, right: 512, bottom: -512, top: 512 };
}

function isBounds(walked: { readonly [side in keyof Bounds]: number | null } | undefined): walked is Bounds {
  return walked !== undefined && walked.left !== null;
}
