import type { Engagement, Life, RoundFile } from '../domain/round-file.ts';
import type { EngagementRecord, LifeRecord, RoundRecord } from '../domain/round-record.ts';
import { abilitiesOf } from './abilities.ts';
import { alive } from './alive.ts';
import { withoutCameraPoints } from './camera.ts';
import { crossfirePairs } from './crossfire-pairs.ts';
import { deriveEngagement } from './engagement.ts';
import { groupBy } from './group-by.ts';
import { hitTimes } from './hits.ts';
import { inferLives } from './inferred-lives.ts';
import { withJournal } from './journal.ts';
import { killPlaces } from './kill-places.ts';
import { deriveLife } from './life.ts';
import { type LivesByPlayer, livesByPlayer } from './lives-by-player.ts';
import { playerRounds } from './player-rounds.ts';
import { playersOf } from './players.ts';
import { deriveReaction } from './reaction.ts';
import { rescuesOf } from './rescues.ts';
import { supportCounter } from './support.ts';
import { tradeEvents } from './trades.ts';
import { type Whereabouts, whereabouts } from './whereabouts.ts';

/** A round's paths without the camera's points, and what can be asked of them. */
interface Known {
  readonly lives: readonly Life[];
  readonly engagements: readonly Engagement[];
  readonly livesOf: LivesByPlayer;
  readonly positions: Whereabouts;
  readonly bots: ReadonlySet<string>;
}

/** The engine has places for 64 at a time; each death asks for all who lived then. */
const MOST_PLAYERS = 4096;

/**
 * Adds to a file's rows everything that follows from them, and repairs what its tracker is known to get wrong. Throws an
 * Error, which says so, where a file is made to hold what no round has.
 */
export function deriveRound(written: RoundFile): RoundRecord {
  const { rows, recovered } = withJournal(written);
  const file = { ...written, rows };
  const players = playersOf(file);
  if (players.length > MOST_PLAYERS) throw new Error(`it names ${players.length} players, more than any round has`);
  const bots = new Set(players.filter((player) => player.is_bot).map((player) => player.guid));
  const { dropped, ...kept } = withoutCameraPoints(rows.PLAYER_TRACKS, rows.ENGAGEMENTS);
  const positions = whereabouts(kept.lives, kept.engagements);
  const known = { ...kept, livesOf: livesByPlayer(kept.lives), positions, bots };
  const engagements = deriveEngagements(file, known);
  const byId = new Map(engagements.map((engagement) => [engagement.engagement_id, engagement]));
  const derived = { ...abilitiesOf(file), ...deriveRest(file, known, engagements) };
  return {
    ...derived,
    players,
    engagements,
    kill_cells: rows.KILL_HEATMAP,
    movement_cells: rows.MOVEMENT_HEATMAP,
    objective_focus: rows.OBJECTIVE_FOCUS,
    player_rounds: playerRounds(derived.lives, engagements),
    reactions: rows.REACTION_METRICS.map((reaction) => deriveReaction(reaction, byId.get(reaction.engagement_id))),
    hits: [...rows.HIT_REGIONS, ...rows.HITS],
    kills: [...rows.COMBAT_POSITIONS, ...rows.KILLS],
    revives: rows.REVIVES,
    class_changes: rows.CLASS_CHANGES,
    pauses: rows.PAUSES,
    objectives: rows.OBJECTIVES,
    round_ends: rows.ROUND,
    tracker_errors: rows.TRACKER_ERRORS,
    sections: file.sections,
    corrections: {
      death_types: derived.lives.filter(hasRepairedDeath).length,
      camera_points: dropped,
      crossfires: engagements.filter(hasOtherCrossfire).length,
    },
    recovered,
  };
}

function deriveEngagements({ rows }: RoundFile, known: Known): readonly EngagementRecord[] {
  const context = {
    lives: known.livesOf,
    reactions: new Map(rows.REACTION_METRICS.map((reaction) => [reaction.engagement_id, reaction])),
    bots: known.bots,
    killPlaces: killPlaces([...rows.COMBAT_POSITIONS, ...rows.KILLS], known.positions),
  };
  return known.engagements.map((engagement) => deriveEngagement(engagement, context));
}

/** What needs all engagements: lives, and what mates made of fights. */
function deriveRest(
  file: RoundFile,
  known: Known,
  engagements: readonly EngagementRecord[],
): Pick<RoundRecord, 'lives' | 'inferred_lives' | 'trades' | 'crossfire_pairs' | 'rescues'> {
  const { bots, positions } = known;
  const { REVIVES: revives, HIT_REGIONS, HITS } = file.rows;
  const namesHits = HIT_REGIONS.length + HITS.length > 0;
  const hits = hitTimes(engagements, file.rows, known.livesOf);
  const inferred_lives = abilitiesOf(file).tracks_revives
    ? []
    : inferLives({ lives: known.lives, engagements, revives, hits });
  const living = alive(known.lives, inferred_lives);
  const context = {
    bots,
    deaths: file.tracker === 'PROXIMITY_TRACKER' ? deathsToEnemies(engagements) : null,
    supportSamples: supportCounter(engagements, living, positions),
  };
  return {
    lives: known.lives.map((life, index) => deriveLife(life, index + 1, context)),
    inferred_lives,
    trades: tradeEvents(engagements, { alive: living, hits, positions }),
    crossfire_pairs: crossfirePairs(engagements),
    rescues: namesHits ? engagements.flatMap((engagement) => rescuesOf(engagement, hits, bots)) : [],
  };
}

function deathsToEnemies(engagements: readonly EngagementRecord[]): ReadonlyMap<string, readonly EngagementRecord[]> {
  return groupBy(
    engagements.filter((engagement) => engagement.death_by === 'enemy'),
    (engagement) => engagement.target_guid,
  );
}

function hasRepairedDeath(life: LifeRecord): boolean {
  return life.death_type !== life.written_death_type;
}

function hasOtherCrossfire(engagement: EngagementRecord): boolean {
  return engagement.written_crossfire !== null && engagement.written_crossfire !== engagement.is_crossfire;
}
