import sql, { raw, type Sql } from 'sql-template-tag';
import type { Column } from '../report/metric.ts';

export const GUID: Column = { key: 'guid', title: 'GUID', unit: 'guid', help: 'The player’s GUID.', detail: true };

export const NAME: Column = { key: 'name', title: 'Player', unit: 'player', help: 'The newest name he had in scope.' };

export const CONFIDENCE: Column = {
  key: 'confidence',
  title: 'Confidence',
  unit: 'confidence',
  help: 'High from 20 values, medium from 8, low below.',
};

/** The columns of the `timesOf` a value, in the table's order. */
export const TIMES: readonly Column[] = [
  { key: 'median_ms', title: 'Median', unit: 'ms', help: 'The middle value, or the mean of the middle two.' },
  { key: 'mean_ms', title: 'Mean', unit: 'ms', help: 'The mean of the n values.' },
  { key: 'p90_ms', title: 'p90', unit: 'ms', help: 'Nine of ten values are at most this: the nearest rank.' },
];

/** Aggregates of the SQL expression `value`, ms or null: how many, median, mean and p90, their keys after `prefix`. */
export function timesOf(value: string | Sql, prefix = ''): Sql {
  const [of, as] = [typeof value === 'string' ? raw(value) : value, (key: string) => raw(prefix + key)];
  return sql`
    count(${of})::int as ${as('n')},
    percentile_cont(0.5) within group (order by ${of})::float8 as ${as('median_ms')},
    sum(${of})::float8 / nullif(count(${of}), 0) as ${as('mean_ms')},
    percentile_disc(0.9) within group (order by ${of})::float8 as ${as('p90_ms')}
  `;
}

export const STEPS_LEFT_OUT: Column = {
  key: 'steps_left_out',
  title: 'Left out',
  unit: 'count',
  help: 'Steps over 1000 u or 1000 ms, which are in no distance.',
  detail: true,
};

/**
 * The distance of a group of lives `l`, added up in whole 2^-30 u. A sum of floats depends on their order, and that on the
 * database's plan; this one is the same everywhere, 10^-12 of a life's distance away at most.
 */
export const LIFE_DISTANCE = sql`(sum((l.distance_u * 1073741824)::bigint)::float8 / 1073741824)`;

/** The spawn reaction of a life `l`, ms; null where it has none. */
export const SPAWN_REACTION = sql`case when l.spawn_time_ms >= 0 then l.first_move_time_ms - l.spawn_time_ms end`;
