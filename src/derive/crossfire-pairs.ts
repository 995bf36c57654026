import { byCodePoint } from '../domain/by-code-point.ts';
import type { CrossfirePair, EngagementAttacker, EngagementRecord } from '../domain/round-record.ts';
import { groupBy } from './group-by.ts';

/** The engine's MAX_CLIENTS; a file made to name more would have pairs by the million. */
const MOST_PLAYERS = 64;
const MOST_DAMAGE = 2_147_483_647;

/** A long round of many players has some thousands. */
const MOST_PAIRS = 100_000;

/** Every two who took part in a crossfire. Throws an Error where a file is made to hold more than any round has. */
export function crossfirePairs(engagements: readonly EngagementRecord[]): readonly CrossfirePair[] {
  const pairs: CrossfirePair[] = [];
  for (const engagement of engagements) {
    pairs.push(...pairsOf(engagement));
    if (pairs.length > MOST_PAIRS)
      throw new Error(`its crossfires have over ${MOST_PAIRS} pairs, more than any round has`);
  }
  return pairs;
}

/** None where there was no crossfire. */
function pairsOf(engagement: EngagementRecord): readonly CrossfirePair[] {
  if (!engagement.is_crossfire) return [];
  const participants = participantsOf(engagement);
  return participants.flatMap((one, index) =>
    participants.slice(index + 1).map((mate) => pairOf(engagement, one, mate)),
  );
}

/** By GUID; an attacker listed twice is one, with his earlier first hit and the damage of both. */
function participantsOf({ attackers }: EngagementRecord): readonly EngagementAttacker[] {
  const enemies = attackers.filter((attacker) => attacker.is_enemy);
  return [...groupBy(enemies, ({ guid }) => guid).values()]
    .filter((entries) => entries.some((entry) => entry.in_crossfire))
    .map((entries) => entries.reduce(joined))
    .sort((a, b) => byCodePoint(a.guid, b.guid))
    .slice(0, MOST_PLAYERS);
}

function joined(one: EngagementAttacker, other: EngagementAttacker): EngagementAttacker {
  const earlier = other.first_hit_ms < one.first_hit_ms ? other : one;
  return { ...earlier, damage: one.damage + other.damage };
}

function pairOf(engagement: EngagementRecord, one: EngagementAttacker, mate: EngagementAttacker): CrossfirePair {
  return {
    engagement_id: engagement.engagement_id,
    guid: one.guid,
    mate_guid: mate.guid,
    team: one.team,
    class: one.class,
    mate_class: mate.class,
    with_bot: one.is_bot || mate.is_bot,
    target_is_bot: engagement.target_is_bot,
    gap_ms: Math.abs(one.first_hit_ms - mate.first_hit_ms),
    joint_damage: limited(one.damage + mate.damage),
    is_kill: engagement.death_by === 'enemy',
  };
}

/** A sum that its column can hold. */
function limited(damage: number): number {
  return Math.max(-MOST_DAMAGE, Math.min(damage, MOST_DAMAGE));
}
