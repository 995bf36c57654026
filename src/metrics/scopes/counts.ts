import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, inRounds, PART_OWNER } from '../../report/conditions.ts';
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
  coalesce(sum(o.deaths_to_enemies), 0)::int as kills,
  coalesce(sum(o.escapes), 0)::int as escapes,
  coalesce(sum(o.combat_engagements - o.deaths_to_enemies - o.escapes), 0)::int as others,
  coalesce(sum(o.crossfires), 0)::int as crossfires
`;

/** The rounds in scope as `s`, each joined to its players' parts in it as `o`. */
export function roundsWithOwners(scope: Scope): Sql {
  return sql`
    (
      select s.*, r.file_name
      from session_round s
      join round r using (round_id)
      where ${inRounds(scope, 's.round_id')}
    ) s
    left join (
      select p.* from player_round p where ${belongsTo(PART_OWNER, scope)}
    ) o on o.round_id = s.round_id
  `;
}
