import sql, { type Sql } from 'sql-template-tag';
import { places, unplaced } from '../../metrics/hotzones/boards.ts';
import { belongsTo, ENGAGEMENT_TARGET } from '../../report/conditions.ts';
import type { Scope } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import { ALLIES, CHOSEN, FINEST_U, type Spot, type Spots, spotsOf } from './spots.ts';

/** The layers of what happens to somebody at one place. */
type EventLayer = 'deaths' | 'kills' | 'fights' | 'escapes';

interface EventRow extends Omit<Spot, 'party'> {
  readonly layer: EventLayer;
  readonly is_allies: boolean;
}

/** What the layers count, and sentences about what they leave out. */
export interface Events {
  readonly spots: Readonly<Record<EventLayer, Spots>>;
  readonly notes: readonly string[];
}

/**
 * Deaths, kills and fights as the report hotzones counts them, and escapes, of everybody in the scope's rounds: who is
 * compared with whom is told by their parties. Players get the numbers of their `guids`.
 */
export async function loadEvents(database: Queries, scope: Scope, guids: readonly string[]): Promise<Events> {
  const rows = await database.rows<EventRow>(eventRows({ ...scope, player: null }, guids));
  const notes = await database.rows<{ readonly note: string }>(unplaced(scope, {}));
  const chosen = scope.player === null ? -1 : guids.indexOf(scope.player.guid);
  const spots = (layer: EventLayer): Spots => {
    const own = rows.filter((row) => row.layer === layer);
    return spotsOf(
      own.map(({ is_allies, ...spot }) => ({
        ...spot,
        party: (is_allies ? ALLIES : 0) + (chosen >= 0 && spot.who === chosen ? CHOSEN : 0),
      })),
    );
  };
  return {
    spots: { deaths: spots('deaths'), kills: spots('kills'), fights: spots('fights'), escapes: spots('escapes') },
    notes: notes.map(({ note }) => note),
  };
}

function eventRows(scope: Scope, guids: readonly string[]): Sql {
  return sql`
    select
      p.what as layer,
      p.team = 'ALLIES' as is_allies,
      coalesce(k.place - 1, -1)::int as who,
      floor(p.x / ${FINEST_U}::int)::int as x,
      floor(p.y / ${FINEST_U}::int)::int as y,
      count(*)::int as count
    from (${places(scope)} union all ${escapes(scope)}) p
    left join unnest(${guids}::text[]) with ordinality k (guid, place) on k.guid = p.guid
    where p.x is not null and p.y is not null
    group by 1, 2, 3, 4, 5
  `;
}

/** Where targets of combat engagements were when nobody had hit them for long enough. */
function escapes(scope: Scope): Sql {
  return sql`
    select e.round_id, 'escapes', e.target_guid, e.target_team, e.end_x, e.end_y
    from combat_engagement e
    where e.kind = 'combat' and e.outcome = 'escaped' and ${belongsTo(ENGAGEMENT_TARGET, scope)}
  `;
}
