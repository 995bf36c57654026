import sql, { raw, type Sql } from 'sql-template-tag';
import { belongsTo, ENGAGEMENT_TARGET, inRounds, KILLER, unlessBot } from '../../report/conditions.ts';
import type { Board, Column, Note, NumberParameter } from '../../report/metric.ts';
import type { Scope } from '../../report/scope.ts';

export const CELL: NumberParameter = {
  kind: 'number',
  key: 'cell_u',
  flag: 'cell',
  help: 'the side of a cell, u',
  default: 256,
  least: 16,
  most: 8192,
};

function layer(key: string, title: string, help: string): Column[] {
  return [
    { key, title, unit: 'count', help: `${help}.` },
    { key: `${key}_axis`, title: `${title} axis`, unit: 'count', help: `${help}, axis.`, detail: true },
    { key: `${key}_allies`, title: `${title} allies`, unit: 'count', help: `${help}, allies.`, detail: true },
  ];
}

/** A row per cell of a map where anything happened. */
export const cells: Board = {
  name: 'cells',
  title: 'Cells',
  columns: [
    { key: 'map', title: 'Map', unit: 'text', help: 'The map.' },
    { key: 'cell_x', title: 'x', unit: 'number', help: 'floor(x ÷ cell size).' },
    { key: 'cell_y', title: 'y', unit: 'number', help: 'floor(y ÷ cell size).' },
    { key: 'cell_u', title: 'Cell', unit: 'u', help: 'The side of a cell.' },
    ...layer('deaths', 'Deaths', 'Victims of enemies who died here'),
    ...layer('kills', 'Kills', 'Killers of enemies who stood here'),
    ...layer('fights', 'Fights', 'Targets of combat engagements that began here'),
  ],
  samples: null,
  order: [
    { column: 'deaths', direction: 'desc' },
    { column: 'map', direction: 'asc' },
    { column: 'cell_x', direction: 'asc' },
    { column: 'cell_y', direction: 'asc' },
  ],
  query: (scope, { cell_u }) => sql`
    select
      p.map, p.cell_x, p.cell_y, ${cell_u}::int as cell_u,
      ${counted('deaths')}, ${counted('kills')}, ${counted('fights')}
    from (
      select
        r.map, p.what, p.team,
        floor(p.x / ${cell_u}::int)::int as cell_x,
        floor(p.y / ${cell_u}::int)::int as cell_y,
        count(*) as n
      from (${places(scope)}) p
      join round r using (round_id)
      where p.x is not null and p.y is not null
      group by 1, 2, 3, 4, 5
    ) p
    group by p.map, p.cell_x, p.cell_y
  `,
};

/** Where things of the three kinds happened, to whom and to which side; x and y are null where the place is not known. */
export function places(scope: Scope): Sql {
  return sql`
    select e.round_id, 'fights' as what, e.target_guid as guid, e.target_team as team, e.start_x as x, e.start_y as y
    from combat_engagement e
    where e.kind = 'combat' and ${belongsTo(ENGAGEMENT_TARGET, scope)}
    union all
    select e.round_id, 'deaths', e.target_guid, e.target_team, e.victim_x, e.victim_y
    from combat_engagement e
    where ${isDeath(scope)}
    union all
    select
      e.round_id, 'kills', e.killer_guid, case e.target_team when 'AXIS' then 'ALLIES' else 'AXIS' end,
      e.killer_x, e.killer_y
    from combat_engagement e
    where ${isKill(scope)}
  `;
}

function isDeath(scope: Scope): Sql {
  return sql`e.kind = 'combat' and e.death_by = 'enemy' and ${belongsTo(ENGAGEMENT_TARGET, scope)}`;
}

function isKill(scope: Scope): Sql {
  return sql`
    e.kind = 'combat' and e.death_by = 'enemy' and ${belongsTo(KILLER, scope)} and ${unlessBot(scope, 'e.target_is_bot')}
  `;
}

function counted(what: 'deaths' | 'kills' | 'fights'): Sql {
  return sql`
    coalesce(sum(p.n) filter (where p.what = ${what}), 0)::int as ${raw(what)},
    coalesce(sum(p.n) filter (where p.what = ${what} and p.team = 'AXIS'), 0)::int as ${raw(`${what}_axis`)},
    coalesce(sum(p.n) filter (where p.what = ${what} and p.team = 'ALLIES'), 0)::int as ${raw(`${what}_allies`)}
  `;
}

/** What no cell can show. */
export const unplaced: Note = (scope) => sql`
  select format(
    'Not in a cell, as their place is not known: %s.',
    string_agg(format('%s of %s %s', missing, happened, what), ', ' order by what)
  ) as note
  from (
    select w.*
    from (
      select
        count(*) filter (where ${isDeath(scope)}) as deaths,
        count(*) filter (where e.victim_x is null and ${isDeath(scope)}) as deaths_missing,
        count(*) filter (where ${isKill(scope)}) as kills,
        count(*) filter (where e.killer_x is null and ${isKill(scope)}) as kills_missing
      from combat_engagement e
      where e.death_by = 'enemy' and ${inRounds(scope, 'e.round_id')}
    ) t
    cross join lateral (
      values ('deaths', t.deaths, t.deaths_missing), ('kills', t.kills, t.kills_missing)
    ) as w (what, happened, missing)
  ) counted
  where missing > 0
  having count(*) > 0
`;
