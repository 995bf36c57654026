import type { PlayerClass, Team } from '../format/words.ts';

/** What a user asked for; every report takes the same filters, combined by AND. */
export interface ScopeFilters {
  /** Sessions that began in the last N days before now. */
  readonly days?: number | undefined;
  /** Sessions that began on this date or later, YYYY-MM-DD in the time zone in use. */
  readonly since?: string | undefined;
  /** Sessions that began on this date or earlier. */
  readonly until?: string | undefined;
  /** A session's name, or `latest`. */
  readonly session?: string | undefined;
  readonly map?: string | undefined;
  readonly round?: number | undefined;
  readonly round_id?: number | undefined;
  /** A name, with or without colour codes, or the beginning of a GUID. */
  readonly player?: string | undefined;
  readonly team?: Team | undefined;
  readonly class?: PlayerClass | undefined;
  readonly server?: string | undefined;
  /** Whether bots count. */
  readonly bots: boolean;
}

/** A player: his GUID and the newest name he had, with ^ colour codes. */
export interface Player {
  readonly guid: string;
  readonly name: string;
}

/** The filters applied to what the database holds: which rounds, whose rows. */
export interface Scope {
  readonly filters: ScopeFilters;
  /** In scope, ascending; of a player, the rounds that name him. */
  readonly round_ids: readonly number[];
  readonly player: Player | null;
  readonly team: Team | null;
  readonly class: PlayerClass | null;
  readonly bots: boolean;
  /** Dates of the first and the last session in scope, YYYY-MM-DD; null when it is empty. */
  readonly from: string | null;
  readonly to: string | null;
  readonly sessions: number;
  /** The sampling intervals of the rounds in scope, ms, ascending. */
  readonly sample_intervals_ms: readonly number[];
  /** Why it is empty and what reaches data; null when it is not. Reports carry it in their notes. */
  readonly hint: string | null;
}
