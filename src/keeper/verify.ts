/** A table whose rows are not those of a round's file, or a file that can't be compared. */
export interface Difference {
  /**
   * - `different`: rows of the table are not those of the file
   * - `not_imported`: no round was made of this file; `unreadable`: the file gives no rows
   */
  readonly state: 'different' | 'not_imported' | 'unreadable';
  readonly round_id: number | null;
  /** As given or found; without files, as it was called when it was imported. */
  readonly file: string;
  readonly table: string | null;
  /** Rows that the file gives, or gave, and rows of the table. */
  readonly in_file: number | null;
  readonly stored: number | null;
  /** Rows of the file that the table does not have as they are, and rows that only the table has. */
  readonly missing: number | null;
  readonly extra: number | null;
  /** A sentence, where figures do not tell it. */
  readonly reason: string | null;
}

/** What a verification found. */
export interface Verification {
  readonly rounds: number;
  /** Those of them in which a player was forgotten: rows are counted, not compared, and may be fewer. */
  readonly rounds_with_forgotten: number;
  readonly differences: readonly Difference[];
}

/** Exit code of a verification: 0 all equal, 4 not. */
export function verifyExitCode({ differences }: Verification): 0 | 4 {
  return differences.length === 0 ? 0 : 4;
}

/** A difference of a table's rows. */
export function rowsDiffer(
  round: { readonly round_id: number; readonly file: string },
  counts: Pick<Difference, 'table' | 'in_file' | 'stored' | 'missing' | 'extra'>,
): Difference {
  return { state: 'different', ...round, ...counts, reason: null };
}
