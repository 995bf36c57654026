import sql from 'sql-template-tag';
import type { BoardRow } from '../../report/metric.ts';
import type { Queries } from '../../store/database.ts';
import { unpackPath } from '../../store/unpack-points.ts';
import { type Place, placeAt, type Track, type TrackPoint, trackOf } from '../track.ts';

/** Where somebody was last known to be is no longer where he is after so long. */
const LONGEST_AGE_MS = 1500;

/** The target's track, from the rows of the board `target_path`. */
export function targetTrack(path: readonly BoardRow[]): Track {
  return trackOf(
    path.map((row) => ({ time_ms: Number(row['time_ms']), x: Number(row['x_u']), y: Number(row['y_u']) })),
  );
}

interface LifeRow {
  readonly guid: string;
  readonly path: Uint8Array;
}

/** The tracks of an engagement's attackers, of their lives in its time, by GUID. */
export async function loadTracks(
  database: Queries,
  round_id: number,
  engagement_id: number,
): Promise<ReadonlyMap<string, Track>> {
  const lives = await database.rows<LifeRow>(sql`
    select l.guid, l.path
    from combat_engagement e
    join player_track l on l.round_id = e.round_id and l.spawn_time_ms <= e.end_time_ms and l.death_time_ms >= e.start_time_ms
    where e.round_id = ${round_id}::int and e.engagement_id = ${engagement_id}::int and l.guid <> e.target_guid
      and l.guid in (
        select a.guid from combat_attacker a where a.round_id = e.round_id and a.engagement_id = e.engagement_id
      )
    order by l.spawn_time_ms
  `);
  const points = new Map<string, TrackPoint[]>();
  for (const { guid, path } of lives) points.set(guid, [...(points.get(guid) ?? []), ...pointsOf(path)]);
  return new Map([...points].map(([guid, all]) => [guid, trackOf(all)]));
}

/** A stored path is in tenths of a unit. */
function pointsOf(packed: Uint8Array): readonly TrackPoint[] {
  const { time_ms, x, y } = unpackPath(packed);
  return Array.from(time_ms, (time, at) => ({ time_ms: time, x: (x[at] ?? 0) / 10, y: (y[at] ?? 0) / 10 }));
}

/** Where a track is at a time; null where that is not known. */
export function knownPlace(track: Track | undefined, time_ms: number): Place | null {
  const place = track === undefined ? null : placeAt(track, time_ms);
  return place === null || place.age_ms > LONGEST_AGE_MS ? null : place;
}
