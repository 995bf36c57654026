/** Which lines there is room for. */
export interface Room {
  /** Lines for rows of the tree. */
  readonly height: number;
  /** Whether there is a line that tells of the selected row. */
  readonly has_details: boolean;
}

/** Shares out so many lines: one is for the head. */
export function roomIn(rows: number): Room {
  const has_details = rows >= 6;
  return { height: Math.max(1, rows - (has_details ? 2 : 1)), has_details };
}

/** The uppermost row such that row `at` of `count` is seen with as many as can be of those `below` it, and no line stays empty. */
export function topFor(top: number, at: number, count: number, height: number, below = 0): number {
  const within = Math.max(0, Math.min(top, count - height));
  if (at < within) return Math.max(0, at);
  const last = Math.min(at + Math.min(below, Math.floor(height / 2)), count - 1);
  return Math.max(within, last - height + 1);
}
