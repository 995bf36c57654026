import { firstAtOrAfter } from './in-time.ts';

/** What happened to a player, in order of time, each by somebody. */
export interface ByOthers<Row> {
  /** The first at or after `time_ms` that another than `guid` did. */
  firstBut(guid: string, time_ms: number): Row | undefined;
}

/** Finds it by halves and one step, for all may be the doing of one. */
export function byOthers<Row extends { readonly time_ms: number }>(
  rows: readonly Row[],
  doerOf: (row: Row) => string,
): ByOthers<Row> {
  const doers = rows.map(doerOf);
  /** For each row the next that another did. */
  const next = new Int32Array(rows.length).fill(rows.length);
  for (let index = rows.length - 2; index >= 0; index--) {
    next[index] = doers[index] === doers[index + 1] ? (next[index + 1] as number) : index + 1;
  }
  return {
    firstBut(guid, time_ms) {
      const first = firstAtOrAfter(rows, time_ms);
      return rows[doers[first] === guid ? (next[first] as number) : first];
    },
  };
}
