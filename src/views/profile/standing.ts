import type { BoardResult, BoardRow } from '../../report/metric.ts';
import type { BoardPlace } from '../leaderboard/board-places.ts';

/** A player's row of a board, and where it stands among the others. */
export interface Standing {
  readonly place: BoardPlace;
  readonly row: BoardRow;
  /** How many values are behind the figures; null where the board doesn't count them. */
  readonly samples: number | null;
  /** The samples of the rows before his in the board's own order, and of those after. */
  readonly ahead: readonly (number | null)[];
  readonly behind: readonly (number | null)[];
  /** His row of the same board in each of his sessions; null where he has none. */
  readonly trend: readonly (BoardRow | null)[];
}

/** A place among players with enough samples; `rank` is null for one who has too few himself. */
export interface Rank {
  readonly rank: number | null;
  readonly of: number;
}

/** Where a player stands in a board's rows, all of them and in its own order; undefined where he has no row. */
export function standingOf(
  place: BoardPlace,
  { rows }: BoardResult,
  guid: string,
  trend: Standing['trend'],
): Standing | undefined {
  const at = rows.findIndex((row) => row['guid'] === guid);
  const row = rows[at];
  if (row === undefined) return undefined;
  const samplesOf = (other: BoardRow) => (place.board.samples === null ? null : Number(other[place.board.samples]));
  const all = rows.map(samplesOf);
  return { place, row, samples: samplesOf(row), ahead: all.slice(0, at), behind: all.slice(at + 1), trend };
}

/** His place among those with at least so many samples. */
export function rankOf({ samples, ahead, behind }: Standing, min_samples: number): Rank {
  const isEnough = (count: number | null): boolean => count === null || count >= min_samples;
  const before = ahead.filter(isEnough).length;
  const own = isEnough(samples) ? 1 : 0;
  return { rank: own === 1 ? before + 1 : null, of: before + own + behind.filter(isEnough).length };
}
