import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, LIFE_OWNER } from '../../report/conditions.ts';
import type { Board } from '../../report/metric.ts';
import type { Scope } from '../../report/scope.ts';
import { CLASS_REACTION_COLUMNS, classReactions } from '../class-reactions.ts';
import { LIFE_DISTANCE, SPAWN_REACTION, STEPS_LEFT_OUT, timesOf } from '../shared-columns.ts';

/** A row per class that somebody lived or was under fire in. */
export const classesBoard: Board = {
  name: 'classes',
  title: 'Classes',
  columns: [
    { key: 'class', title: 'Class', unit: 'class', help: 'The class.' },
    { key: 'lives', title: 'Lives', unit: 'count', help: 'Recorded lives.' },
    { key: 'players', title: 'Players', unit: 'count', help: 'Players with such a life.' },
    { key: 'mean_life_ms', title: 'Life', unit: 'ms', help: 'Time alive ÷ lives.' },
    { key: 'distance_per_life_u', title: 'Per life', unit: 'u', help: 'Distance ÷ lives.' },
    STEPS_LEFT_OUT,
    {
      key: 'sprint_share',
      title: 'Sprint',
      unit: 'share',
      help: 'Points at which they sprint ÷ points of their paths.',
    },
    { key: 'spawn_reaction_n', title: 'n', unit: 'count', help: 'Lives with a spawn reaction.' },
    { key: 'spawn_reaction_median_ms', title: 'Spawn reaction', unit: 'ms', help: 'The median of first move − spawn.' },
    {
      key: 'combat_engagements',
      title: 'Fights',
      unit: 'count',
      help: 'Combat engagements of that class as target.',
      detail: true,
    },
    ...CLASS_REACTION_COLUMNS,
  ],
  samples: null,
  order: [
    { column: 'lives', direction: 'desc' },
    { column: 'class', direction: 'asc' },
  ],
  query: (scope) => sql`
    select
      class,
      coalesce(l.lives, 0) as lives, coalesce(l.players, 0) as players,
      l.mean_life_ms, l.distance_per_life_u, coalesce(l.steps_left_out, 0) as steps_left_out, l.sprint_share,
      coalesce(l.spawn_reaction_n, 0) as spawn_reaction_n, l.spawn_reaction_median_ms,
      coalesce(f.combat_engagements, 0) as combat_engagements,
      coalesce(f.return_fire_n, 0) as return_fire_n, f.return_fire_coverage,
      f.return_fire_median_ms, f.return_fire_mean_ms, f.return_fire_p90_ms,
      coalesce(f.dodge_n, 0) as dodge_n, f.dodge_coverage, f.dodge_median_ms, f.dodge_mean_ms, f.dodge_p90_ms,
      coalesce(f.support_n, 0) as support_n, f.support_coverage,
      f.support_median_ms, f.support_mean_ms, f.support_p90_ms
    from (${classLives(scope)}) l
    full join (${classReactions(scope)}) f using (class)
  `,
};

function classLives(scope: Scope): Sql {
  return sql`
    select
      l.class,
      count(*)::int as lives,
      count(distinct l.guid)::int as players,
      sum(l.alive_ms)::float8 / count(*) as mean_life_ms,
      ${LIFE_DISTANCE} / count(*) as distance_per_life_u,
      sum(l.steps_left_out)::int as steps_left_out,
      sum(l.sprint_points) filter (where r.records_sprint)::float8
        / nullif(sum(l.points) filter (where r.records_sprint), 0) as sprint_share,
      ${timesOf(SPAWN_REACTION, 'spawn_reaction_')}
    from player_track l
    join round r using (round_id)
    where l.class is not null and ${belongsTo(LIFE_OWNER, scope)}
    group by l.class
  `;
}
