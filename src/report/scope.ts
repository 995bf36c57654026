import type { PlayerClass, Team } from '../format/words.ts';

/** What a user asked for; every report takes the same filters, combined by AND. */
export interface ScopeFilters {
  /** Sessions that began in the last N days before now. */
  readonly days?: number;
  /** Sessions that began on this date or later, YYYY-MM-DD in the time zone in use. */
  readonly since?: string;
  /** Sessions that began on this date or earlier. */
  readonly until?: string;
  /** A session's name, or `latest`. */
  readonly session?: string;
  readonly map?: string;
  readonly round?: number;
  readonly round_id?: number;
  /** A name, with or without colour codes, or the beginning of a GUID. */
  readonly player?: string;
  readonly team?: Team;
  readonly class?: PlayerClass;
  readonly server?: string;
  /** Whether bots count. */
  readonly bots: boolean;
}

/** The filters applied to what the database holds: which rounds, whose rows. */
export interface Scope {
  readonly filters: ScopeFilters;
  /** In scope, ascending. */
  readonly round_ids: readonly number[];
  readonly player: { readonly guid: string; readonly name: string } | null;
  readonly team: Team | null;
  readonly class: PlayerClass | null;
  readonly bots: boolean;
  /** Dates of the first and the last session in scope, YYYY-MM-DD; null when it is empty. */
  readonly from: string | null;
  readonly to: string | null;
  readonly sessions: number;
  /** The sampling intervals of the rounds in scope, ms, ascending. */
  readonly sample_intervals_ms: readonly number[];
}
