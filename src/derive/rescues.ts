import { byCodeUnit } from '../domain/by-code-unit.ts';
import type { EngagementAttacker, EngagementRecord, Rescue } from '../domain/round-record.ts';
import type { HitTime, HitTimes } from './hits.ts';
import { firstAtOrAfter } from './in-time.ts';

/** How long after an engagement's start a mate's hit on an attacker still rescues. */
const RESCUE_WINDOW_MS = 5000;

/**
 * The mates who came to the aid of the target of `engagement`: each one's first hit on an enemy attacker, at or after
 * that attacker's own first hit, within 5000 ms of the start and not after the end. By GUID.
 */
export function rescuesOf(engagement: EngagementRecord, hits: HitTimes, bots: ReadonlySet<string>): readonly Rescue[] {
  if (engagement.kind !== 'combat') return [];
  const firstBy = new Map<string, HitTime>();
  for (const attacker of engagement.attackers) {
    if (!attacker.is_enemy) continue;
    for (const hit of matesHits(engagement, attacker, hits)) {
      const earlier = firstBy.get(hit.attacker_guid);
      if (earlier === undefined || byTimeAndClass(hit, earlier) < 0) firstBy.set(hit.attacker_guid, hit);
    }
  }
  return [...firstBy.values()]
    .sort((a, b) => byCodeUnit(a.attacker_guid, b.attacker_guid))
    .map((hit) => ({
      engagement_id: engagement.engagement_id,
      guid: hit.attacker_guid,
      team: engagement.target_team,
      class: hit.class,
      is_bot: bots.has(hit.attacker_guid),
      target_is_bot: engagement.target_is_bot,
      after_ms: hit.time_ms - engagement.start_time_ms,
    }));
}

function* matesHits(engagement: EngagementRecord, attacker: EngagementAttacker, hits: HitTimes): Generator<HitTime> {
  const until_ms = Math.min(engagement.start_time_ms + RESCUE_WINDOW_MS, engagement.end_time_ms);
  const taken = hits.takenBy(attacker.guid);
  for (let index = firstAtOrAfter(taken, attacker.first_hit_ms); index < taken.length; index++) {
    const hit = taken[index];
    if (hit === undefined || hit.time_ms > until_ms) return;
    if (hit.team === engagement.target_team && hit.attacker_guid !== engagement.target_guid) yield hit;
  }
}

/** Of the tellings of one hit the one that knows the class comes first. */
function byTimeAndClass(a: HitTime, b: HitTime): number {
  return a.time_ms - b.time_ms || byCodeUnit(a.class ?? '~', b.class ?? '~');
}
