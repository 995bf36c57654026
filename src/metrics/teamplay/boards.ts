import sql, { type Sql } from 'sql-template-tag';
import { ATTACKER, belongsTo, ENGAGEMENT_TARGET, inRounds, unlessBot } from '../../report/conditions.ts';
import type { Board } from '../../report/metric.ts';
import { withNames } from '../../report/players.ts';
import type { Scope } from '../../report/scope.ts';
import { CONFIDENCE, GUID, NAME, TIMES, timesOf } from '../shared-columns.ts';

/** Those who took part in crossfires as `a`, each with the engagement as `e`. */
function crossfireParts(scope: Scope): Sql {
  return sql`
    combat_attacker a
    join combat_engagement e using (round_id, engagement_id)
    where a.in_crossfire and e.is_crossfire and ${inRounds(scope, 'e.round_id')}
      and ${belongsTo(ATTACKER, scope)} and ${unlessBot(scope, 'e.target_is_bot')}
  `;
}

/** Crossfires a player took part in, and what came of them. */
export const crossfire: Board = {
  name: 'crossfire_kills',
  title: 'Crossfire kills',
  columns: [
    GUID,
    NAME,
    { key: 'crossfires', title: 'Crossfires', unit: 'count', help: 'Crossfires he took part in.' },
    CONFIDENCE,
    { key: 'kills', title: 'Kills', unit: 'count', help: 'Those that killed the target, whoever shot last.' },
    { key: 'final_blows', title: 'Final blows', unit: 'count', help: 'Those in which he shot last.' },
    { key: 'kill_rate', title: 'Kill rate', unit: 'share', help: 'Kills ÷ crossfires.' },
  ],
  samples: 'crossfires',
  order: [
    { column: 'kills', direction: 'desc' },
    { column: 'crossfires', direction: 'desc' },
    { column: 'guid', direction: 'asc' },
  ],
  query: (scope) =>
    withNames(
      sql`
        select
          a.guid,
          count(*)::int as crossfires,
          count(*) filter (where e.death_by = 'enemy')::int as kills,
          count(*) filter (where e.death_by = 'enemy' and e.killer_guid = a.guid)::int as final_blows,
          count(*) filter (where e.death_by = 'enemy')::float8 / count(*) as kill_rate
        from ${crossfireParts(scope)}
        group by a.guid
      `,
      scope,
    ),
};

/** How close the fire of a player's crossfires was. */
export const sync: Board = {
  name: 'sync',
  title: 'Sync',
  columns: [
    GUID,
    NAME,
    { key: 'n', title: 'n', unit: 'count', help: 'Crossfires he took part in.' },
    CONFIDENCE,
    ...TIMES,
  ],
  samples: 'n',
  order: [
    { column: 'median_ms', direction: 'asc' },
    { column: 'guid', direction: 'asc' },
  ],
  query: (scope) =>
    withNames(
      sql`select a.guid, ${timesOf('e.crossfire_delay_ms')} from ${crossfireParts(scope)} group by a.guid`,
      scope,
    ),
};

/** How a player fared under the fire of two or more. */
export const focus: Board = {
  name: 'focus_survival',
  title: 'Focus survival',
  columns: [
    GUID,
    NAME,
    { key: 'n', title: 'n', unit: 'count', help: 'Escapes and kills when focused.' },
    CONFIDENCE,
    { key: 'escapes', title: 'Escapes', unit: 'count', help: 'Those he escaped.' },
    { key: 'survival', title: 'Survival', unit: 'share', help: 'Escapes ÷ (escapes + kills).' },
    {
      key: 'focused',
      title: 'Focused',
      unit: 'count',
      help: 'Combat engagements in which two or more enemies hit him, whatever their end.',
      detail: true,
    },
  ],
  samples: 'n',
  order: [
    { column: 'survival', direction: 'desc' },
    { column: 'n', direction: 'desc' },
    { column: 'guid', direction: 'asc' },
  ],
  query: (scope) =>
    withNames(
      sql`
        select focused.*, focused.escapes::float8 / focused.n as survival
        from (
          select
            e.target_guid as guid,
            count(*)::int as focused,
            count(*) filter (where e.outcome = 'escaped')::int as escapes,
            count(*) filter (where e.outcome = 'escaped' or e.death_by = 'enemy')::int as n
          from combat_engagement e
          where e.enemy_attackers >= 2 and ${belongsTo(ENGAGEMENT_TARGET, scope)}
          group by e.target_guid
        ) focused
        where focused.n > 0
      `,
      scope,
    ),
};
