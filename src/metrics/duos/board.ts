import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, type Owner, PART_OWNER, unlessBot } from '../../report/conditions.ts';
import type { Board } from '../../report/metric.ts';
import { newestNames } from '../../report/players.ts';
import type { Scope } from '../../report/scope.ts';
import { CONFIDENCE, GUID, NAME } from '../shared-columns.ts';

/** Either member of a pair owns it; crossfire_pairs as `c`. */
const MEMBERS: readonly [Owner, Owner] = [
  { round_id: 'c.round_id', guid: 'c.guid', team: 'c.team', class: 'c.class', is_bot: 'c.with_bot' },
  { round_id: 'c.round_id', guid: 'c.mate_guid', team: 'c.team', class: 'c.mate_class', is_bot: 'c.with_bot' },
];

/** A row per pair that took part in a crossfire. */
export const duosBoard: Board = {
  name: 'duos',
  title: 'Duos',
  columns: [
    GUID,
    { ...NAME, help: 'The newest name in scope of the one whose GUID comes first.' },
    { key: 'mate_guid', title: 'Mate’s GUID', unit: 'guid', help: 'The other player’s GUID.', detail: true },
    { key: 'mate_name', title: 'Mate', unit: 'player', help: 'The other player’s newest name in scope.' },
    { key: 'crossfires', title: 'Crossfires', unit: 'count', help: 'Crossfires in which both took part.' },
    CONFIDENCE,
    { key: 'kills', title: 'Kills', unit: 'count', help: 'Those that killed the target, whoever shot last.' },
    { key: 'kill_rate', title: 'Kill rate', unit: 'share', help: 'Kills ÷ crossfires.' },
    { key: 'median_gap_ms', title: 'Gap', unit: 'ms', help: 'The median time between their first hits.' },
    {
      key: 'mean_gap_ms',
      title: 'Mean gap',
      unit: 'ms',
      help: 'The mean time between their first hits.',
      detail: true,
    },
    { key: 'joint_damage', title: 'Damage', unit: 'count', help: 'Damage of both in those engagements.' },
    { key: 'rounds', title: 'Rounds', unit: 'count', help: 'Rounds in which both played on one side.' },
  ],
  samples: 'crossfires',
  order: [
    { column: 'kills', direction: 'desc' },
    { column: 'crossfires', direction: 'desc' },
    { column: 'guid', direction: 'asc' },
    { column: 'mate_guid', direction: 'asc' },
  ],
  query: (scope) => sql`
    with duo as materialized (
      select
        c.guid, c.mate_guid,
        count(*)::int as crossfires,
        count(*) filter (where c.is_kill)::int as kills,
        count(*) filter (where c.is_kill)::float8 / count(*) as kill_rate,
        percentile_cont(0.5) within group (order by c.gap_ms)::float8 as median_gap_ms,
        sum(c.gap_ms)::float8 / count(*) as mean_gap_ms,
        sum(c.joint_damage)::int as joint_damage
      from crossfire_pairs c
      where ${ofEitherMember(scope)} and ${unlessBot(scope, 'c.target_is_bot')}
      group by c.guid, c.mate_guid
    ),
    names as materialized (select * from ${newestNames(scope)} named)
    select d.*, own.name, mate.name as mate_name, coalesce(t.rounds, 0) as rounds
    from duo d
    left join (${roundsTogether(scope)}) t on t.guid = d.guid and t.mate_guid = d.mate_guid
    left join names own on own.guid = d.guid
    left join names mate on mate.guid = d.mate_guid
  `,
};

function ofEitherMember(scope: Scope): Sql {
  const [one, other] = MEMBERS;
  return sql`(${belongsTo(one, scope)} or ${belongsTo(other, scope)})`;
}

/** How many rounds two players played on one side, where any: each has a life or was under fire there. */
function roundsTogether(scope: Scope): Sql {
  const side = { ...scope, player: null, class: null };
  return sql`
    with present as materialized (
      select p.round_id, p.team, p.guid
      from player_round p
      where ${belongsTo(PART_OWNER, side)}
      group by p.round_id, p.team, p.guid
    )
    select one.guid, other.guid as mate_guid, count(distinct one.round_id)::int as rounds
    from present one
    join present other on other.round_id = one.round_id and other.team = one.team and one.guid < other.guid collate "C"
    group by one.guid, other.guid
  `;
}
