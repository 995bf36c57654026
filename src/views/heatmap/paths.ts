import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, ENGAGEMENT_TARGET, LIFE_OWNER } from '../../report/conditions.ts';
import type { Scope } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import { unpackTrail } from '../../store/unpack-points.ts';
import type { Progress } from '../view.ts';
import { ALLIES, CHOSEN, FINEST_U, SampleCounter, type Spots } from './spots.ts';

/** Rounds whose paths are read at once: between two such parts the load can be cancelled. */
const ROUNDS_AT_ONCE = 8;

/** Packed coordinates are tenths. */
const CELL_TENTHS = FINEST_U * 10;

interface PackedRow {
  readonly is_allies: boolean;
  readonly is_chosen: boolean;
  readonly points: Uint8Array;
}

interface PathSpots {
  readonly movement: Spots;
  readonly combat: Spots;
}

/** The samples of paths and of combat engagements of everybody in the scope's rounds; stops where `signal` is aborted. */
export async function loadPaths(
  database: Queries,
  scope: Scope,
  signal: AbortSignal,
  told: Progress = () => {},
): Promise<PathSpots> {
  const [movement, combat] = [new SampleCounter(), new SampleCounter()];
  const chosen = scope.player?.guid ?? '';
  for (let at = 0; at < scope.round_ids.length; at += ROUNDS_AT_ONCE) {
    const some: Scope = { ...scope, player: null, round_ids: scope.round_ids.slice(at, at + ROUNDS_AT_ONCE) };
    told(at / scope.round_ids.length);
    signal.throwIfAborted();
    for (const row of await database.rows<PackedRow>(lives(some, chosen))) countMoves(movement, row);
    signal.throwIfAborted();
    for (const row of await database.rows<PackedRow>(fights(some, chosen))) countSamples(combat, row);
  }
  return { movement: movement.spots(), combat: combat.spots() };
}

function lives(scope: Scope, chosen: string): Sql {
  return sql`
    select l.team = 'ALLIES' as is_allies, l.guid = ${chosen}::text as is_chosen, l.path as points
    from player_track l
    where ${belongsTo(LIFE_OWNER, scope)}
  `;
}

function fights(scope: Scope, chosen: string): Sql {
  return sql`
    select e.target_team = 'ALLIES' as is_allies, e.target_guid = ${chosen}::text as is_chosen, e.positions as points
    from combat_engagement e
    where e.kind = 'combat' and ${belongsTo(ENGAGEMENT_TARGET, scope)}
  `;
}

/** Samples since the round went live at another place than the sample before. */
function countMoves(counter: SampleCounter, row: PackedRow): void {
  const party = partyOf(row);
  const { length, time_ms, x, y } = unpackTrail(row.points);
  for (let at = 1; at < length; at += 1) {
    const hasMoved = x[at] !== x[at - 1] || y[at] !== y[at - 1];
    if (hasMoved && (time_ms[at] ?? 0) >= 0) counter.count(cellOf(x[at]), cellOf(y[at]), party);
  }
}

function countSamples(counter: SampleCounter, row: PackedRow): void {
  const party = partyOf(row);
  const { length, x, y } = unpackTrail(row.points);
  for (let at = 0; at < length; at += 1) counter.count(cellOf(x[at]), cellOf(y[at]), party);
}

function partyOf({ is_allies, is_chosen }: PackedRow): number {
  return (is_allies ? ALLIES : 0) + (is_chosen ? CHOSEN : 0);
}

function cellOf(tenths = 0): number {
  return Math.floor(tenths / CELL_TENTHS);
}
