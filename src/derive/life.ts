import type { Life } from '../domain/round-file.ts';
import type { EngagementRecord, LifeRecord } from '../domain/round-record.ts';
import type { DeathType } from '../format/words.ts';
import { sumSteps } from './steps.ts';

/** How far a death's time in ENGAGEMENTS may lie from the one in PLAYER_TRACKS. */
const SAME_DEATH_MS = 50;

/**
 * Adds to a life what follows from its path, and repairs its death type: old trackers took the numbers of MOD_SELFKILL
 * and MOD_FALLING for those of the two rifles (bg_public.h, meansOfDeath_t), so a rifle's kill reads selfkill or fallen.
 * `deaths` are the player's engagements in which an enemy killed him; null where the tracker needs no repair.
 */
export function deriveLife(
  life: Life,
  life_id: number,
  is_bot: boolean,
  deaths: readonly EngagementRecord[] | null,
): LifeRecord {
  const steps = sumSteps(life.path);
  return {
    ...life,
    life_id,
    is_bot,
    death_type: deaths === null ? life.death_type : repairedDeathType(life, deaths),
    written_death_type: life.death_type,
    alive_ms: Math.max(0, life.death_time_ms - Math.max(0, life.spawn_time_ms)),
    points: life.path.length,
    sprint_points: life.path.sprint.reduce((sum, sprint) => sum + (sprint === 1 ? 1 : 0), 0),
    distance_u: steps.distance_u,
    moving_ms: steps.moving_ms,
    steps_left_out: steps.left_out,
    support_samples: 0,
  };
}

function repairedDeathType(life: Life, deaths: readonly EngagementRecord[]): DeathType | null {
  if (life.death_type !== 'selfkill' && life.death_type !== 'fallen') return life.death_type;
  const killed = deaths.some((death) => Math.abs(death.end_time_ms - life.death_time_ms) <= SAME_DEATH_MS);
  return killed ? 'killed' : life.death_type;
}
