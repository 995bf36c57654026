import sql from 'sql-template-tag';
import { belongsTo, inRounds, type Owner, unlessBot } from '../../report/conditions.ts';
import type { Board, Note } from '../../report/metric.ts';
import { withNames } from '../../report/players.ts';
import { CONFIDENCE, GUID, NAME, TIMES, timesOf } from '../shared-columns.ts';

/** A rescue belongs to the rescuer; player_rescue as `s`. */
const RESCUER: Owner = {
  round_id: 's.round_id',
  guid: 's.guid',
  team: 's.team',
  class: 's.class',
  is_bot: 's.is_bot',
};

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
  query: (scope) =>
    withNames(
      sql`
        select s.guid, ${timesOf('s.after_ms')}
        from player_rescue s
        where ${belongsTo(RESCUER, scope)} and ${unlessBot(scope, 's.target_is_bot')}
        group by s.guid
      `,
      scope,
    ),
};

/** How many rounds in scope cannot name rescuers. */
export const roundsWithoutHits: Note = (scope) => sql`
  select format('Rescuers are known in %s of %s rounds: the trackers of the others name no hits.', known, rounds) as note
  from (
    select
      count(*) filter (where exists (select from player_hit n where n.round_id = r.round_id)) as known,
      count(*) as rounds
    from round r
    where ${inRounds(scope, 'r.round_id')}
  ) counted
  where known < rounds
`;
