import type { DeathType, PlayerClass, Team } from '../format/words.ts';
import type { Corrections, Recovered } from './repairs.ts';
import type {
  Attacker,
  ClassChange,
  CombatPosition,
  Engagement,
  Hit,
  HitRegion,
  Kill,
  KillCell,
  Life,
  MovementCell,
  Objective,
  ObjectiveFocus,
  Pause,
  Reaction,
  Revive,
  RoundEnding,
  SectionTally,
  TrackerError,
} from './round-file.ts';

/** Who hit the target of an engagement: `combat` an enemy, else `friendly` a mate, else `self` he alone, else `world`. */
export type EngagementKind = 'combat' | 'friendly' | 'self' | 'world';

/** Whose kill a death was. */
export type DeathBy = 'enemy' | 'mate' | 'self' | 'world';

/** An attacker with what follows from the engagement and from his lives. */
export interface EngagementAttacker extends Attacker {
  readonly engagement_id: number;
  /** His place in the file's list, from 1. */
  readonly attacker_no: number;
  /** Of his life at his first hit; null where no recorded life covers it. */
  readonly class: PlayerClass | null;
  readonly is_bot: boolean;
  readonly is_enemy: boolean;
  /** An enemy whose first hit came within the crossfire window of the first enemy's, in a crossfire. */
  readonly in_crossfire: boolean;
}

/** A place in game units. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** An engagement with what follows from it. */
export interface EngagementRecord extends Omit<Engagement, 'attackers'> {
  readonly attackers: readonly EngagementAttacker[];
  /** To the end; an escape's to the last hit by anybody. */
  readonly duration_ms: number;
  readonly target_class: PlayerClass | null;
  readonly target_is_bot: boolean;
  readonly kind: EngagementKind;
  /** Null unless the outcome is killed. */
  readonly death_by: DeathBy | null;
  /** Different players of the other team who hit the target. */
  readonly enemy_attackers: number;
  readonly is_crossfire: boolean;
  readonly crossfire_delay_ms: number | null;
  readonly last_enemy_hit_ms: number | null;
  /** Where the target died and where his killer stood, where an enemy killed him and it is known. */
  readonly victim_x: number | null;
  readonly victim_y: number | null;
  readonly victim_z: number | null;
  readonly killer_x: number | null;
  readonly killer_y: number | null;
  readonly killer_z: number | null;
  /** Sum of the 3-D steps of `positions`, game units. */
  readonly distance_u: number;
}

/** A recorded life with what follows from its path. */
export interface LifeRecord extends Life {
  /** Its place in the file, from 1. */
  readonly life_id: number;
  readonly written_death_type: DeathType | null;
  readonly is_bot: boolean;
  /** Death minus spawn, the part before 0 cut off. */
  readonly alive_ms: number;
  readonly points: number;
  readonly sprint_points: number;
  /** Sum of the 3-D steps, without those over 1000 u or 1000 ms; game units. */
  readonly distance_u: number;
  /** Time of the steps that `distance_u` adds up. */
  readonly moving_ms: number;
  readonly steps_left_out: number;
  /** Points at which a living mate in combat was within 600 u. */
  readonly support_samples: number;
}

/** A time after a revive without a recorded life; half open. */
export interface InferredLife {
  readonly inferred_life_id: number;
  readonly guid: string;
  readonly team: Team;
  readonly from_ms: number;
  readonly to_ms: number;
}

/** A player's part in a round as one class of one side. */
export interface PlayerRound {
  readonly guid: string;
  readonly team: Team;
  readonly class: PlayerClass | null;
  readonly is_bot: boolean;
  readonly lives: number;
  /** With him as target, as are the next ones. */
  readonly combat_engagements: number;
  readonly deaths_to_enemies: number;
  readonly escapes: number;
  readonly crossfires: number;
}

/** A reaction with what follows from its engagement. */
export interface ReactionRecord extends Reaction {
  /** False also where the engagement is missing. */
  readonly is_combat: boolean;
  readonly target_is_bot: boolean;
}

