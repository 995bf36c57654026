import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, ENGAGEMENT_TARGET, LIFE_OWNER, PART_OWNER } from '../../report/conditions.ts';
import type { Board, Column } from '../../report/metric.ts';
import type { Scope } from '../../report/scope.ts';
import { LIFE_DISTANCE } from '../shared-columns.ts';
import { judgedDeaths, USUAL_TRADE } from '../trades/conditions.ts';

const COLUMNS: readonly Column[] = [
  { key: 'rounds', title: 'Rounds', unit: 'count', help: 'Rounds in scope.' },
  { key: 'players', title: 'Players', unit: 'count', help: 'Players with a life or an engagement as target.' },
  { key: 'lives', title: 'Lives', unit: 'count', help: 'Recorded lives.' },
  { key: 'combat_engagements', title: 'Fights', unit: 'count', help: 'Combat engagements.' },
  { key: 'kills', title: 'Kills', unit: 'count', help: 'Fights that ended in a kill by the other team.' },
  { key: 'escapes', title: 'Escapes', unit: 'count', help: 'Fights that the target escaped.' },
  { key: 'others', title: 'Others', unit: 'count', help: 'Fights with any other end.' },
  { key: 'kill_rate', title: 'Kill rate', unit: 'share', help: 'Kills ÷ fights.' },
  { key: 'escape_rate', title: 'Escape rate', unit: 'share', help: 'Escapes ÷ fights.' },
  { key: 'mean_duration_ms', title: 'Mean duration', unit: 'ms', help: 'Of the fights.' },
  { key: 'mean_distance_u', title: 'Mean distance', unit: 'u', help: 'The targets’ way in the fights.' },
  { key: 'mean_enemy_attackers', title: 'Mean enemies', unit: 'number', help: 'Enemy attackers of a fight.' },
  { key: 'crossfires', title: 'Crossfires', unit: 'count', help: 'Fights with a crossfire.' },
  { key: 'self_engagements', title: 'Self', unit: 'count', help: 'Engagements of a player with himself.' },
  { key: 'world_engagements', title: 'World', unit: 'count', help: 'Engagements with nobody, such as falls.' },
  { key: 'friendly_engagements', title: 'Friendly', unit: 'count', help: 'Engagements with mates only.' },
  {
    key: 'combat_deaths_by_others',
    title: 'Other deaths',
    unit: 'count',
    help: 'Deaths in fights by a mate, oneself or the world.',
    detail: true,
  },
  { key: 'mean_life_ms', title: 'Mean life', unit: 'ms', help: 'Time alive of a recorded life.' },
  { key: 'mean_speed_ups', title: 'Mean speed', unit: 'ups', help: 'Distance ÷ time of the steps of all lives.' },
  {
    key: 'steps_left_out',
    title: 'Steps left out',
    unit: 'count',
    help: 'Steps over 1000 u or over 1000 ms, in no speed.',
    detail: true,
  },
  {
    key: 'spawn_reaction_median_ms',
    title: 'Spawn reaction',
    unit: 'ms',
    help: 'From spawn to the first move, the median over lives.',
  },
  { key: 'support_uptime', title: 'Support uptime', unit: 'share', help: 'Samples with a mate in combat near ÷ all.' },
  { key: 'deaths_to_enemies', title: 'Deaths', unit: 'count', help: 'Deaths to a player of the other team.' },
  { key: 'traded', title: 'Traded', unit: 'count', help: 'Those whose killer died to a mate within 3000 ms.' },
  { key: 'isolated', title: 'Isolated', unit: 'count', help: 'Those with mates alive, but none within 1200 u.' },
];

/** Everything in scope in one row. */
export const totals: Board = {
  name: 'totals',
  title: 'Totals',
  record: true,
  columns: COLUMNS,
  samples: null,
  order: [{ column: 'rounds', direction: 'asc' }],
  query: (scope) => sql`
    select cardinality(${scope.round_ids}::int[]) as rounds, p.*, e.*, l.*, d.*
    from (${playersOf(scope)}) p
    cross join (${engagementsOf(scope)}) e
    cross join (${livesOf(scope)}) l
    cross join (${deathsOf(scope)}) d
  `,
};

function playersOf(scope: Scope): Sql {
  return sql`
    select count(distinct p.guid)::int as players from player_round p where ${belongsTo(PART_OWNER, scope)}
  `;
}

/**
 * Of combat engagements, added up in whole parts as LIFE_DISTANCE is. A crafted file can tell of steps across the world
 * at every point; a bigint holds 8e9 u of such parts.
 */
const DISTANCE = sql`
  (sum((least(e.distance_u, 8e9) * 1073741824)::bigint) filter (where e.kind = 'combat'))::float8 / 1073741824
`;

function engagementsOf(scope: Scope): Sql {
  return sql`
    select
      c.*,
      c.combat_engagements - c.kills - c.escapes as others,
      c.kills::float8 / nullif(c.combat_engagements, 0) as kill_rate,
      c.escapes::float8 / nullif(c.combat_engagements, 0) as escape_rate
    from (
      select
        (count(*) filter (where e.kind = 'combat'))::int as combat_engagements,
        (count(*) filter (where e.kind = 'combat' and e.death_by = 'enemy'))::int as kills,
        (count(*) filter (where e.kind = 'combat' and e.outcome = 'escaped'))::int as escapes,
        (count(*) filter (where e.kind = 'combat' and e.is_crossfire))::int as crossfires,
        (count(*) filter (where e.kind = 'combat' and e.death_by <> 'enemy'))::int as combat_deaths_by_others,
        (count(*) filter (where e.kind = 'self'))::int as self_engagements,
        (count(*) filter (where e.kind = 'world'))::int as world_engagements,
        (count(*) filter (where e.kind = 'friendly'))::int as friendly_engagements,
        (avg(e.duration_ms) filter (where e.kind = 'combat'))::float8 as mean_duration_ms,
        ${DISTANCE} / nullif(count(*) filter (where e.kind = 'combat'), 0) as mean_distance_u,
        (avg(e.enemy_attackers) filter (where e.kind = 'combat'))::float8 as mean_enemy_attackers
      from combat_engagement e
      where ${belongsTo(ENGAGEMENT_TARGET, scope)}
    ) c
  `;
}

function livesOf(scope: Scope): Sql {
  return sql`
    select
      count(*)::int as lives,
      sum(l.alive_ms)::float8 / nullif(count(*), 0) as mean_life_ms,
      ${LIFE_DISTANCE} * 1000 / nullif(sum(l.moving_ms), 0) as mean_speed_ups,
      coalesce(sum(l.steps_left_out), 0)::int as steps_left_out,
      (percentile_cont(0.5) within group (order by l.first_move_time_ms - l.spawn_time_ms)
        filter (where l.spawn_time_ms >= 0))::float8 as spawn_reaction_median_ms,
      sum(l.support_samples)::float8 / nullif(sum(l.points), 0) as support_uptime
    from player_track l
    where ${belongsTo(LIFE_OWNER, scope)}
  `;
}

function deathsOf(scope: Scope): Sql {
  return sql`
    select
      count(*)::int as deaths_to_enemies,
      (count(*) filter (where d.success))::int as traded,
      (count(*) filter (where d.isolated))::int as isolated
    from (${judgedDeaths(scope, USUAL_TRADE)}) d
  `;
}
