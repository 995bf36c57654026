/** A part of the world, u. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A place, u. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a map is about, and where it is when the round begins. */
export interface Objective extends Place {
  readonly name: string;
}

/** The least that holds all of them; null where there are none. */
export function around(all: readonly Bounds[]): Bounds | null {
  const [first, ...others] = all;
  if (first === undefined) return null;
  return others.reduce(
    (held, { left, right, bottom, top }) => ({
      left: Math.min(held.left, left),
      right: Math.max(held.right, right),
      bottom: Math.min(held.bottom, bottom),
      top: Math.max(held.top, top),
    }),
    first,
  );
}
