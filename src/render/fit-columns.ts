/** A column before it is known how much room there is. */
export interface ColumnNeed {
  /** What its head and cells take. */
  readonly width: number;
  /** What it can be shortened to. */
  readonly least: number;
}

/** Widths of the columns that fit, in order; the others are left out. */
export interface Fit {
  readonly widths: readonly number[];
  /** How many columns at the end have no room. */
  readonly dropped: number;
}

/** Columns of space between two columns. */
export const GAP = 2;

/**
 * Shares out a terminal's width: the widest column that can be shortened gives first; when all are at their least, the
 * last column goes. The first one stays, however narrow.
 */
export function fitColumns(needs: readonly ColumnNeed[], available: number): Fit {
  for (let count = needs.length; count > 1; count -= 1) {
    const kept = needs.slice(0, count);
    const room = available - GAP * (count - 1);
    if (sum(kept.map((need) => need.least)) <= room) {
      return { widths: shrink(kept, room), dropped: needs.length - count };
    }
  }
  const [first] = needs;
  if (first === undefined) return { widths: [], dropped: 0 };
  return { widths: [Math.max(1, Math.min(first.width, available))], dropped: needs.length - 1 };
}

function shrink(needs: readonly ColumnNeed[], room: number): number[] {
  const widths = needs.map((need) => need.width);
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const widest = widestThatGives(widths, needs);
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function widestThatGives(widths: readonly number[], needs: readonly ColumnNeed[]): number {
  const giving = widths.map((width, at) => (width > (needs[at]?.least ?? width) ? width : 0));
  return giving.indexOf(Math.max(...giving));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
