import type { Life } from '../domain/round-file.ts';
import type { PlayerClass, Team } from '../format/words.ts';
import { groupBy } from './group-by.ts';

/** A round's recorded lives, to ask who was on which side and of which class at a time. */
export interface LivesByPlayer {
  /** The class of the life that covers `time_ms` (spawn ≤ t < death), else null. */
  classAt(guid: string, time_ms: number): PlayerClass | null;
  /** The side of the life that covers `time_ms`, else that of the player's life nearest in time, else null. */
  teamNear(guid: string, time_ms: number): Team | null;
  /** The player's life with the last spawn at or before `time_ms`, ended or not, else his first, else null. */
  lastSpawned(guid: string, time_ms: number): Life | null;
}

/** Groups `lives` by player. */
export function livesByPlayer(lives: readonly Life[]): LivesByPlayer {
  const byGuid = groupBy(lives, (life) => life.guid);
  for (const own of byGuid.values()) own.sort((a, b) => a.spawn_time_ms - b.spawn_time_ms);
  return {
    classAt(guid, time_ms) {
      const own = byGuid.get(guid) ?? [];
      return own.find((life) => life.spawn_time_ms <= time_ms && time_ms < life.death_time_ms)?.class ?? null;
    },
    teamNear(guid, time_ms) {
      let nearest: Life | null = null;
      for (const life of byGuid.get(guid) ?? []) {
        if (nearest === null || timeFrom(life, time_ms) < timeFrom(nearest, time_ms)) nearest = life;
      }
      return nearest?.team ?? null;
    },
    lastSpawned(guid, time_ms) {
      const own = byGuid.get(guid) ?? [];
      return own.findLast((life) => life.spawn_time_ms <= time_ms) ?? own[0] ?? null;
    },
  };
}

function timeFrom(life: Life, time_ms: number): number {
  return Math.max(life.spawn_time_ms - time_ms, time_ms - life.death_time_ms, 0);
}
