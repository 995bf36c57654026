import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, PART_OWNER, REACTION_TARGET } from '../report/conditions.ts';
import type { Column } from '../report/metric.ts';
import type { Scope } from '../report/scope.ts';
import { timesOf } from './shared-columns.ts';

/** The columns of `classReactions` for each reaction. */
export const CLASS_REACTION_COLUMNS: readonly Column[] = [
  ...columnsOf('return_fire', 'Return fire'),
  ...columnsOf('dodge', 'Dodge'),
  ...columnsOf('support', 'Support'),
];

/** A row per class that was a target in combat: its engagements, and the times of each reaction over them. */
export function classReactions(scope: Scope): Sql {
  return sql`
    select
      f.*,
      f.return_fire_n::float8 / f.combat_engagements as return_fire_coverage,
      f.dodge_n::float8 / f.combat_engagements as dodge_coverage,
      f.support_n::float8 / f.combat_engagements as support_coverage
    from (
      select p.class, p.combat_engagements, return_fire.*, dodge.*, support.*
      from (
        select p.class, sum(p.combat_engagements)::int as combat_engagements
        from player_round p
        where p.class is not null and p.combat_engagements > 0 and ${belongsTo(PART_OWNER, scope)}
        group by p.class
      ) p
      left join (
        -- Arrays, for sorting a class's values is cheaper than sorting all rows by class
        select
          m.target_class,
          array_agg(m.return_fire_ms) filter (where m.return_fire_ms is not null) as return_fire,
          array_agg(m.dodge_reaction_ms) filter (where m.dodge_reaction_ms is not null) as dodge,
          array_agg(m.support_reaction_ms) filter (where m.support_reaction_ms is not null) as support
        from proximity_reaction_metric m
        where m.is_combat and ${belongsTo(REACTION_TARGET, scope)}
        group by m.target_class
      ) m on m.target_class = p.class
      cross join lateral (select ${timesOf('v', 'return_fire_')} from unnest(m.return_fire) v) return_fire
      cross join lateral (select ${timesOf('v', 'dodge_')} from unnest(m.dodge) v) dodge
      cross join lateral (select ${timesOf('v', 'support_')} from unnest(m.support) v) support
    ) f
  `;
}

function columnsOf(reaction: string, title: string): Column[] {
  const name = title.toLowerCase();
  return [
    { key: `${reaction}_n`, title: 'n', unit: 'count', help: `Engagements with a value for ${name}.` },
    {
      key: `${reaction}_coverage`,
      title: `${title} coverage`,
      unit: 'share',
      help: `Share of the engagements with a value for ${name}.`,
      detail: true,
    },
    { key: `${reaction}_median_ms`, title, unit: 'ms', help: `The median of ${name}.` },
    { key: `${reaction}_mean_ms`, title: `${title} mean`, unit: 'ms', help: `The mean of ${name}.`, detail: true },
    {
      key: `${reaction}_p90_ms`,
      title: `${title} p90`,
      unit: 'ms',
      help: `Nine of ten values of ${name} are at most this.`,
      detail: true,
    },
  ];
}