/** A death to an enemy and what the victim's mates made of it; see schema/0004_derived.sql. */
export interface TradeEvent {
  readonly engagement_id: number;
  readonly time_ms: number;
  readonly victim_guid: string;
  readonly victim_team: Team;
  readonly victim_class: PlayerClass | null;
  readonly victim_is_bot: boolean;
  /** Where he died, game units. */
  readonly victim_x: number;
  readonly victim_y: number;
  readonly victim_z: number;
  readonly killer_guid: string;
  readonly avenger_guid: string | null;
  readonly success_gap_ms: number | null;
  readonly attempt_gap_ms: number | null;
  readonly nearest_mate_guid: string | null;
  readonly nearest_mate_u: number | null;
  readonly living_mates: number;
  readonly located_mates: number;
}

/** Two enemies who took part in one crossfire; `guid` < `mate_guid`. */
export interface CrossfirePair {
  readonly engagement_id: number;
  readonly guid: string;
  readonly mate_guid: string;
  readonly team: Team;
  readonly class: PlayerClass | null;
  readonly mate_class: PlayerClass | null;
  readonly with_bot: boolean;
  readonly target_is_bot: boolean;
  readonly gap_ms: number;
  readonly joint_damage: number;
  readonly is_kill: boolean;
}

/** A mate's first hit on one of a target's attackers. */
export interface Rescue {
  readonly engagement_id: number;
  readonly guid: string;
  readonly team: Team;
  readonly class: PlayerClass | null;
  readonly is_bot: boolean;
  readonly target_is_bot: boolean;
  /** From the engagement's start. */
  readonly after_ms: number;
}

/** Somebody a round names. */
export interface RoundPlayer {
  readonly guid: string;
  /** The newest name, with ^ colour codes. */
  readonly name: string;
  /** All names of the round, oldest first. */
  readonly names: readonly string[];
  readonly is_bot: boolean;
}

/** What a round's tracker could record. */
export interface TrackerAbilities {
  readonly tracks_revives: boolean;
  readonly records_stance: boolean;
  readonly records_sprint: boolean;
}

/** A round's rows with everything that follows from them, ready to be stored. */
export interface RoundRecord extends TrackerAbilities {
  readonly players: readonly RoundPlayer[];
  readonly engagements: readonly EngagementRecord[];
  readonly lives: readonly LifeRecord[];
  readonly inferred_lives: readonly InferredLife[];
  readonly player_rounds: readonly PlayerRound[];
  readonly trades: readonly TradeEvent[];
  readonly crossfire_pairs: readonly CrossfirePair[];
  readonly rescues: readonly Rescue[];
  readonly kill_cells: readonly KillCell[];
  readonly movement_cells: readonly MovementCell[];
  readonly objective_focus: readonly ObjectiveFocus[];
  readonly reactions: readonly ReactionRecord[];
  /** Of V6 or of our tracker. */
  readonly hits: readonly (Hit | HitRegion)[];
  /** Of V6 or of our tracker. */
  readonly kills: readonly (Kill | CombatPosition)[];
  readonly revives: readonly Revive[];
  readonly class_changes: readonly ClassChange[];
  readonly pauses: readonly Pause[];
  readonly objectives: readonly Objective[];
  readonly round_ends: readonly RoundEnding[];
  readonly tracker_errors: readonly TrackerError[];
  readonly sections: readonly SectionTally[];
  readonly corrections: Corrections;
  /** Null where the file needs no journal, or has none. */
  readonly recovered: Recovered | null;
}

/** Where a round comes from: its file and what tells it from every other round. */
export interface RoundSource {
  /** Given at import, '' where nobody did. */
  readonly server: string;
  readonly map: string;
  readonly start_at: Date;
  /** The file tells no start; the file's name is the identity then. */
  readonly start_estimated: boolean;
  readonly end_at: Date;
  readonly end_estimated: boolean;
  /** As written; null where the file tells none. */
  readonly written_round: number | null;
  readonly tracker: string;
  readonly generation: number;
  readonly tracker_version: string | null;
  readonly sample_interval_ms: number | null;
  readonly last_time_ms: number;
  readonly file_name: string;
  readonly file_bytes: number;
  /** SHA-256. */
  readonly content_hash: Uint8Array;
  readonly cut: boolean;
  readonly problems: number;
  readonly metadata: Readonly<Record<string, string>>;
}
