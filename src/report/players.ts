import sql, { raw, type Sql } from 'sql-template-tag';
import { belongsTo, inRounds, PART_OWNER } from './conditions.ts';
import type { Scope } from './scope.ts';

/**
 * The newest name that the player whose GUID the SQL expression `guid` gives had in the scope's rounds. Not the newest
 * of all: what a report says of an evening stays when later rounds come in.
 */
export function newestName(guid: string, scope: Scope): Sql {
  return sql`(
    select p.name
    from round_player p
    join round r using (round_id)
    where p.guid = ${raw(guid)} and ${inRounds(scope, 'p.round_id')}
    order by r.start_at desc, r.round_id desc
    limit 1
  )`;
}

/** As newestName for all players of the scope at once, a row each: to join where a query has many rows. */
export function newestNames(scope: Scope): Sql {
  return sql`(
    select distinct on (p.guid) p.guid, p.name
    from (
      select p.guid, max(r.start_at) as start_at
      from round_player p
      join round r using (round_id)
      where ${inRounds(scope, 'p.round_id')}
      group by p.guid
    ) newest
    join round r on r.start_at = newest.start_at and ${inRounds(scope, 'r.round_id')}
    join round_player p on p.round_id = r.round_id and p.guid = newest.guid
    order by p.guid, p.round_id desc
  )`;
}

/** The rows of `query` with a `name` each: the newest that the player of its `guid` had in the scope's rounds. */
export function withNames(query: Sql, scope: Scope): Sql {
  return sql`
    select f.*, n.name
    from (${query}) f
    left join ${newestNames(scope)} n on n.guid = f.guid
  `;
}

/** The class of most of his lives in scope for every player, a row each; of equals the first in the alphabet. */
export function classesMostPlayed(scope: Scope): Sql {
  return sql`(
    select distinct on (c.guid) c.guid, c.class
    from (
      select p.guid, p.class, sum(p.lives) as lives
      from player_round p
      where ${belongsTo(PART_OWNER, scope)} and p.class is not null and p.lives > 0
      group by p.guid, p.class
    ) c
    order by c.guid, c.lives desc, c.class collate "C"
  )`;
}
