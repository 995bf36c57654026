import type { Cast } from './players.ts';
import type { Fire } from './round.ts';
import type { ReplayRows } from './rows.ts';

/** How long a hit is seen, and how near the next must be for the fire to go on. */
const SEEN_MS = 400;
const PAUSE_MS = 700;

interface Shots {
  readonly attacker_guid: string;
  readonly victim_guid: string;
  from_ms: number;
  to_ms: number;
}

/**
 * Who hit whom from when to when, by their beginning. By single hits where the round has them; else, and for hits that
 * its tracker did not count (explosives), from the first to the last hit that an attacker dealt in an engagement.
 */
export function firesOf(rows: ReplayRows, cast: Cast): readonly Fire[] {
  const fires = joinedHits(rows);
  const single = new Map<string, Shots[]>();
  for (const fire of fires) single.set(pairOf(fire), [...(single.get(pairOf(fire)) ?? []), fire]);
  for (const { guid, target_guid, first_hit_ms, last_hit_ms } of rows.attackers) {
    const fire = { attacker_guid: guid, victim_guid: target_guid, from_ms: first_hit_ms, to_ms: last_hit_ms + SEEN_MS };
    const isTold = (each: Shots): boolean => each.from_ms <= fire.to_ms && fire.from_ms <= each.to_ms;
    if (!(single.get(pairOf(fire)) ?? []).some(isTold)) fires.push(fire);
  }
  return fires
    .flatMap(({ attacker_guid, victim_guid, from_ms, to_ms }): Fire[] => {
      const [attacker, target] = [cast.at(attacker_guid, from_ms), cast.at(victim_guid, from_ms)];
      return attacker === null || target === null ? [] : [{ attacker, target, from_ms, to_ms }];
    })
    .sort((one, other) => one.from_ms - other.from_ms);
}

/** Hits of one player on another that follow each other closely, as one. */
function joinedHits({ hits }: ReplayRows): Shots[] {
  const fires: Shots[] = [];
  const open = new Map<string, Shots>();
  for (const { attacker_guid, victim_guid, time_ms } of hits) {
    const fire: Shots = { attacker_guid, victim_guid, from_ms: time_ms, to_ms: time_ms + SEEN_MS };
    const last = open.get(pairOf(fire));
    if (last !== undefined && time_ms <= last.to_ms - SEEN_MS + PAUSE_MS) last.to_ms = fire.to_ms;
    else {
      fires.push(fire);
      open.set(pairOf(fire), fire);
    }
  }
  return fires;
}

function pairOf({ attacker_guid, victim_guid }: Shots): string {
  return `${attacker_guid} ${victim_guid}`;
}
