import type { Positions } from '../domain/round-file.ts';
import { numberAt } from './in-time.ts';

/** Points without what happened there; coordinates in tenths of a game unit. */
export type Track = Pick<Positions, 'time_ms' | 'x' | 'y' | 'z'>;

/** A time and the number of a point, which is below POINTS, share one exact number. */
const POINTS = 2 ** 21;
const EARLIEST_MS = -(2 ** 31);

/** The points of `paths`, one path after the other. */
export function joined(paths: readonly Positions[]): Track {
  const track = trackOf(paths.reduce((length, path) => length + path.length, 0));
  let length = 0;
  for (const path of paths) {
    track.time_ms.set(path.time_ms, length);
    track.x.set(path.x, length);
    track.y.set(path.y, length);
    track.z.set(path.z, length);
    length += path.length;
  }
  return track;
}

/** The points of `track` by time, those of one time in the order they had. */
export function inOrderOfTime(track: Track): Track {
  if (isInOrder(track.time_ms)) return track;
  const keys = new Float64Array(track.time_ms.length);
  for (let index = 0; index < keys.length; index++) {
    keys[index] = (numberAt(track.time_ms, index) - EARLIEST_MS) * POINTS + index;
  }
  const sorted = trackOf(keys.length);
  keys.sort().forEach((key, index) => {
    copyPoint(sorted, index, track, key % POINTS);
  });
  return sorted;
}

/** Two tracks in order of time as one; of two points of one time the one of `second` comes last. */
export function merged(first: Track, second: Track): Track {
  const track = trackOf(first.time_ms.length + second.time_ms.length);
  let taken = 0;
  for (let index = 0; index < second.time_ms.length; index++) {
    const time_ms = numberAt(second.time_ms, index);
    while (taken < first.time_ms.length && numberAt(first.time_ms, taken) <= time_ms) {
      copyPoint(track, taken + index, first, taken);
      taken++;
    }
    copyPoint(track, taken + index, second, index);
  }
  for (; taken < first.time_ms.length; taken++) copyPoint(track, second.time_ms.length + taken, first, taken);
  return track;
}

function trackOf(length: number): Track {
  return {
    time_ms: new Int32Array(length),
    x: new Int32Array(length),
    y: new Int32Array(length),
    z: new Int32Array(length),
  };
}

function isInOrder(times_ms: Int32Array): boolean {
  for (let index = 1; index < times_ms.length; index++) {
    if (numberAt(times_ms, index) < numberAt(times_ms, index - 1)) return false;
  }
  return true;
}

function copyPoint(to: Track, index: number, from: Track, source: number): void {
  to.time_ms[index] = numberAt(from.time_ms, source);
  to.x[index] = numberAt(from.x, source);
  to.y[index] = numberAt(from.y, source);
  to.z[index] = numberAt(from.z, source);
}
