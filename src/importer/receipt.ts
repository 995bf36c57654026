import type { Recovered } from '../domain/repairs.ts';
import type { Problem } from '../domain/round-file.ts';
import type { RoundEnd } from '../format/words.ts';

/**
 * What became of a file.
 *
 * - `imported`: a new round; `replaced`: its round took the place of a shorter one, or of any under `--replace`
 * - `skipped`: the round is there already; `refused`: another round is there under the same identity
 * - `failed`: nothing could be read; `parsed`: read and not stored (`--dry-run`)
 */
export type ImportStatus = 'imported' | 'replaced' | 'skipped' | 'refused' | 'failed' | 'parsed';

/** The round a file told of. */
export interface ReceiptRound {
  /** Null in a dry run. */
  readonly round_id: number | null;
  readonly server: string;
  readonly map: string;
  /** Null in a dry run: sessions follow from the rounds around. */
  readonly session: string | null;
  /** Repaired where the tracker wrote it wrong; null in a dry run where the file tells none. */
  readonly round: number | null;
  readonly written_round: number | null;
  readonly start_at: Date;
  readonly start_estimated: boolean;
  readonly end_at: Date;
  readonly players: number;
  readonly bots: number;
  /** `PROXIMITY_TRACKER V4` and the like, with the version where the file tells it. */
  readonly tracker: string;
}

/** A section's rows in the file and in the tables. */
export interface ReceiptSection {
  readonly section: string;
  /** False for a section that is counted and not read. */
  readonly known: boolean;
  readonly rows: number;
  readonly bad_rows: number;
  /** Null where nothing was stored, and for a journal, whose rows are those of other sections. */
  readonly rows_stored: number | null;
  /** Points of paths or positions in the file, and kept; null for sections without. */
  readonly points: number | null;
  readonly points_kept: number | null;
}

/** What an import did with one file. */
export interface Receipt {
  /** The path as given or found. */
  readonly file: string;
  readonly status: ImportStatus;
  /** Why it was skipped, refused or failed, or what it replaced: a sentence. */
  readonly reason: string | null;
  readonly round: ReceiptRound | null;
  /** Whether the file has its end marker; null where its tracker writes none, or nothing could be read. */
  readonly complete: boolean | null;
  /** How the round ended, where the file says so. */
  readonly ended: RoundEnd | null;
  /** What the journal of a file without end marker told; null where none was needed. */
  readonly recovered: Recovered | null;
  readonly sections: readonly ReceiptSection[];
  /** The first 1000 lines that could not be read. */
  readonly problems: readonly Problem[];
  readonly problem_count: number;
  /** What the importer put right, a sentence each. */
  readonly corrections: readonly string[];
  /** What the file's tracker could not record, a sentence each. */
  readonly not_recorded: readonly string[];
}

/** A receipt for a file of which nothing is known but its path. */
export function receiptWithoutRound(file: string, status: ImportStatus, reason: string | null): Receipt {
  return {
    file,
    status,
    reason,
    round: null,
    complete: null,
    ended: null,
    recovered: null,
    sections: [],
    problems: [],
    problem_count: 0,
    corrections: [],
    not_recorded: [],
  };
}
