import type { Life } from '../domain/round-file.ts';
import type { PlayerClass, Team } from '../format/words.ts';
import { groupBy } from './group-by.ts';
import { lastAtOrBefore, latestSoFar, numberAt } from './in-time.ts';

/** A round's recorded lives, to ask who was on which side and of which class at a time. */
export interface LivesByPlayer {
  /** The class of the life that covers `time_ms` (spawn ≤ t < death), else null. */
  classAt(guid: string, time_ms: number): PlayerClass | null;
  /** The side of the life that covers `time_ms`, else that of the player's life nearest in time, else null. */
  teamNear(guid: string, time_ms: number): Team | null;
  /** The player's life with the last spawn at or before `time_ms`, ended or not, else his first, else null. */
  lastSpawned(guid: string, time_ms: number): Life | null;
}

/** A player's lives by their spawn. A damaged file's may overlap. */
interface OwnLives {
  readonly lives: readonly Life[];
  readonly spawns_ms: Int32Array;
  readonly latestDeaths_ms: Int32Array;
}

const NOBODY: OwnLives = ownLives([]);

/** Groups `lives` by player. Each question is answered by halves, for a file may be made to ask millions. */
export function livesByPlayer(lives: readonly Life[]): LivesByPlayer {
  const byGuid = new Map([...groupBy(lives, (life) => life.guid)].map(([guid, own]) => [guid, ownLives(own)]));
  const livesOf = (guid: string) => byGuid.get(guid) ?? NOBODY;
  return {
    classAt: (guid, time_ms) => covering(livesOf(guid), time_ms)?.class ?? null,
    teamNear: (guid, time_ms) => nearest(livesOf(guid), time_ms)?.team ?? null,
    lastSpawned(guid, time_ms) {
      const own = livesOf(guid);
      return own.lives[Math.max(0, lastAtOrBefore(own.spawns_ms, time_ms))] ?? null;
    },
  };
}

function ownLives(own: readonly Life[]): OwnLives {
  const lives = [...own].sort((a, b) => a.spawn_time_ms - b.spawn_time_ms);
  return {
    lives,
    spawns_ms: Int32Array.from(lives, (life) => life.spawn_time_ms),
    latestDeaths_ms: latestSoFar(Int32Array.from(lives, (life) => life.death_time_ms)),
  };
}

/** The first life with spawn ≤ t < death. */
function covering({ lives, latestDeaths_ms }: OwnLives, time_ms: number): Life | undefined {
  const life = lives[lastAtOrBefore(latestDeaths_ms, time_ms) + 1];
  return life !== undefined && life.spawn_time_ms <= time_ms ? life : undefined;
}

/** The life that covers the time, else the one that ended last before it or the one that begins next. */
function nearest(own: OwnLives, time_ms: number): Life | undefined {
  const { lives, spawns_ms, latestDeaths_ms } = own;
  const spawned = lastAtOrBefore(spawns_ms, time_ms);
  const next = lives[spawned + 1];
  if (spawned < 0) return next;
  const ended_ms = numberAt(latestDeaths_ms, spawned);
  const ended = lives[lastAtOrBefore(latestDeaths_ms, ended_ms - 1) + 1];
  const isNextNearer = next !== undefined && next.spawn_time_ms - time_ms < time_ms - ended_ms;
  return covering(own, time_ms) ?? (isNextNearer ? next : ended);
}
