import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Scope } from './scope.ts';

/** Whom a query's row belongs to: SQL expressions for his GUID, team, class and whether he is a bot. */
export interface Owner {
  readonly round_id: string;
  readonly guid: string;
  readonly team: string;
  readonly class: string;
  readonly is_bot: string;
}

/** An engagement (and its reaction) belongs to its target; combat_engagement as `e`. */
export const ENGAGEMENT_TARGET: Owner = {
  round_id: 'e.round_id',
  guid: 'e.target_guid',
  team: 'e.target_team',
  class: 'e.target_class',
  is_bot: 'e.target_is_bot',
};

/** A reaction belongs to the target; proximity_reaction_metric as `m`. */
export const REACTION_TARGET: Owner = {
  round_id: 'm.round_id',
  guid: 'm.target_guid',
  team: 'm.target_team',
  class: 'm.target_class',
  is_bot: 'm.target_is_bot',
};

/** A player's part in a round is his; player_round as `p`. */
export const PART_OWNER: Owner = {
  round_id: 'p.round_id',
  guid: 'p.guid',
  team: 'p.team',
  class: 'p.class',
  is_bot: 'p.is_bot',
};

/** A death to an enemy belongs to the victim; proximity_trade_event as `d`. */
export const DEATH_VICTIM: Owner = {
  round_id: 'd.round_id',
  guid: 'd.victim_guid',
  team: 'd.victim_team',
  class: 'd.victim_class',
  is_bot: 'd.victim_is_bot',
};

/** A life belongs to who lives it; player_track as `l`. */
export const LIFE_OWNER: Owner = {
  round_id: 'l.round_id',
  guid: 'l.guid',
  team: 'l.team',
  class: 'l.class',
  is_bot: 'l.is_bot',
};

/** What somebody did to a target belongs to him; combat_attacker as `a`. */
export const ATTACKER: Owner = {
  round_id: 'a.round_id',
  guid: 'a.guid',
  team: 'a.team',
  class: 'a.class',
  is_bot: 'a.is_bot',
};

/** A kill belongs to the killer, in the class of his life then; the victim's combat_engagement as `e`. */
export const KILLER: Owner = {
  round_id: 'e.round_id',
  guid: 'e.killer_guid',
  team: "case e.target_team when 'AXIS' then 'ALLIES' else 'AXIS' end",
  class: `(
    select l.class
    from player_track l
    where l.round_id = e.round_id and l.guid = e.killer_guid
      and l.spawn_time_ms <= e.end_time_ms and e.end_time_ms < l.death_time_ms
    limit 1
  )`,
  is_bot: '(e.round_id, e.killer_guid) in (select p.round_id, p.guid from round_player p where p.is_bot)',
};

/** The condition that a row lies in a round of the scope. */
export function inRounds(scope: Scope, roundId: string): Sql {
  return sql`${raw(roundId)} = any(${scope.round_ids}::int[])`;
}

/** The condition that a row lies in the scope's rounds and its owner is asked for. */
export function belongsTo(owner: Owner, scope: Scope): Sql {
  return sql`(${join(
    [
      inRounds(scope, owner.round_id),
      scope.player && sql`${raw(owner.guid)} = ${scope.player.guid}`,
      scope.team && sql`${raw(owner.team)} = ${scope.team}`,
      scope.class && sql`${raw(owner.class)} = ${scope.class}`,
      unlessBot(scope, owner.is_bot),
    ].filter((condition) => condition !== null),
    ' and ',
  )})`;
}

/** The condition that a row's other player, such as a target, counts: everybody does where bots do. */
export function unlessBot(scope: Scope, isBot: string): Sql {
  return scope.bots ? sql`true` : sql`not ${raw(isBot)}`;
}
