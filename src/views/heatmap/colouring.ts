import type { Ink } from '../../render/canvas.ts';
import type { Cell, CellField } from './cells.ts';
import type { Inks } from './inks.ts';
import type { Difference } from './layers.ts';
import { type Step, stepFor, stepsOf } from './scale.ts';

/** The shades of a layer: of counts, or of both sides of a difference. */
export interface Colouring {
  /** Of values above 0. */
  readonly more: readonly Step[];
  /** Of values below 0, by their distance from it; none where there is no difference. */
  readonly less: readonly Step[];
  /** Of cells where both sides are even; null where there is no difference. */
  readonly even: Ink | null;
  /** How many shades a side can have. */
  readonly levels: number;
}

/** Shades by the whole map, so that a cell keeps its colour when the screen moves. */
export function colouringOf({ most, whole }: CellField, difference: Difference, inks: Inks): Colouring {
  if (difference === 'none') {
    return { more: stepsOf(most, whole, inks.heat), less: [], even: null, levels: inks.heat.length };
  }
  return {
    more: stepsOf(most, whole, inks.more),
    less: stepsOf(most, whole, inks.less),
    even: inks.even,
    levels: inks.more.length,
  };
}

/** How a cell is drawn: its ink, and the share of its dots that are on where dots tell the shade. */
export function inkOf({ value }: Cell, { more, less, even, levels }: Colouring): { ink: Ink; share: number } | null {
  if (value === 0) return even && { ink: even, share: 1 / levels };
  const step = stepFor(Math.abs(value), value > 0 ? more : less);
  return step === undefined ? null : { ink: step.ink, share: step.level / levels };
}
