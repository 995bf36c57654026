import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, ENGAGEMENT_TARGET, inRounds, KILLER, LIFE_OWNER, unlessBot } from '../../report/conditions.ts';
import type { Board } from '../../report/metric.ts';
import type { Scope } from '../../report/scope.ts';
import { GUID, NAME } from '../shared-columns.ts';

/** A row per player. */
export const playersBoard: Board = {
  name: 'players',
  title: 'Players',
  columns: [
    GUID,
    { ...NAME, detail: true },
    { key: 'names', title: 'Names', unit: 'player', help: 'All names he had in scope, newest first.' },
    { key: 'rounds', title: 'Rounds', unit: 'count', help: 'Rounds in which he lived, was under fire or killed.' },
    { key: 'minutes_alive', title: 'Minutes', unit: 'number', help: 'Time alive of his recorded lives, in minutes.' },
    { key: 'kills', title: 'Kills', unit: 'count', help: 'Enemies he killed.' },
    { key: 'deaths_to_enemies', title: 'By enemies', unit: 'count', help: 'His deaths to enemies.' },
    { key: 'deaths', title: 'Deaths', unit: 'count', help: 'All his deaths.' },
    { key: 'last_seen_at', title: 'Last seen', unit: 'time', help: 'The end of his last round in scope.' },
    { key: 'is_bot', title: 'Bot', unit: 'flag', help: 'Whether he is a bot.', detail: true },
  ],
  samples: null,
  order: [
    { column: 'rounds', direction: 'desc' },
    { column: 'guid', direction: 'asc' },
  ],
  query: (scope) => sql`
    with played as (
      select
        guid, round_id,
        sum(alive_ms) as alive_ms, sum(kills) as kills,
        sum(deaths_to_enemies) as deaths_to_enemies, sum(deaths) as deaths
      from (${lived(scope)} union all ${died(scope)} union all ${killed(scope)}) part
      group by guid, round_id
    ),
    named as (${namesOf(scope)})
    select f.*, n.name, n.names
    from (
      select
        y.guid,
        count(*)::int as rounds,
        sum(y.alive_ms)::float8 / 60000 as minutes_alive,
        sum(y.kills)::int as kills,
        sum(y.deaths_to_enemies)::int as deaths_to_enemies,
        sum(y.deaths)::int as deaths,
        max(r.end_at) as last_seen_at,
        bool_or(p.is_bot) as is_bot
      from played y
      join round r using (round_id)
      join round_player p using (round_id, guid)
      group by y.guid
    ) f
    left join named n on n.guid = f.guid
  `,
};

function lived(scope: Scope): Sql {
  return sql`
    select l.guid, l.round_id, sum(l.alive_ms) as alive_ms, 0 as kills, 0 as deaths_to_enemies, 0 as deaths
    from player_track l
    where ${belongsTo(LIFE_OWNER, scope)}
    group by l.guid, l.round_id
  `;
}

function died(scope: Scope): Sql {
  return sql`
    select
      e.target_guid, e.round_id, 0, 0,
      count(*) filter (where e.kind = 'combat' and e.death_by = 'enemy'),
      count(*) filter (where e.outcome = 'killed')
    from combat_engagement e
    where ${belongsTo(ENGAGEMENT_TARGET, scope)}
    group by e.target_guid, e.round_id
  `;
}

function killed(scope: Scope): Sql {
  return sql`
    select e.killer_guid, e.round_id, 0, count(*), 0, 0
    from combat_engagement e
    where e.kind = 'combat' and e.death_by = 'enemy'
      and ${belongsTo(KILLER, scope)} and ${unlessBot(scope, 'e.target_is_bot')}
    group by e.killer_guid, e.round_id
  `;
}

/** A row per player with his newest name and all of them; ^7 keeps a name's colour, or a ^ at its end, to itself. */
function namesOf(scope: Scope): Sql {
  return sql`
    select
      u.guid,
      (array_agg(u.name order by u.start_at desc, u.round_id desc, u.place desc))[1] as name,
      string_agg(u.name, '^7, ' order by u.start_at desc, u.round_id desc, u.place desc) as names
    from (
      select distinct on (p.guid, had.name) p.guid, had.name, r.start_at, r.round_id, had.place
      from round_player p
      join round r using (round_id)
      cross join lateral unnest(p.names) with ordinality as had (name, place)
      where ${inRounds(scope, 'p.round_id')}
      order by p.guid, had.name, r.start_at desc, r.round_id desc, had.place desc
    ) u
    group by u.guid
  `;
}
