import type { Path } from '../domain/round-file.ts';

/** Longer than this between two points, or farther, and nobody knows the way between them. */
const LONGEST_GAP_MS = 1000;
const LONGEST_STEP_U = 1000;

/** A shorter step has no direction. */
const LEAST_STEP_U = 2;

/** A direction is that of the last step, unless he has stood since for so long. */
const STEP_AGE_MS = 1500;

/** Points in order of time; places in game units. Of several points of one time the last one holds. */
export interface Track {
  readonly time_ms: Int32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** A place at a moment. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** How long ago it was known; 0 on the way between two points. */
  readonly age_ms: number;
}

/** A point as rows tell it, game units. */
export interface TrackPoint {
  readonly time_ms: number;
  readonly x: number;
  readonly y: number;
}

/** The points in order of time, those of one time in the order given. */
export function trackOf(points: readonly TrackPoint[]): Track {
  const sorted = [...points].sort((one, other) => one.time_ms - other.time_ms);
  return {
    time_ms: Int32Array.from(sorted, ({ time_ms }) => time_ms),
    x: Float32Array.from(sorted, ({ x }) => x),
    y: Float32Array.from(sorted, ({ y }) => y),
  };
}

/**
 * Numbers of a path's points in the order of their times, as `order` has it: paths are seldom out of order, and then
 * nothing is copied.
 */
export function inOrder(numbers: Int32Array, order: Int32Array | null): Int32Array {
  return order === null ? numbers : order.map((index) => numberAt(numbers, index));
}

/** Indexes of points by time, those of one time in the order written; null where they stand so. */
export function orderOf(time_ms: Int32Array): Int32Array | null {
  let at = 1;
  while (at < time_ms.length && numberAt(time_ms, at) >= numberAt(time_ms, at - 1)) at += 1;
  if (at >= time_ms.length) return null;
  const order = Int32Array.from(time_ms.keys());
  return order.sort((one, other) => numberAt(time_ms, one) - numberAt(time_ms, other) || one - other);
}

/** A stored path, in tenths of a unit, as a track. */
export function trackOfPath(path: Pick<Path, 'time_ms' | 'x' | 'y'>, order: Int32Array | null): Track {
  const units = (tenths: Int32Array): Float32Array => {
    const numbers = new Float32Array(tenths.length);
    for (let at = 0; at < tenths.length; at += 1) numbers[at] = numberAt(tenths, at) / 10;
    return numbers;
  };
  return {
    time_ms: inOrder(path.time_ms, order),
    x: units(inOrder(path.x, order)),
    y: units(inOrder(path.y, order)),
  };
}

/** The number at an index that the caller knows to exist. */
export function numberAt(numbers: Int32Array | Float32Array, index: number): number {
  return numbers[index] ?? 0;
}

/** Index of the last of `times_ms` at or before `time_ms`, or -1. */
export function lastAtOrBefore(times_ms: Int32Array, time_ms: number): number {
  let low = 0;
  let high = times_ms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberAt(times_ms, middle) <= time_ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether the way from a point to the next is known. */
export function isStep({ time_ms, x, y }: Track, index: number): boolean {
  if (index < 0 || index + 1 >= time_ms.length) return false;
  if (numberAt(time_ms, index + 1) - numberAt(time_ms, index) > LONGEST_GAP_MS) return false;
  const [dx, dy] = [numberAt(x, index + 1) - numberAt(x, index), numberAt(y, index + 1) - numberAt(y, index)];
  return dx * dx + dy * dy <= LONGEST_STEP_U ** 2;
}

/** Where the track is at a time: on the straight way between two points, else where it was last; null before its first. */
export function placeAt(track: Track, time_ms: number): Place | null {
  const index = lastAtOrBefore(track.time_ms, time_ms);
  if (index < 0) return null;
  const [x, y] = [numberAt(track.x, index), numberAt(track.y, index)];
  const passed_ms = time_ms - numberAt(track.time_ms, index);
  if (passed_ms === 0 || !isStep(track, index)) return { x, y, age_ms: passed_ms };
  const share = passed_ms / (numberAt(track.time_ms, index + 1) - numberAt(track.time_ms, index));
  return {
    x: x + (numberAt(track.x, index + 1) - x) * share,
    y: y + (numberAt(track.y, index + 1) - y) * share,
    age_ms: 0,
  };
}

/** The direction of the step that goes on at a time, else of the last one; radians from east to north, null where he stands. */
export function headingAt(track: Track, time_ms: number): number | null {
  const index = lastAtOrBefore(track.time_ms, time_ms);
  for (let at = index; at >= 0; at -= 1) {
    if (time_ms - numberAt(track.time_ms, Math.min(at + 1, index)) > STEP_AGE_MS) return null;
    if (!isStep(track, at)) continue;
    const [dx, dy] = [
      numberAt(track.x, at + 1) - numberAt(track.x, at),
      numberAt(track.y, at + 1) - numberAt(track.y, at),
    ];
    if (Math.hypot(dx, dy) >= LEAST_STEP_U) return Math.atan2(dy, dx);
  }
  return null;
}
