import sql, { type Sql } from 'sql-template-tag';
import type { Board, ParameterValues } from '../../report/metric.ts';
import { newestName } from '../../report/players.ts';
import type { Scope } from '../../report/scope.ts';
import { GUID, NAME } from '../shared-columns.ts';
import { killerPoints, targetPoints } from './points.ts';

/** A shorter step has no direction. */
const LEAST_STEP_U = 5;

/** A change of direction of so much is a turn. */
const TURN_DEGREES = 40;

/** How target and killer moved: a row each, where a path of his is known. */
export const strafe: Board = {
  name: 'strafe',
  title: 'Strafing',
  columns: [
    { key: 'role', title: 'Who', unit: 'text', help: 'target or killer.' },
    GUID,
    NAME,
    { key: 'points', title: 'Points', unit: 'count', help: 'Points of his path in the engagement.' },
    { key: 'duration_ms', title: 'Time', unit: 'ms', help: 'From the first to the last of them.' },
    { key: 'distance_u', title: 'Distance', unit: 'u', help: 'Sum of the steps of 5 u and more, on the map.' },
    { key: 'mean_speed_ups', title: 'Mean speed', unit: 'ups', help: 'Distance ÷ time.' },
    { key: 'turns', title: 'Turns', unit: 'count', help: 'Changes of direction by 40° or more between such steps.' },
    { key: 'turns_per_second', title: 'Turns/s', unit: 'number', help: 'Turns ÷ time in seconds.' },
  ],
  samples: null,
  order: [{ column: 'role', direction: 'desc' }],
  query: (scope, parameters) => sql`
    select
      f.*, ${newestName('f.guid', scope)} as name,
      f.distance_u * 1000 / nullif(f.duration_ms, 0) as mean_speed_ups,
      f.turns * 1000::float8 / nullif(f.duration_ms, 0) as turns_per_second
    from (${moved(scope, parameters)}) f
  `,
};

/** Steps and turns of both paths. */
function moved(scope: Scope, parameters: ParameterValues): Sql {
  return sql`
    with point as (
      select 'target' as role, t.* from (${targetPoints(scope, parameters)}) t
      union all
      select 'killer', k.* from (${killerPoints(scope, parameters)}) k
    ),
    step as (
      select p.*, p.x - lag(p.x) over in_time as dx, p.y - lag(p.y) over in_time as dy
      from point p
      window in_time as (partition by p.role order by p.point)
    ),
    long_step as (
      select
        s.role, sqrt(s.dx * s.dx + s.dy * s.dy) as length_u,
        atan2(
          lag(s.dx) over in_time * s.dy - lag(s.dy) over in_time * s.dx,
          lag(s.dx) over in_time * s.dx + lag(s.dy) over in_time * s.dy
        ) as turned_by
      from step s
      where s.dx * s.dx + s.dy * s.dy >= ${LEAST_STEP_U ** 2}
      window in_time as (partition by s.role order by s.point)
    )
    select
      p.role, p.guid, p.points, p.duration_ms, coalesce(s.distance_u, 0) as distance_u, coalesce(s.turns, 0) as turns
    from (
      select role, guid, count(*)::int as points, max(time_ms) - min(time_ms) as duration_ms
      from point
      group by role, guid
    ) p
    left join (
      select
        role, sum(length_u) as distance_u,
        (count(*) filter (where abs(degrees(turned_by)) >= ${TURN_DEGREES}))::int as turns
      from long_step
      group by role
    ) s using (role)
  `;
}
