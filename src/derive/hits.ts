import type { Hit } from '../domain/round-file.ts';
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
 * The hits whose time a round tells: those named one by one, and the first and last of each attacker of an engagement,
 * which have the explosives that V6 HIT_REGIONS lacks. One hit may be told by both.
 */
export function hitTimes(
  engagements: readonly EngagementRecord[],
  hits: readonly Hit[],
  lives: LivesByPlayer,
): HitTimes {
  const all = [...firstAndLastHits(engagements), ...namedHits(hits, lives)].sort((a, b) => a.time_ms - b.time_ms);
  const dealt = groupBy(all, (hit) => hit.attacker_guid);
  const taken = groupBy(all, (hit) => hit.victim_guid);
  return { dealtBy: (guid) => dealt.get(guid) ?? [], takenBy: (guid) => taken.get(guid) ?? [] };
}

function* firstAndLastHits(engagements: readonly EngagementRecord[]): Generator<HitTime> {
  for (const { target_guid: victim_guid, attackers } of engagements) {
    for (const attacker of attackers) {
      const hit = { attacker_guid: attacker.guid, victim_guid, team: attacker.team, class: attacker.class };
      yield { ...hit, time_ms: attacker.first_hit_ms };
      if (attacker.last_hit_ms !== attacker.first_hit_ms) yield { ...hit, time_ms: attacker.last_hit_ms };
    }
  }
}

function* namedHits(hits: readonly Hit[], lives: LivesByPlayer): Generator<HitTime> {
  for (const { time_ms, attacker_guid, victim_guid } of hits) {
    const life = lives.lastSpawned(attacker_guid, time_ms);
    yield { time_ms, attacker_guid, victim_guid, team: life?.team ?? null, class: life?.class ?? null };
  }
}
