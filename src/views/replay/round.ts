import type { PlayerClass, Team } from '../../format/words.ts';
import type { Track } from '../track.ts';

/** From spawn to death; half open. A life that is inferred has only the points that others tell of it. */
export interface ReplayLife {
  readonly from_ms: number;
  readonly to_ms: number;
  readonly class: PlayerClass | null;
  readonly track: Track;
  /** At each point; none for an inferred life. */
  readonly health: Int32Array | null;
  /** When he lay on the ground in it, waiting for a medic. */
  readonly downs: readonly Span[];
  /** What ended it, as player_track's death_type; null for an inferred life. */
  readonly end: string | null;
}

export interface Span {
  readonly from_ms: number;
  readonly to_ms: number;
}

/** Somebody on one side; who changes sides is two of them. */
export interface ReplayPlayer {
  readonly guid: string;
  /** The newest name of the round, with ^ colour codes. */
  readonly name: string;
  readonly team: Team;
  readonly is_bot: boolean;
  /** The letter on the map: capital of axis, small of allies. */
  readonly label: string;
  readonly lives: readonly ReplayLife[];
}

interface MapPlace {
  readonly x: number;
  readonly y: number;
}

export interface Death {
  readonly kind: 'death';
  readonly time_ms: number;
  readonly victim: ReplayPlayer;
  /** Null: the world, or not known; the victim himself where he did it. */
  readonly killer: ReplayPlayer | null;
  /** What he died of, in words; null where it is not told. */
  readonly means: string | null;
  readonly place: MapPlace | null;
  readonly killer_place: MapPlace | null;
  /** Whom this kill avenged in time: the mates of the killer who had died to the victim. */
  readonly trades: readonly Traded[];
}

interface Traded {
  readonly mate: ReplayPlayer;
  /** From his death to this one. */
  readonly gap_ms: number;
}

export interface Revival {
  readonly kind: 'revive';
  readonly time_ms: number;
  readonly medic: ReplayPlayer | null;
  readonly medic_is_guess: boolean;
  readonly revived: ReplayPlayer;
  readonly place: MapPlace;
}

export type Happening = Death | Revival;

/** A time in which somebody's hits fell on somebody. */
export interface Fire extends Span {
  readonly attacker: ReplayPlayer;
  readonly target: ReplayPlayer;
}

export interface Objective extends MapPlace {
  readonly name: string;
}

/** Where somebody went: squares of `cell_u` game units from the south-western corner, a byte each, northwards row by row. */
export interface Floor {
  readonly cell_u: number;
  readonly left: number;
  readonly bottom: number;
  readonly across: number;
  readonly up: number;
  readonly walked: Uint8Array;
}

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A round, ready to be looked at at any of its times. */
export interface ReplayRound {
  readonly round_id: number;
  readonly server: string;
  readonly map: string;
  readonly round: number;
  readonly session: string;
  /** The clock of its beginning and of its end, ms since it went live. */
  readonly from_ms: number;
  readonly to_ms: number;
  /** Axis first, by name. */
  readonly players: readonly ReplayPlayer[];
  /** In order of time. */
  readonly happenings: readonly Happening[];
  /** Times of kills by somebody else, and of kills that avenge a mate. */
  readonly kills_ms: readonly number[];
  readonly trades_ms: readonly number[];
  /** By their beginning. */
  readonly fires: readonly Fire[];
  readonly objectives: readonly Objective[];
  readonly bounds: Bounds;
  /** From fine to coarse, each twice as coarse as the one before. */
  readonly floors: readonly Floor[];
  /** GUID of the player that the scope names. */
  readonly chosen: string | null;
}

/** What is loaded: a round, or why there is none. */
export type ReplayData =
  | { readonly round: ReplayRound; readonly missing?: never }
  | { readonly round: null; readonly missing: string };

/** Whether somebody else did it. */
export function isKill({ killer, victim }: Death): boolean {
  return killer !== null && killer.guid !== victim.guid;
}
