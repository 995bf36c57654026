import type { RoundFile } from '../domain/round-file.ts';
import type { EngagementRecord, LifeRecord, RoundRecord } from '../domain/round-record.ts';
import { abilitiesOf } from './abilities.ts';
import { withoutCameraPoints } from './camera.ts';
import { deriveEngagement } from './engagement.ts';
import { deriveLife } from './life.ts';
import { livesByPlayer } from './lives-by-player.ts';
import { playersOf } from './players.ts';

/** Adds to a file's rows everything that follows from them, and repairs what its tracker is known to get wrong. */
export function deriveRound(file: RoundFile): RoundRecord {
  const { rows } = file;
  const players = playersOf(file);
  const bots = new Set(players.filter((player) => player.is_bot).map((player) => player.guid));
  const kept = withoutCameraPoints(rows.PLAYER_TRACKS, rows.ENGAGEMENTS);
  const context = {
    lives: livesByPlayer(kept.lives),
    reactions: new Map(rows.REACTION_METRICS.map((reaction) => [reaction.engagement_id, reaction])),
    bots,
  };
  const engagements = kept.engagements.map((engagement) => deriveEngagement(engagement, context));
  const deaths = file.tracker === 'PROXIMITY_TRACKER' ? deathsToEnemies(engagements) : null;
  const lives = kept.lives.map((life, index) =>
    deriveLife(life, index + 1, bots.has(life.guid), deaths && (deaths.get(life.guid) ?? [])),
  );
  return {
    ...abilitiesOf(file),
    players,
    engagements,
    lives,
    inferred_lives: [],
    trades: [],
    crossfire_pairs: [],
    rescues: [],
    kill_cells: rows.KILL_HEATMAP,
    movement_cells: rows.MOVEMENT_HEATMAP,
    objective_focus: rows.OBJECTIVE_FOCUS,
    reactions: rows.REACTION_METRICS,
    hits: rows.HIT_REGIONS,
    kills: rows.COMBAT_POSITIONS,
    revives: rows.REVIVES,
    sections: file.sections,
    corrections: {
      death_types: lives.filter(hasRepairedDeath).length,
      camera_points: kept.dropped,
      crossfires: engagements.filter(hasOtherCrossfire).length,
    },
  };
}

function deathsToEnemies(engagements: readonly EngagementRecord[]): Map<string, EngagementRecord[]> {
  const deaths = new Map<string, EngagementRecord[]>();
  for (const engagement of engagements) {
    if (engagement.death_by !== 'enemy') continue;
    const own = deaths.get(engagement.target_guid);
    if (own === undefined) deaths.set(engagement.target_guid, [engagement]);
    else own.push(engagement);
  }
  return deaths;
}

function hasRepairedDeath(life: LifeRecord): boolean {
  return life.death_type !== life.written_death_type;
}

function hasOtherCrossfire(engagement: EngagementRecord): boolean {
  return engagement.written_crossfire !== null && engagement.written_crossfire !== engagement.is_crossfire;
}
