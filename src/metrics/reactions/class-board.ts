import sql from 'sql-template-tag';
import { belongsTo, ENGAGEMENT_TARGET } from '../../report/conditions.ts';
import type { Board, Column } from '../../report/metric.ts';
import { timesOf } from './columns.ts';

/** The times of the three reactions by the class that the target played in the engagement. */
export const classes: Board = {
  name: 'classes',
  title: 'By class',
  columns: [
    { key: 'class', title: 'Class', unit: 'class', help: 'The class the target played in the engagement.' },
    { key: 'combat_engagements', title: 'Fights', unit: 'count', help: 'Combat engagements of that class as target.' },
    ...columnsOf('return_fire', 'Return fire'),
    ...columnsOf('dodge', 'Dodge'),
    ...columnsOf('support', 'Support'),
  ],
  samples: null,
  order: [{ column: 'class', direction: 'asc' }],
  query: (scope) => sql`
    select
      f.*,
      f.return_fire_n::float8 / f.combat_engagements as return_fire_coverage,
      f.dodge_n::float8 / f.combat_engagements as dodge_coverage,
      f.support_n::float8 / f.combat_engagements as support_coverage
    from (
      select
        e.target_class as class,
        count(*)::int as combat_engagements,
        ${timesOf('m.return_fire_ms', 'return_fire_')},
        ${timesOf('m.dodge_reaction_ms', 'dodge_')},
        ${timesOf('m.support_reaction_ms', 'support_')}
      from combat_engagement e
      left join proximity_reaction_metric m using (round_id, engagement_id)
      where e.kind = 'combat' and e.target_class is not null and ${belongsTo(ENGAGEMENT_TARGET, scope)}
      group by e.target_class
    ) f
    where f.return_fire_n + f.dodge_n + f.support_n > 0
  `,
};

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
