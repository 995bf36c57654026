import sql from 'sql-template-tag';
import { resolveScope } from '../../report/resolve-scope.ts';
import type { ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import { firesOf } from './fires.ts';
import { boundsOf, floorsOf } from './floor.ts';
import { happeningsOf } from './happenings.ts';
import { castOf } from './players.ts';
import { type Death, isKill, type ReplayData, type ReplayRound } from './round.ts';
import { type ReplayRows, readRows } from './rows.ts';

interface RoundRow {
  readonly round_id: number;
  readonly server: string;
  readonly map: string;
  readonly round: number;
  readonly session: string;
  readonly last_time_ms: number;
}

/** Loads the round of that id, or the newest in scope where it is null; fails as `resolveScope` does. */
export async function loadReplay(
  database: Queries,
  round_id: number | null,
  filters: ScopeFilters,
  signal: AbortSignal,
): Promise<ReplayData> {
  const named = round_id === null ? filters : { ...filters, round_id };
  const scope = await resolveScope(database, named, new Date());
  const found = await newestRound(database, scope.round_ids);
  if (found === null) {
    const why = scope.hint ?? 'No round is in scope.';
    return { round: null, missing: round_id === null ? why : `Round ${round_id} is not in scope. ${why}` };
  }
  const rows = await readRows(database, found.round_id, signal);
  return { round: replayRound(found, rows, scope.player?.guid ?? null) };
}

async function newestRound(database: Queries, round_ids: readonly number[]): Promise<RoundRow | null> {
  const [newest] = await database.rows<{ round_id: number }>(sql`
    select round_id from round where round_id = any(${round_ids}::int[]) order by start_at desc, round_id desc limit 1
  `);
  if (newest === undefined) return null;
  const [row] = await database.rows<RoundRow>(sql`
    select s.round_id, s.server, s.map, s.round::int as round, s.session, r.last_time_ms
    from session_round s
    join round r using (round_id)
    where s.round_id = ${newest.round_id}::int
  `);
  return row ?? null;
}

/** Everything that a picture of any moment needs, from the round's rows. */
function replayRound(found: RoundRow, rows: ReplayRows, chosen: string | null): ReplayRound {
  const cast = castOf(rows);
  const happenings = happeningsOf(rows, cast);
  const deaths = happenings.filter((happening) => happening.kind === 'death');
  const objectives = rows.objectives.map(({ objective, x, y }) => ({ name: objective, x, y }));
  const bounds = boundsOf(cast.players, objectives);
  const { last_time_ms, ...told } = found;
  const clock = clockOf(rows, last_time_ms);
  const timesOf = (some: readonly Death[]): number[] =>
    [...new Set(some.map(({ time_ms }) => time_ms))].filter((time_ms) => time_ms >= clock.from_ms);
  return {
    ...told,
    ...clock,
    ...{ players: cast.players, happenings, objectives, bounds, chosen },
    kills_ms: timesOf(deaths.filter(isKill)),
    trades_ms: timesOf(deaths.filter(({ trades }) => trades.length > 0)),
    fires: firesOf(rows, cast),
    floors: floorsOf(cast.players, bounds),
  };
}

/** From 0, or where the tracker came late from its first row, to the round's last row. */
function clockOf({ lives }: ReplayRows, last_time_ms: number): { readonly from_ms: number; readonly to_ms: number } {
  const first = lives.reduce((least, { spawn_time_ms }) => Math.min(least, spawn_time_ms), Infinity);
  const from_ms = Number.isFinite(first) && first > LATE_MS ? first : 0;
  return { from_ms, to_ms: Math.max(from_ms, last_time_ms) };
}

/** A first spawn later than this is no round's beginning. */
const LATE_MS = 20_000;
