import sql, { type Sql } from 'sql-template-tag';
import { places, unplaced } from '../../metrics/hotzones/boards.ts';
import { belongsTo, ENGAGEMENT_TARGET } from '../../report/conditions.ts';
import type { Scope } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import { ALLIES, CHOSEN, FINEST_U, type Spot, type Spots, spotsOf } from './spots.ts';

/** The layers of what happens to somebody at one place. */
type EventLayer = 'deaths' | 'kills' | 'fights' | 'escapes';

/** All events of a layer and a side. */
interface EventRow {
  readonly layer: EventLayer;
  readonly is_allies: boolean;
  /** x, y and the player's number of each: a row per event would take as long again as the query. */
  readonly packed: Uint8Array;
}

const BYTES = 12;

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
    return spotsOf(rows.filter((row) => row.layer === layer).flatMap((row) => unpackEvents(row, chosen)));
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
      string_agg(
        int4send(floor(p.x / ${FINEST_U}::int)::int) || int4send(floor(p.y / ${FINEST_U}::int)::int)
          || int4send(coalesce(k.place - 1, -1)::int),
        ''::bytea
      ) as packed
    from (${places(scope)} union all ${escapes(scope)}) p
    left join unnest(${guids}::text[]) with ordinality k (guid, place) on k.guid = p.guid
    where p.x is not null and p.y is not null
    group by 1, 2
  `;
}

function unpackEvents({ is_allies, packed }: EventRow, chosen: number): Spot[] {
  const numbers = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return Array.from({ length: packed.byteLength / BYTES }, (_, i) => {
    const at = i * BYTES;
    const who = numbers.getInt32(at + 8);
    const party = (is_allies ? ALLIES : 0) + (chosen >= 0 && who === chosen ? CHOSEN : 0);
    return { x: numbers.getInt32(at), y: numbers.getInt32(at + 4), who, count: 1, party };
  });
}

/** Where targets of combat engagements were when nobody had hit them for long enough. */
function escapes(scope: Scope): Sql {
  return sql`
    select e.round_id, 'escapes', e.target_guid, e.target_team, e.end_x, e.end_y
    from combat_engagement e
    where e.kind = 'combat' and e.outcome = 'escaped' and ${belongsTo(ENGAGEMENT_TARGET, scope)}
  `;
}
