import type { Engagement, Life } from '../domain/round-file.ts';
import type { Place } from '../domain/round-record.ts';
import { groupBy } from './group-by.ts';
import { lastAtOrBefore, numberAt } from './in-time.ts';
import { inOrderOfTime, joined, merged, type Track } from './track.ts';

/** A position older than this places nobody. */
export const OLDEST_POSITION_MS = 1500;

/** Where the players of a round were. */
export interface Whereabouts {
  /** The newest place at or before `time_ms`, null where it is over 1500 ms old or there is none. */
  at(guid: string, time_ms: number): Place | null;
  /** All points of the player in order of time; of several of one time the last is his place. */
  trackOf(guid: string): Track;
}

/**
 * Gathers what the paths of lives and engagements tell of each player's places. Of two points of one time the life's
 * holds, then the later written.
 */
export function whereabouts(lives: readonly Life[], engagements: readonly Engagement[]): Whereabouts {
  const livesOf = groupBy(lives, (life) => life.guid);
  const fightsOf = groupBy(engagements, (engagement) => engagement.target_guid);
  const tracks = new Map<string, Track>();
  for (const guid of new Set([...livesOf.keys(), ...fightsOf.keys()])) {
    const lived = joined((livesOf.get(guid) ?? []).map((life) => life.path));
    const fought = joined((fightsOf.get(guid) ?? []).map((engagement) => engagement.positions));
    tracks.set(guid, merged(inOrderOfTime(fought), inOrderOfTime(lived)));
  }
  const nowhere = joined([]);
  const trackOf = (guid: string): Track => tracks.get(guid) ?? nowhere;
  return { trackOf, at: (guid, time_ms) => placeAt(trackOf(guid), time_ms) };
}

function placeAt(track: Track, time_ms: number): Place | null {
  const index = lastAtOrBefore(track.time_ms, time_ms);
  if (index < 0 || time_ms - numberAt(track.time_ms, index) > OLDEST_POSITION_MS) return null;
  return {
    x: numberAt(track.x, index) / 10,
    y: numberAt(track.y, index) / 10,
    z: numberAt(track.z, index) / 10,
  };
}
