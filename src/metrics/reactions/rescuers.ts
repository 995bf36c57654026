import sql, { raw, type Sql } from 'sql-template-tag';
import { belongsTo, inRounds, type Owner } from '../../report/conditions.ts';
import type { Board, Note } from '../../report/metric.ts';
import { newestName } from '../../report/players.ts';
import type { Scope } from '../../report/scope.ts';
import { CONFIDENCE, GUID, NAME, TIMES, timesOf } from './columns.ts';

/** A rescue belongs to the rescuer. */
const RESCUER: Owner = {
  round_id: 'r.round_id',
  guid: 'r.guid',
  team: 'r.team',
  class: 'r.class',
  is_bot: '(r.round_id, r.guid) in (select p.round_id, p.guid from round_player p where p.is_bot)',
};

/**
 * Who hit an `attack`'s attacker in time, with the team and class he had then: hits by name, and the first and last hits
 * of the attacker's own engagements, which have the explosives that V6 HIT_REGIONS lacks.
 */
function matesHits(scope: Scope): Sql {
  return sql`
    select k.round_id, k.engagement_id, k.start_time_ms, k.target_team, h.attacker_guid as guid, l.team, l.class, h.time_ms
    from attack k
    join player_hit h on h.round_id = k.round_id
      and h.victim_guid = k.attacker_guid
      and h.attacker_guid <> k.target_guid
      and h.time_ms between k.first_hit_ms and k.until_ms
    cross join lateral (
      select l.team, l.class
      from player_track l
      where l.round_id = h.round_id and l.guid = h.attacker_guid
      order by l.spawn_time_ms <= h.time_ms desc, abs(l.spawn_time_ms - h.time_ms)
      limit 1
    ) l
    where ${inRounds(scope, 'h.round_id')}
    union all
    select k.round_id, k.engagement_id, k.start_time_ms, k.target_team, a.guid, a.team, a.class, t.time_ms
    from attack k
    join combat_engagement e on e.round_id = k.round_id
      and e.target_guid = k.attacker_guid
      and e.end_time_ms >= k.first_hit_ms
      and e.start_time_ms <= k.until_ms
    join combat_attacker a on a.round_id = e.round_id
      and a.engagement_id = e.engagement_id
      and a.guid <> k.target_guid
    cross join lateral (values (a.first_hit_ms), (a.last_hit_ms)) as t (time_ms)
    where ${inRounds(scope, 'e.round_id')} and t.time_ms between k.first_hit_ms and k.until_ms
  `;
}

/** Mates who hit somebody's attackers, by how soon after the engagement's start. */
export const rescuers: Board = {
  name: 'rescuers',
  title: 'Rescuers',
  columns: [
    GUID,
    NAME,
    { key: 'n', title: 'n', unit: 'count', help: 'Combat engagements of mates in which he hit an attacker.' },
    CONFIDENCE,
    ...TIMES,
  ],
  samples: 'n',
  order: [
    { column: 'median_ms', direction: 'asc' },
    { column: 'guid', direction: 'asc' },
  ],
  query: (scope) => sql`
    with attack as materialized (${attacks(scope)}),
    rescue as (
      select distinct on (h.round_id, h.engagement_id, h.guid)
        h.round_id, h.guid, h.team, h.class, h.time_ms - h.start_time_ms as after_ms
      from (${matesHits(scope)}) h
      where h.team = h.target_team
      order by h.round_id, h.engagement_id, h.guid, h.time_ms, h.class
    )
    select f.*, ${newestName('f.guid', scope)} as name
    from (
      select r.guid, ${timesOf('r.after_ms')}
      from rescue r
      where ${belongsTo(RESCUER, scope)}
      group by r.guid
    ) f
  `,
};

/** How many rounds in scope cannot name rescuers. */
export const roundsWithoutHits: Note = (scope) => sql`
  select format('Rescuers are known in %s of %s rounds: the trackers of the others name no hits.', known, rounds) as note
  from (
    select count(*) filter (where ${namesHits('r.round_id')}) as known, count(*) as rounds
    from round r
    where ${inRounds(scope, 'r.round_id')}
  ) counted
  where known < rounds
`;

/** Enemies' attacks on the targets of combat engagements, and until when who hits them back is a rescuer. */
function attacks(scope: Scope): Sql {
  return sql`
    select
      e.round_id, e.engagement_id, e.start_time_ms, e.target_guid, e.target_team,
      a.guid as attacker_guid, a.first_hit_ms, least(e.start_time_ms + 5000, e.end_time_ms) as until_ms
    from combat_engagement e
    join combat_attacker a using (round_id, engagement_id)
    where e.kind = 'combat' and a.is_enemy and ${inRounds(scope, 'e.round_id')} and ${namesHits('e.round_id')}
      and ${scope.bots ? sql`true` : sql`not e.target_is_bot`}
  `;
}

function namesHits(roundId: 'r.round_id' | 'e.round_id'): Sql {
  return sql`exists (select from player_hit n where n.round_id = ${raw(roundId)})`;
}
