import sql from 'sql-template-tag';
import { duos } from '../../metrics/duos/index.ts';
import { hotzones } from '../../metrics/hotzones/index.ts';
import { METRICS } from '../../metrics/index.ts';
import { findPlayer } from '../../report/find-player.ts';
import type { BoardRow, Metric } from '../../report/metric.ts';
import { resolveScope } from '../../report/resolve-scope.ts';
import { defaultParameters, runMetric } from '../../report/run-metric.ts';
import type { Player, Scope, ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import { refusal } from '../leaderboard/load.ts';
import { objectivesOf } from '../objectives.ts';
import type { Objective } from '../places.ts';
import { timeZoneOf } from '../time-zone.ts';
import type { Progress, Request } from '../view.ts';
import { playerBoards } from './player-boards.ts';
import { type PlayedSession, sessionsOf, trendOf } from './sessions.ts';
import { type Standing, standingOf } from './standing.ts';
import type { ProfileState } from './state.ts';

/** A player's profile as it was loaded. */
export interface Profile {
  /** Null where nobody is named. */
  readonly player: Player | null;
  readonly filters: ScopeFilters;
  /** Of everybody: ranks are among them. */
  readonly scope: Scope;
  /** Why there is nothing of him, and what helps; null where there is something. */
  readonly hint: string | null;
  /** All his sessions in scope, oldest first; trends are of the newest of them. */
  readonly sessions: readonly PlayedSession[];
  readonly standings: readonly Standing[];
  /** Rows of the boards of pairs and of cells that are his. */
  readonly duos: readonly BoardRow[];
  readonly cells: readonly BoardRow[];
  /** Of the maps of those cells. */
  readonly objectives: Readonly<Record<string, readonly Objective[]>>;
  readonly time_zone: string;
}

/** The most sessions of a trend. */
export const TREND_SESSIONS = 12;

/** What the state needs loaded: of the player named, else of the scope's. */
export function request({ argument }: ProfileState, filters: ScopeFilters): Request<Profile> {
  const wanted = argument ?? filters.player ?? null;
  return {
    key: JSON.stringify(['player', wanted, filters]),
    load: (database, signal, told) => load(database, signal, wanted, filters, told),
  };
}

async function load(
  database: Queries,
  signal: AbortSignal,
  wanted: string | null,
  filters: ScopeFilters,
  told: Progress = () => {},
): Promise<Profile> {
  const { player: _, ...others } = filters;
  const scope = await resolveScope(database, others, new Date());
  const time_zone = await timeZoneOf(database);
  const empty = {
    player: null,
    filters,
    scope,
    sessions: [],
    standings: [],
    duos: [],
    cells: [],
    objectives: {},
    time_zone,
  };
  if (scope.round_ids.length === 0 || wanted === null) return { ...empty, hint: scope.hint };
  const player = await playerOf(database, wanted);
  const sessions = await sessionsOf(database, scope, player);
  if (sessions.length === 0) {
    const { hint } = await resolveScope(database, { ...others, player: player.guid }, new Date());
    return { ...empty, player, hint: hint ?? 'He is in no round of the scope.' };
  }
  const standings = await standingsOf(database, signal, { ...scope, player }, sessions, told);
  const found = { ...empty, player: await namedInScope(database, player, sessions), sessions, standings };
  signal.throwIfAborted();
  const pairs = await ownRows(database, duos, { ...scope, player });
  signal.throwIfAborted();
  const cells = await ownRows(database, hotzones, { ...scope, player });
  const objectives = await objectivesOn(database, cells, scope);
  return {
    ...found,
    duos: pairs,
    cells,
    objectives,
    hint: standings.length === 0 ? await whyNothing(database, found) : null,
  };
}

/** A whole GUID, as rows of boards have it, needs no look at everybody's names. */
async function playerOf(database: Queries, wanted: string): Promise<Player> {
  const [found] = await database.rows<Player>(sql`
    select p.guid, p.name from round_player p where p.guid = ${wanted} limit 1
  `);
  return found ?? findPlayer(database, wanted);
}

/** His rows of every board of players, ranked among everybody's. */
async function standingsOf(
  database: Queries,
  signal: AbortSignal,
  his: Scope & { readonly player: Player },
  sessions: readonly PlayedSession[],
  told: Progress,
): Promise<readonly Standing[]> {
  const places = playerBoards(METRICS).filter(({ metric }) => refusal(metric, his.filters) === null);
  const newest = sessions.slice(-TREND_SESSIONS);
  const standings: Standing[] = [];
  for (const [at, place] of places.entries()) {
    // The boards are all but a few statements
    told(at / places.length);
    signal.throwIfAborted();
    const { board, metric } = place;
    // Without the notes, which cost as much as a board: they are in the leaderboard.
    const alone = { ...metric, notes: [] };
    const options = { min_samples: 1, limit: 0, boards: [board.name] };
    const { boards, parameters } = await runMetric(database, alone, { ...his, player: null }, options);
    const [result] = boards;
    if (result?.rows.some((row) => row['guid'] === his.player.guid) !== true) continue;
    signal.throwIfAborted();
    const trend = await trendOf(database, place, parameters, his, newest);
    const standing = standingOf(place, result, his.player.guid, trend);
    if (standing !== undefined) standings.push(standing);
  }
  return standings;
}

/** The rows of a metric's first board that are of the scope's player. */
async function ownRows(database: Queries, metric: Metric, scope: Scope): Promise<readonly BoardRow[]> {
  const boards = metric.boards.slice(0, 1).map(({ name }) => name);
  const options = { min_samples: 1, limit: 0, boards, parameters: defaultParameters(metric) };
  const report = await runMetric(database, { ...metric, notes: [] }, scope, options);
  return report.boards.flatMap(({ rows }) => rows);
}

/** The player by his newest name in scope, as every board shows him. */
async function namedInScope(database: Queries, player: Player, sessions: readonly PlayedSession[]): Promise<Player> {
  const round_ids = sessions.flatMap((session) => session.round_ids);
  const [newest] = await database.rows<{ name: string }>(sql`
    select p.name
    from round_player p
    join round r using (round_id)
    where p.guid = ${player.guid} and p.round_id = any(${round_ids}::int[])
    order by r.start_at desc, r.round_id desc
    limit 1
  `);
  return newest === undefined ? player : { ...player, name: newest.name };
}

/** The objectives of the maps of cells. */
async function objectivesOn(database: Queries, cells: readonly BoardRow[], { round_ids }: Scope) {
  const maps = await database.rows<{ map: string; round_ids: readonly number[] }>(sql`
    select r.map, array_agg(r.round_id order by r.round_id) as round_ids
    from round r
    where r.round_id = any(${round_ids}::int[]) and r.map = any(${[...new Set(cells.map((row) => row['map']))]}::text[])
    group by r.map
  `);
  const objectives: Record<string, readonly Objective[]> = {};
  for (const played of maps) objectives[played.map] = await objectivesOf(database, played);
  return objectives;
}

async function whyNothing(database: Queries, { player, scope }: Profile | Omit<Profile, 'hint'>): Promise<string> {
  const bots = await database.rows(sql`
    select from round_player p where p.guid = ${player?.guid ?? ''} and p.is_bot limit 1
  `);
  return bots.length > 0 && !scope.bots
    ? 'A bot, and bots are not in the scope.'
    : 'Nothing of this player is recorded in the scope, though its rounds name him.';
}
