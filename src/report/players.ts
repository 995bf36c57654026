import sql, { raw, type Sql } from 'sql-template-tag';
import { belongsTo, inRounds, LIFE_OWNER } from './conditions.ts';
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

/** The class of most of his lives in scope, of equals the first in the alphabet; null without a life. */
export function classMostPlayed(guid: string, scope: Scope): Sql {
  return sql`(
    select l.class
    from player_track l
    where l.guid = ${raw(guid)} and ${belongsTo(LIFE_OWNER, scope)} and l.class is not null
    group by l.class
    order by count(*) desc, l.class collate "C"
    limit 1
  )`;
}
