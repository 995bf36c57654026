import type { DeathType, PlayerClass } from '../format/words.ts';
import type {
  Attacker,
  Engagement,
  Hit,
  Kill,
  KillCell,
  Life,
  MovementCell,
  ObjectiveFocus,
  Reaction,
  Revive,
  SectionTally,
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
  readonly is_enemy: boolean;
  /** An enemy whose first hit came within the crossfire window of the first enemy's, in a crossfire. */
  readonly in_crossfire: boolean;
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

/** What the importer put right; each counts rows or points. */
export interface Corrections {
  /** Lives whose death type became `killed`. */
  readonly death_types: number;
  /** Points at the intermission camera, dropped from lives and engagements. */
  readonly camera_points: number;
  /** Engagements whose written crossfire flag was wrong. */
  readonly crossfires: number;
}

/** A round's rows with everything that follows from them, ready to be stored. */
export interface RoundRecord extends TrackerAbilities {
  readonly players: readonly RoundPlayer[];
  readonly engagements: readonly EngagementRecord[];
  readonly lives: readonly LifeRecord[];
  readonly kill_cells: readonly KillCell[];
  readonly movement_cells: readonly MovementCell[];
  readonly objective_focus: readonly ObjectiveFocus[];
  readonly reactions: readonly Reaction[];
  readonly hits: readonly Hit[];
  readonly kills: readonly Kill[];
  readonly revives: readonly Revive[];
  readonly sections: readonly SectionTally[];
  readonly corrections: Corrections;
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
  readonly content_hash: Buffer;
  readonly cut: boolean;
  readonly problems: number;
  readonly metadata: Readonly<Record<string, string>>;
}
