import type { Life } from '../domain/round-file.ts';
import type { EngagementRecord, LifeRecord } from '../domain/round-record.ts';
import type { DeathType } from '../format/words.ts';
import { sumSteps } from './steps.ts';

/** How far a death's time in ENGAGEMENTS may lie from the one in PLAYER_TRACKS. */
const SAME_DEATH_MS = 50;

/** What a life is judged by besides itself. */
export interface LifeContext {
  readonly bots: ReadonlySet<string>;
  /** The engagements in which an enemy killed each player; null where the tracker's death types need no repair. */
  readonly deaths: ReadonlyMap<string, readonly EngagementRecord[]> | null;
  readonly supportSamples: (life: Life) => number;
}

/**
 * Adds to a life what follows from its path and its mates', and repairs its death type: old trackers took the numbers
 * of MOD_SELFKILL and MOD_FALLING for those of the two rifles (bg_public.h, meansOfDeath_t), so a rifle's kill reads
 * selfkill or fallen.
 */
export function deriveLife(life: Life, life_id: number, { bots, deaths, supportSamples }: LifeContext): LifeRecord {
  const steps = sumSteps(life.path);
  return {
    life_id,
    is_bot: bots.has(life.guid),
    written_death_type: life.death_type,
    alive_ms: Math.max(0, life.death_time_ms - Math.max(0, life.spawn_time_ms)),
    points: life.path.length,
    sprint_points: countOnes(life.path.sprint),
    distance_u: steps.distance_u,
    moving_ms: steps.moving_ms,
    steps_left_out: steps.left_out,
    support_samples: supportSamples(life),
    // Behind: V8 takes ten times as long to add to a copied row as to copy a row into others
    ...life,
    death_type: deaths === null ? life.death_type : repairedDeathType(life, deaths.get(life.guid) ?? []),
  };
}

function repairedDeathType(life: Life, deaths: readonly EngagementRecord[]): DeathType | null {
  if (life.death_type !== 'selfkill' && life.death_type !== 'fallen') return life.death_type;
  const killed = deaths.some((death) => Math.abs(death.end_time_ms - life.death_time_ms) <= SAME_DEATH_MS);
  return killed ? 'killed' : life.death_type;
}

function countOnes(flags: Int32Array): number {
  let count = 0;
  for (let index = 0; index < flags.length; index++) if (flags[index] === 1) count++;
  return count;
}
