import sql, { type Sql } from 'sql-template-tag';
import type { ParameterValues } from '../../report/metric.ts';
import type { Scope } from '../../report/scope.ts';
import { namedEngagement } from './engagement.ts';

/** The target's points from the engagement's start to its end. */
export function targetPoints(scope: Scope, parameters: ParameterValues): Sql {
  return sql`
    select
      e.target_guid as guid, p.point, p.time_ms, p.time_ms - e.start_time_ms as after_ms, p.x, p.y, p.z, p.event,
      null::int as health, null::float8 as speed
    from ${namedEngagement(scope, parameters)}
    cross join lateral position_points(e.positions) p
    where p.time_ms between e.start_time_ms and e.end_time_ms
  `;
}

/** The killer's points from the engagement's start to its end, of the life that he was in at the end. */
export function killerPoints(scope: Scope, parameters: ParameterValues): Sql {
  return sql`
    select
      e.killer_guid as guid, p.point, p.time_ms, p.time_ms - e.start_time_ms as after_ms, p.x, p.y, p.z, p.event,
      p.health, p.speed
    from ${namedEngagement(scope, parameters)}
    cross join lateral (
      select l.path
      from player_track l
      where l.round_id = e.round_id and l.guid = e.killer_guid and l.guid <> e.target_guid
        and l.spawn_time_ms <= e.end_time_ms
      order by l.spawn_time_ms desc
      limit 1
    ) l
    cross join lateral path_points(l.path) p
    where p.time_ms between e.start_time_ms and e.end_time_ms
  `;
}
