import type { Positions } from '../domain/round-file.ts';

/** A step longer than this or over more time is no movement: a teleport, a gap in the samples, a clock that jumped. */
const LONGEST_STEP_U = 1000;
const LONGEST_STEP_MS = 1000;

/** What a life's steps add up to. */
export interface Steps {
  /** Game units. */
  readonly distance_u: number;
  readonly moving_ms: number;
  /** Steps over 1000 u or 1000 ms, in neither sum. */
  readonly left_out: number;
}

/** Length of the step that ends at point `index` (1 or more), game units. */
export function stepDistance(points: Positions, index: number): number {
  const { x, y, z } = points;
  const dx = (at(x, index) - at(x, index - 1)) / 10;
  const dy = (at(y, index) - at(y, index - 1)) / 10;
  const dz = (at(z, index) - at(z, index - 1)) / 10;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** Sum of all steps between consecutive points, game units. */
export function pathLength(points: Positions): number {
  let length_u = 0;
  for (let index = 1; index < points.length; index++) length_u += stepDistance(points, index);
  return length_u;
}

/** Adds up the steps between consecutive points that are movement. */
export function sumSteps(points: Positions): Steps {
  let distance_u = 0;
  let moving_ms = 0;
  let left_out = 0;
  for (let index = 1; index < points.length; index++) {
    const step_u = stepDistance(points, index);
    const step_ms = at(points.time_ms, index) - at(points.time_ms, index - 1);
    if (step_u > LONGEST_STEP_U || Math.abs(step_ms) > LONGEST_STEP_MS) left_out++;
    else {
      distance_u += step_u;
      moving_ms += step_ms;
    }
  }
  return { distance_u, moving_ms, left_out };
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}
