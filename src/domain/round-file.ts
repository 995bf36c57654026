import type { Column, Section } from '../format/section.ts';
import type {
  CLASS_CHANGES,
  COMBAT_POSITIONS,
  ENGAGEMENTS,
  HIT_REGIONS,
  HITS,
  KILL_HEATMAP,
  KILLS,
  MOVEMENT_HEATMAP,
  OBJECTIVE_FOCUS,
  OBJECTIVES,
  OPEN_TRACKS,
  PAUSES,
  PLAYER_TRACKS,
  REACTION_METRICS,
  REVIVES,
  ROUND,
  TRACKER_ERRORS,
} from '../format/sections.ts';
import type { RoundEnd, Team } from '../format/words.ts';

/**
 * An engagement's points in the order written, a column each. Times are ms since the round went live and may be
 * negative; coordinates are tenths of a game unit; `event` is an index into POSITION_EVENTS.
 */
export interface Positions {
  readonly length: number;
  readonly time_ms: Int32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly z: Int32Array;
  readonly event: Int32Array;
}

/**
 * A life's points, as `Positions` with the player's state: health (may be negative), speed in tenths of a unit per
 * second, the engine's weapon number, stance 0 standing 1 crouching 2 prone, sprint 0|1; `event` is an index into
 * PATH_EVENTS.
 */
export interface Path extends Positions {
  readonly health: Int32Array;
  readonly speed: Int32Array;
  readonly weapon: Int32Array;
  readonly stance: Int32Array;
  readonly sprint: Int32Array;
}

/** Somebody who hit an engagement's target: an enemy, a mate or the target himself. */
export interface Attacker {
  readonly guid: string;
  readonly name: string;
  readonly team: Team;
  readonly damage: number;
  readonly hits: number;
  readonly first_hit_ms: number;
  readonly last_hit_ms: number;
  readonly got_kill: boolean;
  /** As written, `id:count;id:count;`, the engine's weapon numbers. */
  readonly weapons: string;
}

interface CellValues {
  text: string;
  optional_text: string | null;
  name: string;
  integer: number;
  optional_integer: number | null;
  decimal: number;
  optional_decimal: number | null;
  flag: boolean;
  optional_flag: boolean | null;
  guids: readonly string[];
  positions: Positions;
  path: Path;
  path_steps: Path;
  attackers: readonly Attacker[];
}

type CellOf<C extends Column> =
  C extends Column<string, infer Kind, infer Word>
    ? Kind extends 'word'
      ? Word
      : Kind extends 'optional_word'
        ? Word | null
        : Kind extends keyof CellValues
          ? CellValues[Kind]
          : never
    : never;

/** A row of section `S`, a property per column, named as everywhere. */
type RowOf<S extends Section> = {
  readonly [C in S['columns'][number] as C['name']]: CellOf<C>;
};

export type Engagement = RowOf<typeof ENGAGEMENTS>;
export type Life = RowOf<typeof PLAYER_TRACKS>;
export type KillCell = RowOf<typeof KILL_HEATMAP>;
export type MovementCell = RowOf<typeof MOVEMENT_HEATMAP>;
export type ObjectiveFocus = RowOf<typeof OBJECTIVE_FOCUS>;
export type Reaction = RowOf<typeof REACTION_METRICS>;
export type Revive = RowOf<typeof REVIVES>;
export type Hit = RowOf<typeof HITS>;
export type HitRegion = RowOf<typeof HIT_REGIONS>;
export type Kill = RowOf<typeof KILLS>;
export type CombatPosition = RowOf<typeof COMBAT_POSITIONS>;
export type ClassChange = RowOf<typeof CLASS_CHANGES>;
export type Pause = RowOf<typeof PAUSES>;
export type Objective = RowOf<typeof OBJECTIVES>;
export type RoundEnding = RowOf<typeof ROUND>;
export type TrackerError = RowOf<typeof TRACKER_ERRORS>;
/** A few seconds of a life that went on when they were written. */
export type OpenTrack = RowOf<typeof OPEN_TRACKS>;

/** A row as it would have stood in `section`, had the round ended when it was written. */
export type OpenRow =
  | { readonly section: 'ENGAGEMENTS'; readonly row: Engagement }
  | { readonly section: 'KILL_HEATMAP'; readonly row: KillCell }
  | { readonly section: 'MOVEMENT_HEATMAP'; readonly row: MovementCell };

/** The rows of one file by section, in the order written. */
export interface RoundRows {
  readonly ENGAGEMENTS: readonly Engagement[];
  readonly PLAYER_TRACKS: readonly Life[];
  readonly KILL_HEATMAP: readonly KillCell[];
  readonly MOVEMENT_HEATMAP: readonly MovementCell[];
  readonly OBJECTIVE_FOCUS: readonly ObjectiveFocus[];
  readonly REACTION_METRICS: readonly Reaction[];
  readonly ROUND: readonly RoundEnding[];
  readonly HITS: readonly Hit[];
  readonly KILLS: readonly Kill[];
  readonly REVIVES: readonly Revive[];
  readonly CLASS_CHANGES: readonly ClassChange[];
  readonly PAUSES: readonly Pause[];
  readonly OBJECTIVES: readonly Objective[];
  readonly TRACKER_ERRORS: readonly TrackerError[];
  readonly OPEN_TRACKS: readonly OpenTrack[];
  readonly OPEN_ROWS: readonly OpenRow[];
  readonly HIT_REGIONS: readonly HitRegion[];
  readonly COMBAT_POSITIONS: readonly CombatPosition[];
}

/** One thing wrong with a file; the line it stands in is lost, the rest of the file is not. */
export interface Problem {
  /** Counted from 1. */
  readonly line: number;
  readonly section: string | null;
  /** The column's name in the file, where the fault is in one cell. */
  readonly column: string | null;
  /** What stands there, shortened, as text that is safe to print. */
  readonly found: string;
  /** What was expected, as words that end a sentence: `a whole number`. */
  readonly expected: string;
}

/** How many rows a section had, known to prox or not. */
export interface SectionTally {
  readonly section: string;
  /** False for a section whose rows are counted and not read. */
  readonly known: boolean;
  /** Lines in the section that are rows, readable or not. */
  readonly rows: number;
  readonly bad_rows: number;
  /** A CRC-32 of each readable row's bytes, in order; empty for a section that is not read. */
  readonly row_checksums: Uint32Array;
}

/** Everything a round file says, as written. */
export interface RoundFile {
  readonly tracker: 'PROXIMITY_TRACKER' | 'PROX_TRACKER';
  /** The number in the version line: 4, 5 or 6 of PROXIMITY_TRACKER, 1 of PROX_TRACKER. */
  readonly generation: number;
  readonly metadata: ReadonlyMap<string, string>;
  readonly rows: RoundRows;
  /** In file order. */
  readonly sections: readonly SectionTally[];
  /** The first 1000; `problem_count` has them all. */
  readonly problems: readonly Problem[];
  readonly problem_count: number;
  /** The greatest time of any row or point, ms; 0 where there is none. */
  readonly last_time_ms: number;
  /** Whether the last line had no line feed, so that the file was cut in it. */
  readonly cut_line: boolean;
  /** Whether the last line is the end marker; null for PROXIMITY_TRACKER, which writes none. */
  readonly complete: boolean | null;
  /** How the round ended, where the file got so far as to say it. */
  readonly ended: RoundEnd | null;
}
