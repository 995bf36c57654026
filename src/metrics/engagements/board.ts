import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, ENGAGEMENT_TARGET, inRounds } from '../../report/conditions.ts';
import type { Board } from '../../report/metric.ts';
import type { Scope } from '../../report/scope.ts';

/** A row per bucket of rounds. */
export const buckets: Board = {
  name: 'engagements',
  title: 'Engagements',
  columns: [
    { key: 'bucket', title: 'Rounds of', unit: 'text', help: 'The session, day, map or round, as --by says.' },
    { key: 'server', title: 'Server', unit: 'text', help: 'The name given at import, of a session or round.' },
    { key: 'began_at', title: 'Began', unit: 'time', help: 'The start of its first round in scope.' },
    { key: 'rounds', title: 'Rounds', unit: 'count', help: 'Rounds in scope.' },
    { key: 'combat_engagements', title: 'Fights', unit: 'count', help: 'Combat engagements.' },
    { key: 'kills', title: 'Kills', unit: 'count', help: 'Those that ended in a kill by the other team.' },
    { key: 'escapes', title: 'Escapes', unit: 'count', help: 'Those that the target escaped.' },
    { key: 'others', title: 'Others', unit: 'count', help: 'Those with any other end.' },
    { key: 'crossfires', title: 'Crossfires', unit: 'count', help: 'Those with a crossfire.' },
    { key: 'kill_rate', title: 'Kill rate', unit: 'share', help: 'Kills ÷ combat engagements.' },
    { key: 'escape_rate', title: 'Escape rate', unit: 'share', help: 'Escapes ÷ combat engagements.' },
    { key: 'crossfire_rate', title: 'Crossfire rate', unit: 'share', help: 'Crossfires ÷ combat engagements.' },
  ],
  samples: null,
  order: [
    { column: 'began_at', direction: 'asc' },
    { column: 'server', direction: 'asc' },
    { column: 'bucket', direction: 'asc' },
  ],
  query: (scope, { by }) => sql`
    select
      b.*,
      b.combat_engagements - b.kills - b.escapes as others,
      b.kills::float8 / nullif(b.combat_engagements, 0) as kill_rate,
      b.escapes::float8 / nullif(b.combat_engagements, 0) as escape_rate,
      b.crossfires::float8 / nullif(b.combat_engagements, 0) as crossfire_rate
    from (
      select
        ${bucketOf(String(by))},
        min(s.start_at) as began_at,
        count(*)::int as rounds,
        coalesce(sum(c.combat_engagements), 0)::int as combat_engagements,
        coalesce(sum(c.kills), 0)::int as kills,
        coalesce(sum(c.escapes), 0)::int as escapes,
        coalesce(sum(c.crossfires), 0)::int as crossfires
      from session_round s
      left join (${countsOfRounds(scope)}) c on c.round_id = s.round_id
      where ${inRounds(scope, 's.round_id')}
      group by 1, 2
    ) b
  `,
};

/** The columns `bucket` and `server` of a round `s`, the second only where a bucket is of one server. */
function bucketOf(by: string): Sql {
  switch (by) {
    case 'day':
      return sql`to_char(s.session_began_at, 'YYYY-MM-DD') as bucket, null::text as server`;
    case 'map':
      return sql`s.map as bucket, null::text as server`;
    case 'round':
      return sql`format('%s round %s, id %s', s.map, s.round, s.round_id) as bucket, s.server`;
    default:
      return sql`s.session as bucket, s.server`;
  }
}

function countsOfRounds(scope: Scope): Sql {
  return sql`
    select
      e.round_id,
      count(*) as combat_engagements,
      count(*) filter (where e.death_by = 'enemy') as kills,
      count(*) filter (where e.outcome = 'escaped') as escapes,
      count(*) filter (where e.is_crossfire) as crossfires
    from combat_engagement e
    where e.kind = 'combat' and ${belongsTo(ENGAGEMENT_TARGET, scope)}
    group by e.round_id
  `;
}
