import type { Life } from '../domain/round-file.ts';
import type { EngagementRecord } from '../domain/round-record.ts';
import { TEAMS } from '../format/words.ts';
import type { Alive } from './alive.ts';
import { combatSpans, livingCombat, type Times } from './in-combat.ts';
import { lastAtOrBefore, numberAt } from './in-time.ts';
import { inOrderOfTime, type Track } from './track.ts';
import { OLDEST_POSITION_MS, type Whereabouts } from './whereabouts.ts';

/** How near a mate in combat must be, tenths of a game unit. */
const SUPPORT_DISTANCE = 6000;

interface Mate {
  readonly guid: string;
  /** When he lived and was in combat. */
  readonly combat: Times;
  readonly track: Track;
}

/** Counts of a life the points at which a living mate in combat was within 600 u. */
export function supportCounter(
  engagements: readonly EngagementRecord[],
  alive: Alive,
  positions: Whereabouts,
): (life: Life) => number {
  const spans = [...combatSpans(engagements)];
  const teams = new Map(
    TEAMS.map((team) => {
      const mates = spans.map(([guid, combat]): Mate => {
        return { guid, combat: livingCombat(guid, team, combat, alive), track: positions.trackOf(guid) };
      });
      return [team, mates.filter((mate) => mate.combat.from_ms.length > 0)];
    }),
  );
  return ({ guid, team, path: written }) => {
    const path = inOrderOfTime(written);
    const supported = new Uint8Array(path.time_ms.length);
    for (const mate of teams.get(team) ?? []) {
      if (mate.guid !== guid) markSupported(supported, path, mate);
    }
    return sum(supported);
  };
}

/** Marks the points of `path` near which `mate` lived in combat. */
function markSupported(supported: Uint8Array, path: Track, { combat, track }: Mate): void {
  const first_ms = numberAt(path.time_ms, 0);
  const last_ms = numberAt(path.time_ms, path.time_ms.length - 1);
  for (let span = Math.max(0, lastAtOrBefore(combat.from_ms, first_ms)); span < combat.from_ms.length; span++) {
    const from_ms = numberAt(combat.from_ms, span);
    if (from_ms > last_ms) return;
    markSpan(supported, path, track, from_ms, numberAt(combat.to_ms, span));
  }
}

/** Goes through both paths side by side. */
function markSpan(supported: Uint8Array, path: Track, track: Track, from_ms: number, to_ms: number): void {
  const times_ms = path.time_ms;
  let place = lastAtOrBefore(track.time_ms, from_ms);
  for (let index = lastAtOrBefore(times_ms, from_ms - 1) + 1; index < path.time_ms.length; index++) {
    const time_ms = numberAt(times_ms, index);
    if (time_ms > to_ms) return;
    if (supported[index] === 1) continue;
    while (place + 1 < track.time_ms.length && numberAt(track.time_ms, place + 1) <= time_ms) place++;
    if (isNear(path, index, track, place)) supported[index] = 1;
  }
}

function isNear(path: Track, index: number, track: Track, place: number): boolean {
  if (place < 0 || numberAt(path.time_ms, index) - numberAt(track.time_ms, place) > OLDEST_POSITION_MS) return false;
  const dx = numberAt(path.x, index) - numberAt(track.x, place);
  const dy = numberAt(path.y, index) - numberAt(track.y, place);
  const dz = numberAt(path.z, index) - numberAt(track.z, place);
  return dx * dx + dy * dy + dz * dz <= SUPPORT_DISTANCE * SUPPORT_DISTANCE;
}

function sum(flags: Uint8Array): number {
  let total = 0;
  for (const flag of flags) total += flag;
  return total;
}
