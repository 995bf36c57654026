import sql, { type Sql } from 'sql-template-tag';
import type { PlayerClass, Team } from '../../format/words.ts';
import { USUAL_TRADE } from '../../metrics/trades/conditions.ts';
import type { Queries } from '../../store/database.ts';

/** Rows of one round as the tables have them; places in game units. */
export interface ReplayRows {
  readonly players: readonly PlayerRow[];
  readonly lives: readonly LifeRow[];
  readonly inferred: readonly InferredRow[];
  readonly fights: readonly FightRow[];
  readonly attackers: readonly AttackerRow[];
  readonly hits: readonly HitRow[];
  readonly kills: readonly KillRow[];
  readonly revives: readonly ReviveRow[];
  readonly trades: readonly TradeRow[];
  readonly objectives: readonly ObjectiveRow[];
}

interface PlayerRow {
  readonly guid: string;
  readonly name: string;
  readonly is_bot: boolean;
}

export interface LifeRow {
  readonly guid: string;
  readonly team: Team;
  readonly class: PlayerClass | null;
  readonly spawn_time_ms: number;
  readonly death_time_ms: number;
  readonly death_type: string | null;
  readonly path: Uint8Array;
}

export interface InferredRow {
  readonly guid: string;
  readonly team: Team;
  readonly from_ms: number;
  readonly to_ms: number;
}

export interface FightRow {
  readonly engagement_id: number;
  readonly end_time_ms: number;
  readonly target_guid: string;
  readonly target_team: Team;
  readonly outcome: string;
  readonly killer_guid: string | null;
  readonly killer_x: number | null;
  readonly killer_y: number | null;
  readonly end_x: number;
  readonly end_y: number;
  /** Only where it falls into an inferred life of the target. */
  readonly positions: Uint8Array | null;
}

interface AttackerRow {
  readonly engagement_id: number;
  readonly guid: string;
  readonly team: Team;
  readonly target_guid: string;
  readonly first_hit_ms: number;
  readonly last_hit_ms: number;
  readonly weapons: string;
}

interface HitRow {
  readonly time_ms: number;
  readonly attacker_guid: string;
  readonly victim_guid: string;
}

export interface KillRow {
  readonly time_ms: number;
  readonly killer_guid: string | null;
  readonly killer_team: Team | null;
  readonly victim_guid: string;
  readonly victim_team: Team;
  readonly killer_x: number | null;
  readonly killer_y: number | null;
  readonly victim_x: number;
  readonly victim_y: number;
  readonly means_of_death: number;
}

interface ReviveRow {
  readonly time_ms: number;
  readonly medic_guid: string | null;
  readonly medic_is_guess: boolean;
  readonly revived_guid: string;
  readonly x: number;
  readonly y: number;
}

interface TradeRow {
  /** Of the death that was avenged. */
  readonly time_ms: number;
  readonly gap_ms: number;
  readonly victim_guid: string;
  readonly killer_guid: string;
  readonly avenger_guid: string;
}

interface ObjectiveRow {
  readonly objective: string;
  readonly x: number;
  readonly y: number;
}

/** All rows that a replay of the round needs; stops between two queries where nobody waits for it any more. */
export async function readRows(database: Queries, round_id: number, signal: AbortSignal): Promise<ReplayRows> {
  const rows = <Row extends object>(statement: Sql): Promise<Row[]> => {
    signal.throwIfAborted();
    return database.rows<Row>(statement);
  };
  return {
    players: await rows(sql`select guid, name, is_bot from round_player where round_id = ${round_id}::int`),
    lives: await rows(sql`
      select guid, team, class, spawn_time_ms, death_time_ms, death_type, path
      from player_track
      where round_id = ${round_id}::int
      order by spawn_time_ms, life_id
    `),
    inferred: await rows(sql`
      select guid, team, from_ms, to_ms from inferred_life where round_id = ${round_id}::int order by from_ms
    `),
    fights: await rows(fights(round_id)),
    attackers: await rows(attackers(round_id)),
    hits: await rows(hits(round_id)),
    kills: await rows(sql`
      select
        time_ms, killer_guid, killer_team, victim_guid, victim_team, killer_x, killer_y, victim_x, victim_y, means_of_death
      from player_kill
      where round_id = ${round_id}::int
      order by time_ms, kill_no
    `),
    revives: await rows(sql`
      select time_ms, medic_guid, medic_is_guess, revived_guid, x, y
      from player_revive
      where round_id = ${round_id}::int
      order by time_ms, revive_no
    `),
    trades: await rows(sql`
      select time_ms, success_gap_ms as gap_ms, victim_guid, killer_guid, avenger_guid
      from proximity_trade_event
      where round_id = ${round_id}::int and success_gap_ms <= ${USUAL_TRADE['trade_window_ms']}::int
      order by time_ms, engagement_id
    `),
    objectives: await rows(sql`
      select objective, x, y from round_objective where round_id = ${round_id}::int order by objective
    `),
  };
}

/** Those that somebody died in, and those that tell where somebody was in a life without a path. */
function fights(round_id: number): Sql {
  return sql`
    select
      e.engagement_id, e.end_time_ms, e.target_guid, e.target_team, e.outcome, e.killer_guid, e.killer_x, e.killer_y,
      e.end_x, e.end_y, case when i.is_inferred then e.positions end as positions
    from combat_engagement e
    cross join lateral (
      select exists (
        select from inferred_life i
        where i.round_id = e.round_id and i.guid = e.target_guid
          and i.from_ms <= e.end_time_ms and i.to_ms >= e.start_time_ms
      ) as is_inferred
    ) i
    where e.round_id = ${round_id}::int and (e.outcome = 'killed' or i.is_inferred)
    order by e.end_time_ms, e.engagement_id
  `;
}

function attackers(round_id: number): Sql {
  return sql`
    select a.engagement_id, a.guid, a.team, e.target_guid, a.first_hit_ms, a.last_hit_ms, a.weapons
    from combat_attacker a
    join combat_engagement e using (round_id, engagement_id)
    where a.round_id = ${round_id}::int and a.guid <> e.target_guid
    order by a.first_hit_ms, a.engagement_id, a.attacker_no
  `;
}

/** On the living, by others. */
function hits(round_id: number): Sql {
  return sql`
    select time_ms, attacker_guid, victim_guid
    from player_hit
    where round_id = ${round_id}::int and attacker_guid <> victim_guid and kind is distinct from 'corpse'
    order by time_ms, hit_no
  `;
}
