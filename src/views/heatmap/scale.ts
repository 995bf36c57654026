import type { Ink } from '../../render/canvas.ts';

/** Values up to `upper` are drawn with `ink`. */
export interface Step {
  readonly upper: number;
  readonly ink: Ink;
  /** From 1 for the least to the number of inks. */
  readonly level: number;
}

/** Few values get a shade each; with more, shades get wider towards the greatest, as a few cells have most of it. */
const EVEN_STEPS_PER_INK = 2;

/**
 * The shades for values from above 0 to `most`, ascending; the last has the last ink, whatever their number. Where values
 * are whole numbers so are the borders, and no shade is without a value.
 */
export function stepsOf(most: number, whole: boolean, inks: readonly Ink[]): Step[] {
  if (most <= 0) return [];
  const isEven = whole && most <= EVEN_STEPS_PER_INK * inks.length;
  const borders = inks.map((_, i) => {
    const share = (i + 1) / inks.length;
    const upper = most * (isEven ? share : share ** 2);
    return whole ? Math.round(upper) : upper;
  });
  const uppers = [...new Set(borders)].filter((upper) => upper > 0);
  return uppers.flatMap((upper, i) => {
    const level = Math.ceil((inks.length * (i + 1)) / uppers.length);
    const ink = inks[level - 1];
    return ink === undefined ? [] : [{ upper, ink, level }];
  });
}

/** The shade of a value above 0. */
export function stepFor(value: number, steps: readonly Step[]): Step | undefined {
  return steps.find(({ upper }) => value <= upper) ?? steps.at(-1);
}

/** The values of each shade as text, such as `2-4`. */
export function rangesOf(steps: readonly Step[], whole: boolean): string[] {
  return steps.map(({ upper }, i) => {
    const below = steps[i - 1]?.upper ?? 0;
    if (!whole) return `to ${upper.toFixed(1)}%`;
    return below + 1 === upper ? `${upper}` : `${below + 1}-${upper}`;
  });
}
