import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, ENGAGEMENT_TARGET, inRounds, LIFE_OWNER } from '../../report/conditions.ts';
import type { Column } from '../../report/metric.ts';
import type { Scope } from '../../report/scope.ts';

/** The columns of `COUNTS`. */
export const COUNT_COLUMNS: readonly Column[] = [
  { key: 'players', title: 'Players', unit: 'count', help: 'Players with a life or an engagement as target.' },
  { key: 'lives', title: 'Lives', unit: 'count', help: 'Recorded lives.' },
  { key: 'combat_engagements', title: 'Fights', unit: 'count', help: 'Combat engagements.' },
  { key: 'kills', title: 'Kills', unit: 'count', help: 'Combat engagements that ended in a kill by the other team.' },
  { key: 'escapes', title: 'Escapes', unit: 'count', help: 'Combat engagements that the target escaped.' },
  { key: 'others', title: 'Others', unit: 'count', help: 'Combat engagements with any other end.' },
  { key: 'crossfires', title: 'Crossfires', unit: 'count', help: 'Combat engagements with a crossfire.' },
];

/** Counts over a group of `roundsWithOwners`. */
export const COUNTS = sql`
  count(distinct o.guid)::int as players,
  coalesce(sum(o.lives), 0)::int as lives,
  coalesce(sum(o.combat_engagements), 0)::int as combat_engagements,
  coalesce(sum(o.kills), 0)::int as kills,
  coalesce(sum(o.escapes), 0)::int as escapes,
  coalesce(sum(o.combat_engagements - o.kills - o.escapes), 0)::int as others,
  coalesce(sum(o.crossfires), 0)::int as crossfires
`;

/** The rounds in scope as `s`, each joined to what its players have there as `o`, a row per player. */
export function roundsWithOwners(scope: Scope): Sql {
  return sql`
    (
      select s.*, r.file_name
      from session_round s
      join round r using (round_id)
      where ${inRounds(scope, 's.round_id')}
    ) s
    left join (
      ${livesByPlayer(scope)}
      union all
      ${engagementsByTarget(scope)}
    ) o on o.round_id = s.round_id
  `;
}

function livesByPlayer(scope: Scope): Sql {
  return sql`
    select
      l.round_id, l.guid, count(*) as lives, 0 as combat_engagements, 0 as kills, 0 as escapes, 0 as crossfires
    from player_track l
    where ${belongsTo(LIFE_OWNER, scope)}
    group by l.round_id, l.guid
  `;
}

function engagementsByTarget(scope: Scope): Sql {
  return sql`
    select
      e.round_id, e.target_guid, 0,
      count(*) filter (where e.kind = 'combat'),
      count(*) filter (where e.kind = 'combat' and e.death_by = 'enemy'),
      count(*) filter (where e.kind = 'combat' and e.outcome = 'escaped'),
      count(*) filter (where e.kind = 'combat' and e.is_crossfire)
    from combat_engagement e
    where ${belongsTo(ENGAGEMENT_TARGET, scope)}
    group by e.round_id, e.target_guid
  `;
}
