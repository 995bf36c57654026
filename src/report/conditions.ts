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

/** A life belongs to who lives it; player_track as `l`. */
export const LIFE_OWNER: Owner = {
  round_id: 'l.round_id',
  guid: 'l.guid',
  team: 'l.team',
  class: 'l.class',
  is_bot: 'l.is_bot',
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
      unlessBots(scope, owner.is_bot),
    ].filter((condition) => condition !== null),
    ' and ',
  )})`;
}

/** ` and not is_bot` piece: nothing where bots count. */
function unlessBots(scope: Scope, isBot: string): Sql | null {
  return scope.bots ? null : sql`not ${raw(isBot)}`;
}
