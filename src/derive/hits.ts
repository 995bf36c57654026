import type { Hit, HitRegion, RoundRows } from '../domain/round-file.ts';
import type { EngagementRecord } from '../domain/round-record.ts';
import type { PlayerClass, Team } from '../format/words.ts';
import { groupBy } from './group-by.ts';
import type { LivesByPlayer } from './lives-by-player.ts';

/** One player hit another, or himself. */
export interface HitTime {
  readonly time_ms: number;
  readonly attacker_guid: string;
  readonly victim_guid: string;
  /** Of the attacker then; null where nothing tells. */
  readonly team: Team | null;
  readonly class: PlayerClass | null;
}

/** A round's hits, each player's in order of time. */
export interface HitTimes {
  dealtBy(guid: string): readonly HitTime[];
  takenBy(guid: string): readonly HitTime[];
}

/**
 * The hits whose time a round tells: those of HITS on the living. Without them those of V6 HIT_REGIONS, and the first
 * and last of each attacker of an engagement, which have the explosives that it lacks; one hit may be told by both.
 */
export function hitTimes(
  engagements: readonly EngagementRecord[],
  { HITS, HIT_REGIONS }: Pick<RoundRows, 'HITS' | 'HIT_REGIONS'>,
  lives: LivesByPlayer,
): HitTimes {
  const told =
    HITS.length > 0
      ? namedHits(HITS.filter(isFromPlayerToLiving), lives)
      : [...firstAndLastHits(engagements), ...namedHits(HIT_REGIONS, lives)];
  const all = [...told].sort((a, b) => a.time_ms - b.time_ms);
  const dealt = groupBy(all, (hit) => hit.attacker_guid);
  const taken = groupBy(all, (hit) => hit.victim_guid);
  return { dealtBy: (guid) => dealt.get(guid) ?? [], takenBy: (guid) => taken.get(guid) ?? [] };
}

/** A corpse is a body that waits for a medic: who hits it fights nobody. */
function isFromPlayerToLiving({ kind }: Hit): boolean {
  return kind === 'enemy' || kind === 'friendly' || kind === 'self';
}

function* firstAndLastHits(engagements: readonly EngagementRecord[]): Generator<HitTime> {
  for (const { target_guid: victim_guid, attackers } of engagements) {
    for (const attacker of attackers) {
      const { guid: attacker_guid, team, class: attacker_class, first_hit_ms, last_hit_ms } = attacker;
      yield { time_ms: first_hit_ms, attacker_guid, victim_guid, team, class: attacker_class };
      if (last_hit_ms === first_hit_ms) continue;
      yield { time_ms: last_hit_ms, attacker_guid, victim_guid, team, class: attacker_class };
    }
  }
}

function* namedHits(hits: readonly (Hit | HitRegion)[], lives: LivesByPlayer): Generator<HitTime> {
  for (const { time_ms, attacker_guid, victim_guid } of hits) {
    if (attacker_guid === null) continue;
    const life = lives.lastSpawned(attacker_guid, time_ms);
    yield { time_ms, attacker_guid, victim_guid, team: life?.team ?? null, class: life?.class ?? null };
  }
}
