import sql, { raw } from 'sql-template-tag';
import { belongsTo, PART_OWNER, REACTION_TARGET } from '../../report/conditions.ts';
import type { Board, Column } from '../../report/metric.ts';
import { classesMostPlayed, newestNames } from '../../report/players.ts';
import { CONFIDENCE, GUID, NAME, TIMES, timesOf } from '../shared-columns.ts';

const COLUMNS: readonly Column[] = [
  GUID,
  NAME,
  { key: 'class', title: 'Class', unit: 'class', help: 'The class of most of his lives in scope.' },
  {
    key: 'combat_engagements',
    title: 'Fights',
    unit: 'count',
    help: 'His combat engagements as target, with or without this reaction.',
    detail: true,
  },
  { key: 'n', title: 'n', unit: 'count', help: 'His combat engagements with this reaction.' },
  CONFIDENCE,
  { key: 'coverage', title: 'Coverage', unit: 'share', help: 'n ÷ his combat engagements as target.' },
  ...TIMES,
];

/** A row per player who has the reaction: its times over his combat engagements as target. */
export function reactionBoard(reaction: 'return_fire' | 'dodge' | 'support', title: string): Board {
  const value = reaction === 'return_fire' ? 'm.return_fire_ms' : `m.${reaction}_reaction_ms`;
  return {
    name: reaction,
    title,
    columns: COLUMNS,
    samples: 'n',
    order: [
      { column: 'median_ms', direction: 'asc' },
      { column: 'guid', direction: 'asc' },
    ],
    query: (scope) => sql`
      select
        f.*,
        p.combat_engagements,
        f.n::float8 / p.combat_engagements as coverage,
        n.name,
        c.class
      from (
        select m.target_guid as guid, ${timesOf(value)}
        from proximity_reaction_metric m
        where m.is_combat and ${raw(value)} is not null and ${belongsTo(REACTION_TARGET, scope)}
        group by m.target_guid
      ) f
      join (
        select p.guid, sum(p.combat_engagements)::int as combat_engagements
        from player_round p
        where ${belongsTo(PART_OWNER, scope)}
        group by p.guid
      ) p on p.guid = f.guid
      left join ${newestNames(scope)} n on n.guid = f.guid
      left join ${classesMostPlayed(scope)} c on c.guid = f.guid
    `,
  };
}
