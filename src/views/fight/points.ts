import type { Hit } from './hits.ts';

/** A point of the time line. */
export type Point = StartPoint | HitPoint | EndPoint;

interface StartPoint {
  readonly kind: 'start';
  readonly time_ms: number;
}

/** `no` counts hits from 1. */
export interface HitPoint {
  readonly kind: 'hit';
  readonly time_ms: number;
  readonly no: number;
  readonly hit: Hit;
}

interface EndPoint {
  readonly kind: 'end';
  readonly time_ms: number;
}

/** The time line: the start, every hit in order, the end. */
export function pointsOf(start_ms: number, hits: readonly Hit[], end_ms: number): readonly Point[] {
  return [
    { kind: 'start', time_ms: start_ms },
    ...hits.map((hit, at): Point => ({ kind: 'hit', time_ms: hit.time_ms, no: at + 1, hit })),
    { kind: 'end', time_ms: end_ms },
  ];
}
