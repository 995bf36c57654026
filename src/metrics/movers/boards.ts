import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, LIFE_OWNER } from '../../report/conditions.ts';
import type { Board, Column, OrderStep } from '../../report/metric.ts';
import { withNames } from '../../report/players.ts';
import {
  CONFIDENCE,
  GUID,
  LIFE_DISTANCE,
  NAME,
  SPAWN_REACTION,
  STEPS_LEFT_OUT,
  TIMES,
  timesOf,
} from '../shared-columns.ts';

/** What a board measures of a player's lives. */
interface Measure {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly order: OrderStep;
  /** Which lives `l`, of round `r`, have a value. */
  readonly having: Sql;
  /** Aggregates over them, as the columns; their number is `n` unless these give it. */
  readonly figures: Sql;
}

const COUNTED = sql`count(*)::int as n`;

/** A row per player: `figures` over his lives in scope that have a value. */
function lifeBoard({ name, title, columns, order, having, figures }: Measure): Board {
  return {
    name,
    title,
    columns: [
      GUID,
      NAME,
      { key: 'n', title: 'n', unit: 'count', help: 'His lives that have a value.' },
      CONFIDENCE,
      ...columns,
    ],
    samples: 'n',
    order: [order, { column: 'guid', direction: 'asc' }],
    query: (scope) =>
      withNames(
        sql`
          select l.guid, ${figures}
          from player_track l
          join round r using (round_id)
          where ${belongsTo(LIFE_OWNER, scope)} and ${having}
          group by l.guid
        `,
        scope,
      ),
  };
}

/** Distance over time alive. */
export const distancePerMinute = lifeBoard({
  name: 'distance_per_minute',
  title: 'Distance per minute alive',
  columns: [
    { key: 'distance_per_minute_u', title: 'Per minute', unit: 'u', help: 'Distance per minute alive.' },
    STEPS_LEFT_OUT,
  ],
  order: { column: 'distance_per_minute_u', direction: 'desc' },
  having: sql`l.alive_ms > 0`,
  figures: sql`
    ${COUNTED},
    ${LIFE_DISTANCE} / (sum(l.alive_ms)::float8 / 60000) as distance_per_minute_u,
    sum(l.steps_left_out)::int as steps_left_out
  `,
});

/** Distance of all lives together. */
export const distance = lifeBoard({
  name: 'distance',
  title: 'Distance',
  columns: [
    { key: 'distance_u', title: 'Distance', unit: 'u', help: 'Distance of all his lives together.' },
    STEPS_LEFT_OUT,
  ],
  order: { column: 'distance_u', direction: 'desc' },
  having: sql`true`,
  figures: sql`${COUNTED}, ${LIFE_DISTANCE} as distance_u, sum(l.steps_left_out)::int as steps_left_out`,
});

/** Distance over the time of the steps that it adds up. */
export const meanSpeed = lifeBoard({
  name: 'mean_speed',
  title: 'Mean speed',
  columns: [
    { key: 'mean_speed_ups', title: 'Speed', unit: 'ups', help: 'Distance ÷ the time of its steps.' },
    STEPS_LEFT_OUT,
  ],
  order: { column: 'mean_speed_ups', direction: 'desc' },
  having: sql`l.moving_ms > 0`,
  figures: sql`
    ${COUNTED},
    ${LIFE_DISTANCE} / (sum(l.moving_ms)::float8 / 1000) as mean_speed_ups,
    sum(l.steps_left_out)::int as steps_left_out
  `,
});

/** Points of the paths at which he sprints, where the tracker could tell. */
export const sprintShare = lifeBoard({
  name: 'sprint_share',
  title: 'Sprint share',
  columns: [
    { key: 'sprint_share', title: 'Sprint', unit: 'share', help: 'Points at which he sprints ÷ points of his paths.' },
  ],
  order: { column: 'sprint_share', direction: 'desc' },
  having: sql`r.records_sprint and l.points > 0`,
  figures: sql`${COUNTED}, sum(l.sprint_points)::float8 / sum(l.points) as sprint_share`,
});

/** From the spawn to the first move. */
export const spawnReaction = lifeBoard({
  name: 'spawn_reaction',
  title: 'Spawn reaction',
  columns: TIMES,
  order: { column: 'median_ms', direction: 'asc' },
  having: sql`${SPAWN_REACTION} is not null`,
  figures: timesOf(SPAWN_REACTION),
});

/** Time alive of a life. */
export const meanLife = lifeBoard({
  name: 'mean_life',
  title: 'Mean life',
  columns: [{ key: 'mean_life_ms', title: 'Mean life', unit: 'ms', help: 'Time alive ÷ lives.' }],
  order: { column: 'mean_life_ms', direction: 'desc' },
  having: sql`true`,
  figures: sql`${COUNTED}, sum(l.alive_ms)::float8 / count(*) as mean_life_ms`,
});
