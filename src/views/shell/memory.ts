import sql, { type Sql } from 'sql-template-tag';
import type { Queries } from '../../store/database.ts';

/** A database with what its statements gave before. */
export interface Memory extends Queries {
  /** Forgets everything where anything was written since; to be called before statements that belong together. */
  refresh(signal?: AbortSignal): Promise<void>;
}

/** The most rows kept in all. */
const MOST_ROWS = 100_000;

/**
 * Runs a statement once for as long as nobody writes: shell and views ask the same, and so does who comes back. Packed points are
 * not kept, there are too many of them.
 */
export function remembering(database: Queries): Memory {
  const known = new Map<string, readonly object[]>();
  let kept = 0;
  let state: string | undefined;
  const forgetOldest = (): void => {
    for (const [key, rows] of known) {
      if (kept <= MOST_ROWS) return;
      known.delete(key);
      kept -= rows.length;
    }
  };
  return {
    async rows<Row extends object>(statement: Sql, signal?: AbortSignal): Promise<Row[]> {
      const key = JSON.stringify([statement.sql, statement.values]);
      const before = known.get(key);
      // The same statement has rows of the same type
      if (before !== undefined) return before as Row[];
      const then = state;
      const rows = await database.rows<Row>(statement, signal);
      if (then === state && !known.has(key) && !holdsBytes(rows)) {
        known.set(key, rows);
        kept += rows.length;
        forgetOldest();
      }
      return rows;
    },
    async refresh(signal) {
      // Transactions that have ended and those under way: another text as soon as one has written
      const [now] = await database.rows<{ state: string }>(sql`select pg_current_snapshot()::text as state`, signal);
      if (now?.state === state) return;
      state = now?.state;
      known.clear();
      kept = 0;
    },
  };
}

function holdsBytes([first = {}]: readonly object[]): boolean {
  return Object.values(first).some((value) => value instanceof Uint8Array);
}
