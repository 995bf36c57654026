import type { EngagementRecord, LifeRecord, PlayerRound } from '../domain/round-record.ts';
import { groupBy } from './group-by.ts';

const NOTHING = { lives: 0, combat_engagements: 0, deaths_to_enemies: 0, escapes: 0, crossfires: 0 };

/** Everybody's parts in a round: who has a life or was under fire there, a row per side and class. */
export function playerRounds(
  lives: readonly LifeRecord[],
  engagements: readonly EngagementRecord[],
): readonly PlayerRound[] {
  const parts = [...lives.map(partOfLife), ...engagements.map(partOfTarget)];
  const grouped = groupBy(parts, (part) => `${part.guid};${part.team};${part.class}`);
  return [...grouped.values()].map((own) => own.reduce(added));
}

function partOfLife({ guid, team, class: played, is_bot }: LifeRecord): PlayerRound {
  return { guid, team, class: played, is_bot, ...NOTHING, lives: 1 };
}

function partOfTarget(engagement: EngagementRecord): PlayerRound {
  const { target_guid: guid, target_team: team, target_class, target_is_bot: is_bot } = engagement;
  const owner = { guid, team, class: target_class, is_bot, ...NOTHING };
  if (engagement.kind !== 'combat') return owner;
  return {
    ...owner,
    combat_engagements: 1,
    deaths_to_enemies: engagement.death_by === 'enemy' ? 1 : 0,
    escapes: engagement.outcome === 'escaped' ? 1 : 0,
    crossfires: engagement.is_crossfire ? 1 : 0,
  };
}

function added(one: PlayerRound, other: PlayerRound): PlayerRound {
  return {
    ...one,
    lives: one.lives + other.lives,
    combat_engagements: one.combat_engagements + other.combat_engagements,
    deaths_to_enemies: one.deaths_to_enemies + other.deaths_to_enemies,
    escapes: one.escapes + other.escapes,
    crossfires: one.crossfires + other.crossfires,
  };
}
