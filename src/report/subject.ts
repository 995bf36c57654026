import type { Board, Column, Metric } from './metric.ts';
import { unknownName } from './near-names.ts';

/** A column where it occurs. */
export interface ColumnPlace {
  readonly metric: Metric;
  readonly board: Board;
  readonly column: Column;
}

/** What a name stands for; `places` are the boards with a column of that name. */
export interface Subject {
  readonly name: string;
  readonly metric: Metric | null;
  readonly places: readonly ColumnPlace[];
}

/** What `name` stands for among `metrics`; case does not count. Fails, with near names, where it stands for nothing. */
export function findSubject(metrics: readonly Metric[], name: string): Subject {
  const wanted = name.toLowerCase();
  const metric = metrics.find((known) => known.name === wanted) ?? null;
  const all = metrics.flatMap(columnPlaces);
  const places = all.filter(({ column }) => column.key === wanted);
  if (metric !== null || places.length > 0) return { name: wanted, metric, places };
  const known = new Set([...metrics.map((each) => each.name), ...all.map(({ column }) => column.key)]);
  throw unknownName('metric or column', name, [...known]);
}

function columnPlaces(metric: Metric): ColumnPlace[] {
  return metric.boards.flatMap((board) => board.columns.map((column) => ({ metric, board, column })));
}
