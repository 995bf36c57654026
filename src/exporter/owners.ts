import type { Owner } from '../report/conditions.ts';

/** Whether the player with the GUID of that SQL expression is a bot. */
function isBot(alias: string, guid: string): string {
  return `exists (select from round_player b where b.round_id = ${alias}.round_id and b.guid = ${guid} and b.is_bot)`;
}

/** The life that a player is in at `x.time_ms`, or else the nearest one: tells team and class where a row does not. */
export function lifeOf(guid: string): string {
  return `left join lateral (
    select l.team, l.class
    from player_track l
    where l.round_id = x.round_id and l.guid = ${guid}
    order by l.spawn_time_ms <= x.time_ms desc, abs(l.spawn_time_ms - x.time_ms)
    limit 1
  ) l on true`;
}

function owner(alias: string, prefix: string, is_bot: string, of = alias): Owner {
  return {
    round_id: `${alias}.round_id`,
    guid: `${alias}.${prefix}guid`,
    team: `${of}.${prefix}team`,
    class: `${of}.${prefix}class`,
    is_bot,
  };
}

/** An attack belongs to the attacker; combat_attacker as `a`, its engagement as `e`. */
export const ATTACKER = owner('a', '', '(a.is_bot or e.target_is_bot)');

/** A kill belongs to the killer; player_kill as `k`. */
export const KILLER = owner('k', 'killer_', `(${isBot('k', 'k.killer_guid')} or ${isBot('k', 'k.victim_guid')})`);

/** A rescue belongs to the rescuer; player_rescue as `r`. */
export const RESCUER = owner('r', '', '(r.is_bot or r.target_is_bot)');

/** A hit belongs to who deals it, in the life of `lifeOf`; player_hit as `x`. */
export const HITTER: Owner = {
  ...owner('x', '', `(${isBot('x', 'x.attacker_guid')} or ${isBot('x', 'x.victim_guid')})`, 'l'),
  guid: 'x.attacker_guid',
};

/** A change of class belongs to who changes, as what he becomes; class_change as `c`. */
export const CLASS_CHANGER = owner('c', '', isBot('c', 'c.guid'));

/** A revive belongs to the revived, for the medic may be a guess; player_revive as `x`. */
export const REVIVED: Owner = { ...owner('x', '', isBot('x', 'x.revived_guid'), 'l'), guid: 'x.revived_guid' };

/** A crossfire belongs to either of the two; crossfire_pairs as `c`. */
export const PAIR = owner('c', '', '(c.with_bot or c.target_is_bot)');

/** The other of the two. */
export const PAIR_MATE: Owner = { ...PAIR, guid: 'c.mate_guid', class: 'c.mate_class' };
